import type { Notice } from "../../editor/notice.ts";
import type { Region } from "@keyhole/shared/questions/question-type";
import { sameRegion } from "../../editor/region-ref.ts";
import type { RegionRef } from "../../editor/region-ref.ts";
import type { ImageQuestion } from "./drawn.ts";
import { distance, rectAround, shiftInside } from "./shapes.ts";
import type { Extent, Point, Rect } from "./shapes.ts";

/** Several selected regions that move as one. */
export interface Group {
  readonly members: readonly Editable[];
  /** Around all of them: together they stay inside the picture. */
  readonly bounds: Rect;
}

/** The members moved by the same shift, as far as all of them stay inside the picture. */
export function moveGroup({ members, bounds }: Group, by: Point, extent: Extent): readonly Editable[] {
  const shift = shiftInside(bounds, by, extent);
  return members.map((each) => ({ ...each, region: each.question.layer.move(each.region, shift, extent) }));
}

/** A region with the question that knows how it bends. */
export interface Editable {
  readonly ref: RegionRef;
  readonly region: Region;
  readonly question: ImageQuestion;
}

export interface SelectEvent {
  readonly type: "down" | "move" | "up" | "double" | "cancel";
  readonly point: Point;
  readonly shift: boolean;
  readonly alt: boolean;
}

export interface SelectContext {
  readonly extent: Extent;
  /** Image pixels; see DrawContext. */
  readonly tolerance: number;
  readonly selection: readonly RegionRef[];
  /** The one selected region that may be edited; null for none, several or a locked one. */
  readonly editable: Editable | null;
  /** All selected regions that may be moved, where there are several. */
  readonly group: Group | null;
  /** A region with all that belong to it, and what of them moves as one where they are several. */
  together(on: Editable): { readonly refs: readonly RegionRef[]; readonly group: Group | null };
  /** The region under a point that may be picked. */
  pick(point: Point): Editable | null;
  /** Where a handle goes that is pulled to a point: to what it sticks to, or right there. */
  snap(point: Point, bent: { readonly on: Editable; readonly handle: string; readonly suspended: boolean }): Point;
}

export type SelectState =
  | { readonly at: "idle" }
  /** Pressed on a region, not yet moved: a click, or the start of a move. */
  | {
      readonly at: "pressed";
      readonly on: Editable;
      readonly from: Point;
      readonly group: Group | null;
      /** It was one of several that were selected: lifted where it is, it is selected alone. */
      readonly narrows: boolean;
    }
  | {
      readonly at: "moving";
      readonly group: Group;
      readonly from: Point;
      readonly current: readonly Editable[];
    }
  | {
      readonly at: "bending";
      readonly on: Editable;
      readonly handle: string;
      /** From the pointer to the handle's middle, so that the handle does not jump. */
      readonly offset: Point;
      readonly current: Region;
      /** The stored region, to be put back on cancel; `on` may already have a vertex more. */
      readonly changed: boolean;
    };

export interface SelectStep {
  readonly state: SelectState;
  readonly select?: readonly RegionRef[];
  /** The handle that the keyboard moves from now on. */
  readonly handle?: string | null;
  /** The finished edits, to be stored as one. */
  readonly edited?: readonly Editable[];
  readonly notice?: Notice;
}

export const idleSelect: SelectState = { at: "idle" };
const add = (first: Point, second: Point): Point => ({ x: first.x + second.x, y: first.y + second.y });
const minus = (first: Point, second: Point): Point => ({ x: first.x - second.x, y: first.y - second.y });

/**
 * The handle under a point, the nearest one first. Handles are gripped a little wider than lines, but those of a small
 * region never fill it: its middle stays free for moving it.
 */
export function handleAt(editable: Editable, point: Point, tolerance: number): string | null {
  const { layer, settings } = editable.question;
  const handles = layer.handles(editable.region, settings);
  const around = rectAround(handles);
  if (around === null) return null;
  const smaller = Math.min(around.right - around.left, around.bottom - around.top);
  const wide = tolerance * 1.25;
  const reach = handles.length === 1 ? wide : Math.min(wide, Math.max(tolerance / 3, smaller / 4));
  let best: { id: string; distance: number } | null = null;
  for (const handle of handles) {
    const away = distance(handle, point);
    if (away <= reach && (best === null || away < best.distance)) best = { id: handle.id, distance: away };
  }
  return best?.id ?? null;
}

