import { labelKey } from "../../editor/annotation-store.ts";
import type { RegionRef } from "../../editor/region-ref.ts";
import type { MessageKey } from "../../i18n/t.ts";
import { inGroup, reordered } from "./arrange.ts";
import type { Order } from "./arrange.ts";
import type { Drawn } from "./drawn.ts";
import type { Rect } from "./shapes.ts";
import type { Surface } from "./surface.ts";

/** The selected regions that may be changed; says so where they are all locked. */
function free(surface: Surface): readonly Drawn[] {
  const { locked } = surface.options.store.getState();
  const selected = surface.selected();
  const open = selected.filter(({ region }) => !locked.has(region.id));
  if (selected.length > 0 && open.length === 0) surface.set({ notice: { message: "editor.arrange.locked" } });
  return open;
}

const overlap = (one: Rect, other: Rect): boolean =>
  one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;

/** Brings the selected regions forward or back among those of their question. False where nothing is selected. */
export function order(surface: Surface, way: Order): boolean {
  const moving = free(surface);
  if (moving.length === 0) return surface.selected().length > 0;
  const { store, extent } = surface.options;
  const changes = [...new Set(moving.map(({ question }) => question))].flatMap(
    (question): (readonly [string, unknown])[] => {
      const all = surface.drawn().filter((drawn) => drawn.question === question);
      const moves = new Set(moving.filter((drawn) => drawn.question === question));
      const meets = (one: Drawn, other: Drawn): boolean => overlap(one.bounds, other.bounds);
      const next = reordered(all, { moves, order: way, meets });
      if (next === all) return [];
      const regions = next.map(({ region }) => region);
      return [[question.name, question.layer.withRegions(regions, extent)]];
    },
  );
  const isForward = way === "forward" || way === "front";
  if (changes.length > 0) store.changeAll(changes);
  const message: MessageKey =
    changes.length > 0 ? `editor.order.${way}` : isForward ? "editor.order.first" : "editor.order.last";
  surface.set({ notice: { message } });
  return true;
}

/** Makes the selected regions one group. */
export function group(surface: Surface): boolean {
  const members = free(surface);
  if (members.length === 0) return surface.selected().length > 0;
  if (members.length < 2) {
    surface.set({ notice: { message: "editor.group.few" } });
    return true;
  }
  const change = inGroup(surface.options.newId());
  surface.commit(members.map((each) => ({ ...each, region: change(each.region) })));
  surface.set({ notice: { message: "editor.group.made", values: { count: members.length } } });
  return true;
}

/** Takes the selected regions out of their groups. */
export function ungroup(surface: Surface): boolean {
  const members = free(surface).filter(({ region }) => region.group !== undefined);
  if (members.length === 0) return false;
  const change = inGroup(null);
  surface.commit(members.map((each) => ({ ...each, region: change(each.region) })));
  surface.set({ notice: { message: "editor.group.gone" } });
  return true;
}

/** A region with all that belong to it, in the order in which they are drawn. */
export function togetherOn(surface: Surface, ref: RegionRef): readonly RegionRef[] | null {
  const drawn = surface.find(ref);
  if (drawn === null) return null;
  const { group: own } = drawn.region;
  if (own === undefined) return [ref];
  return surface.drawn().flatMap((each) => (each.region.group === own ? [each.ref] : []));
}

/** Hides the selected regions, or shows them again where all are hidden. */
export function hide(surface: Surface): boolean {
  const { store } = surface.options;
  const ids = surface.selected().map(({ region }) => region.id);
  const isHidden = ids.every((id) => store.getState().hidden.has(id));
  store.setHidden(ids, !isHidden);
  return ids.length > 0;
}

/** Hides all but the selected regions. */
export function hideOthers(surface: Surface): boolean {
  const chosen = new Set(surface.selected().map(({ region }) => region.id));
  if (chosen.size === 0) return false;
  const { store } = surface.options;
  store.setHidden([...chosen], false);
  store.setHidden(
    surface.drawn().flatMap(({ region }) => (chosen.has(region.id) ? [] : [region.id])),
    true,
  );
  return true;
}

/** Shows all that is hidden, one by one or by its label. */
export function showAll(surface: Surface): boolean {
  const { store } = surface.options;
  const { hidden, unseen } = store.getState();
  store.setHidden([...hidden], false);
  store.setUnseen([...unseen], false);
  return hidden.size + unseen.size > 0;
}

/** Locks the selected regions, or unlocks them where all are locked. */
export function lock(surface: Surface): boolean {
  const { store, readOnly } = surface.options;
  const ids = surface.selected().map(({ region }) => region.id);
  const isLocked = ids.every((id) => store.getState().locked.has(id));
  if (!readOnly) store.setLocked(ids, !isLocked);
  return ids.length > 0;
}

export function unlockAll(surface: Surface): boolean {
  const { store } = surface.options;
  const { locked } = store.getState();
  store.setLocked([...locked], false);
  return locked.size > 0;
}

/** Shows regions of one label only, that of the selected one or of the next to be drawn; again shows all. */
export function filter(surface: Surface): boolean {
  const { store, questions } = surface.options;
  if (store.getState().unseen.size > 0) return showAll(surface);
  const [selected] = surface.selected();
  const target = selected === undefined ? surface.target() : { ...selected, label: selected.region.label };
  if (target === null) return false;
  store.setUnseen(
    questions.flatMap(({ name, settings, layer }) =>
      layer
        .labels(settings)
        .filter(({ value }) => name !== target.question.name || value !== target.label)
        .map(({ value }) => labelKey(name, value)),
    ),
    true,
  );
  return true;
}

/** Selects every region that is to be seen and not locked. */
export function selectAll(surface: Surface): boolean {
  const { store } = surface.options;
  const { locked } = store.getState();
  const hidden = surface.hidden();
  store.setMode("select");
  store.select(
    ...surface.drawn().flatMap(({ ref }) => (hidden.has(ref.region) || locked.has(ref.region) ? [] : [ref])),
  );
  surface.set({ handle: null });
  return true;
}
