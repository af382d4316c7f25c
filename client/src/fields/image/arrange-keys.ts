import { ownPreferences, setPreference } from "../../ui/own-preferences.ts";
import type { Binding } from "../../editor/hotkeys.ts";
import { orders } from "./arrange.ts";
import { filter, group, hide, hideOthers, lock, order, selectAll, showAll, ungroup, unlockAll } from "./arranging.ts";
import type { Order } from "./arrange.ts";
import type { KeyTarget } from "./keys.ts";
import type { Bind } from "./shape-keys.ts";

const orderKeys: Readonly<Record<Order, string>> = {
  front: "mod+shift+arrowup",
  forward: "mod+arrowup",
  backward: "mod+arrowdown",
  back: "mod+shift+arrowdown",
};

/** Keys for what is seen of a picture's regions, whoever looks at them. */
export const sightBindings = ({ surface }: Pick<KeyTarget, "surface">, bind: Bind): readonly Binding[] => [
  bind("hide", ["h"], { run: () => hide(surface) }),
  bind("hideOthers", ["alt+h"], { run: () => hideOthers(surface) }),
  bind("showAll", ["alt+shift+h"], { run: () => showAll(surface) }),
  bind("filter", ["shift+f"], { run: () => filter(surface) }),
];

/** Keys for how regions lie over each other and belong together, and which of them may be changed. */
export const arrangeBindings = (
  { surface, hasFocus }: Pick<KeyTarget, "surface" | "hasFocus">,
  bind: Bind,
): readonly Binding[] => [
  ...orders.map((way) => bind(way, [orderKeys[way]], { repeats: true, run: () => order(surface, way) })),
  bind("group", ["mod+g"], { run: () => group(surface) }),
  bind("ungroup", ["mod+shift+g"], { run: () => ungroup(surface) }),
  bind("lock", ["l"], { run: () => lock(surface) }),
  bind("unlockAll", ["alt+l"], { run: () => unlockAll(surface) }),
  bind("selectAll", ["mod+a"], { run: () => hasFocus() && selectAll(surface) }),
  bind("snap", ["shift+s"], { run: () => toggleSnap() }),
];

export function toggleSnap(): void {
  setPreference("snap", ownPreferences.get().snap === true ? undefined : true);
}
