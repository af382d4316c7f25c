import type { KeyMap } from "@keyhole/shared/preferences";
import { textOfNotice } from "./notice.ts";
import { t } from "../i18n/t.ts";
import { parseChord } from "./chord.ts";
import { keysId, type ListedBinding, type Remap } from "./hotkeys.ts";
import { keyScopes, knownActions, scopeOf } from "./key-catalogue.ts";
import type { KeyGroup, KeyRow } from "./key-table.tsx";

/** Every action that exists whatever a form asks. `resolved`: as it is now; `usual`: as it is once it is reset. */
export function knownGroups(resolved: Remap, usual: Remap): readonly KeyGroup[] {
  return keyScopes.map((scope) => ({
    title: t(`keys.scope.${scope}`),
    rows: knownActions.flatMap(({ id, layer, keys, title, byPlace }, rank): readonly KeyRow[] => {
      if (scopeOf(id) !== scope) return [];
      const row = {
        id,
        layer,
        rank,
        title: textOfNotice(title),
        chords: (resolved[id] ?? keys).map(parseChord),
        usual: (usual[id] ?? keys).map(parseChord),
        byPlace: byPlace === true,
      };
      return [row];
    }),
  }));
}

export const titleOf = ({ title }: Pick<ListedBinding, "title">): string =>
  "text" in title ? title.text : textOfNotice(title);

/** What is on the screen, each action once. */
export function rowsOnScreen(list: readonly ListedBinding[], usual: Remap): readonly KeyRow[] {
  const rows = new Map<string, KeyRow>();
  for (const [rank, binding] of list.entries()) {
    const id = keysId(binding);
    if (rows.has(id)) continue;
    rows.set(id, {
      id,
      layer: binding.layer,
      rank,
      title: titleOf(binding),
      chords: binding.chords,
      usual: (usual[id] ?? binding.keys).map(parseChord),
      byPlace: binding.byPlace === true,
    });
  }
  return [...rows.values()];
}

/** Without a member that says nothing. */
export const orNothing = (keys: KeyMap): KeyMap | undefined => (Object.keys(keys).length === 0 ? undefined : keys);
