import type { PersonId } from "@keyhole/shared/ids";
import { readPreferences, type Preferences } from "@keyhole/shared/preferences";
import type { Services } from "../services.ts";

export interface OwnPreferences {
  /** 0 where nothing was ever set. */
  readonly revision: number;
  readonly set: Preferences;
}

/** What a person set for themselves and is told. */
export async function ownPreferences(
  services: Pick<Services, "store" | "personKeys" | "log">,
  personId: PersonId,
): Promise<OwnPreferences> {
  const { revision, set } = await keptPreferences(services, personId);
  return { revision, set: await ofOwnProjects(services.store, personId, set) };
}

/**
 * All that is kept, also what its owner is not told now. A record that does not read counts as nothing set: it never keeps
 * anybody out.
 */
export async function keptPreferences(
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

/** Keys of labels name words of a form: only of projects in which the person has a role now. The others wait for another role. */
export async function ofOwnProjects(
  store: Services["store"],
  personId: PersonId,
  set: Preferences,
): Promise<Preferences> {
  const { projectKeys, ...rest } = set;
  if (projectKeys === undefined) return set;
  const own = new Set<string>((await store.read.projectsOf(personId)).map(({ id }) => id));
  const kept = Object.entries(projectKeys).filter(([id]) => own.has(id));
  return kept.length === 0 ? rest : { ...rest, projectKeys: Object.fromEntries(kept) };
}
