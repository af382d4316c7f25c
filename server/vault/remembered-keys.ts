import type { Store } from "@keyhole/db/store";
import { systemEntry } from "../door/trail-drafts.ts";
import { requireKeys, type KeyFolder } from "./key-folder.ts";
import type { RandomBytes } from "../security/envelope.ts";

const setting = "key-fingerprints";

/**
 * The database remembers which keys it was made with, by names that tell nothing of them. A start with other keys stops
 * with the file that is wrong; a key that was added since is remembered from now on.
 */
export async function rememberKeys(
  store: Store,
  keys: KeyFolder,
  { now, random }: { readonly now: number; readonly random: RandomBytes },
): Promise<void> {
  const stored = await store.read.setting(setting);
  // Written below as a list of strings, and by nothing else.
  const known = stored === null ? [] : (JSON.parse(stored) as string[]);
  requireKeys(keys, known);
  const held = keys.fingerprints();
  const added = held.filter((fingerprint) => !known.includes(fingerprint)).length;
  if (added === 0) return;
  const entry = systemEntry({ random, clock: () => now }, { type: "key.made", count: added });
  const drafts =
    stored === null ? [systemEntry({ random, clock: () => now }, { type: "trail.opened" }), entry] : [entry];
  await store.write.saveSetting(setting, JSON.stringify(held), { now, drafts });
}
