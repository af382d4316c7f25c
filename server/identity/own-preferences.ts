import type { PersonId } from "@keyhole/shared/ids";
import { readPreferences, type Preferences } from "@keyhole/shared/preferences";
import type { Services } from "../services.ts";

export interface OwnPreferences {
  /** 0 where nothing was ever set. */
  readonly revision: number;
  readonly set: Preferences;
}

/** What a person set for themselves. A record that does not read counts as nothing set: it never keeps anybody out. */
export async function ownPreferences(
  { store, personKeys, log }: Pick<Services, "store" | "personKeys" | "log">,
  personId: PersonId,
): Promise<OwnPreferences> {
  const row = await store.read.preferencesOf(personId);
  if (row === null) return { revision: 0, set: {} };
  const { revision } = row;
  try {
    const cipher = await personKeys.load(personId);
    const set = readPreferences(Buffer.from(cipher.openOwn("preferences", row.sealed)).toString());
    if (set !== null) return { revision, set };
    log.warn({ personId }, "preferences of another version were left out");
  } catch (error) {
    log.warn({ err: error, personId }, "preferences could not be opened");
  }
  return { revision, set: {} };
}