/** Select, move and bend: pure; what is stored comes out as `edited` when the pointer is lifted. */
export function stepSelect(state: SelectState, event: SelectEvent, context: SelectContext): SelectStep {
  if (event.type === "cancel") return { state: idleSelect };
  if (event.type === "double") return { ...doublePress(event, context), state: idleSelect };
  switch (state.at) {
    case "idle":
      return event.type === "down" ? press(event, context) : { state };
    case "pressed": {
      // A click on one of several selected regions selects it alone, once it is clear that they are not to be moved.
      if (event.type === "up") return { state: idleSelect, ...(state.narrows ? { select: [state.on.ref] } : {}) };
      if (event.type !== "move" || distance(event.point, state.from) < context.tolerance / 2) return { state };
      const group = state.group ?? alone(state.on);
      return stepSelect({ at: "moving", group, from: state.from, current: group.members }, event, context);
    }
    case "moving": {
      const { group, from } = state;
      if (event.type === "up") return { state: idleSelect, edited: state.current };
      const by = axisLocked(minus(event.point, from), event.shift);
      return { state: { ...state, current: moveGroup(group, by, context.extent) } };
    }
    case "bending": {
      const { on, handle } = state;
      if (event.type === "up") {
        const done = state.changed ? { edited: [{ ...on, region: state.current }] } : {};
        return { state: idleSelect, handle, ...done };
      }
      const suspended = event.alt || event.shift;
      const to = context.snap(add(event.point, state.offset), { on, handle, suspended });
      const change = { handle, to, constrain: event.shift };
      return { state: { ...state, changed: true, current: on.question.layer.drag(on.region, change, context.extent) } };
    }
  }
}

const axisLocked = (by: Point, locked: boolean): Point => {
  if (!locked) return by;
  return Math.abs(by.x) >= Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
};

function press(event: SelectEvent, context: SelectContext): SelectStep {
  const { editable, tolerance } = context;
  if (editable !== null && !event.shift) {
    const grip = pressEditable(editable, event, tolerance);
    if (grip !== null) return grip;
  }
  const on = context.pick(event.point);
  if (on === null) return event.shift ? { state: idleSelect } : { state: idleSelect, select: [], handle: null };
  const chosen = context.selection.some((ref) => sameRegion(ref, on.ref));
  const { refs, group } = context.together(on);
  if (event.shift) {
    const others = context.selection.filter((ref) => !refs.some((each) => sameRegion(ref, each)));
    return { state: idleSelect, select: chosen ? others : [...others, ...refs], handle: null };
  }
  const pressed = { at: "pressed", on, from: event.point } as const;
  if (chosen && context.group?.members.some(({ ref }) => sameRegion(ref, on.ref)) === true)
    return { state: { ...pressed, group: context.group, narrows: true }, handle: null };
  // One of a group that was picked alone stays alone: it is being worked on.
  if (chosen && context.selection.length === 1)
    return { state: { ...pressed, group: null, narrows: false }, handle: null };
  return { state: { ...pressed, group, narrows: false }, select: refs, handle: null };
}

/** One region by itself: its own layer keeps it inside. */
const alone = (on: Editable): Group => ({ members: [on], bounds: anywhere });
const anywhere: Rect = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

/** On a handle of the selected region: bend it; with Alt take the vertex out, or put one into the edge. */
function pressEditable(editable: Editable, event: SelectEvent, tolerance: number): SelectStep | null {
  const { layer, settings } = editable.question;
  const handle = handleAt(editable, event.point, tolerance);
  if (handle !== null) {
    if (event.alt) return removeHandle(editable, handle);
    const middle = layer.handles(editable.region, settings).find(({ id }) => id === handle) ?? event.point;
    const offset = minus(middle, event.point);
    return {
      state: { at: "bending", on: editable, handle, offset, current: editable.region, changed: false },
      handle,
    };
  }
  const more = event.alt ? layer.insert?.(editable.region, event.point, tolerance) : undefined;
  if (more === undefined || more === null) return null;
  const on = { ...editable, region: more.region };
  return {
    state: { at: "bending", on, handle: more.handle, offset: { x: 0, y: 0 }, current: more.region, changed: true },
    handle: more.handle,
  };
}

/** Takes one vertex or point of a region away, or says why it must stay. */
export function removeHandle(editable: Editable, handle: string): SelectStep {
  const { layer, settings } = editable.question;
  const result = layer.remove?.(editable.region, handle, settings);
  if (result === undefined) return { state: idleSelect };
  if ("notice" in result) return { state: idleSelect, notice: result.notice };
  return { state: idleSelect, edited: [{ ...editable, region: result.region }], handle: null };
}

function doublePress(event: SelectEvent, { editable, tolerance }: SelectContext): Partial<SelectStep> {
  if (editable === null) return {};
  const { layer } = editable.question;
  const handle = handleAt(editable, event.point, tolerance);
  if (handle !== null) {
    const toggled = layer.toggle?.(editable.region, handle);
    return toggled === undefined ? {} : { edited: [{ ...editable, region: toggled }], handle };
  }
  const more = layer.insert?.(editable.region, event.point, tolerance);
  return more === undefined || more === null
    ? {}
    : { edited: [{ ...editable, region: more.region }], handle: more.handle };
}
