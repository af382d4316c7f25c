import type { Binding } from "../../editor/hotkeys.ts";
import type { MessageKey } from "../../i18n/t.ts";
import { arrangeBindings, sightBindings } from "./arrange-keys.ts";
import { moveGroup, removeHandle } from "./select-tool.ts";
import { shapeBindings } from "./shape-keys.ts";
import { inside } from "./shapes.ts";
import type { Point } from "./shapes.ts";
import type { Surface } from "./surface.ts";
import type { Tools } from "./tools.ts";
import { viewBindings } from "./view/view-keys.ts";
import { toScreen } from "./viewport.ts";

/** What the keys work on. `hasFocus`: the picture, or nothing in particular, has the keyboard. */
export interface KeyTarget {
  readonly surface: Surface;
  readonly tools: Tools;
  hasFocus(this: void): boolean;
  now(this: void): number;
}

/** Arrow presses of one region within this time (ms) are one undo step. */
const nudgePauseMs = 800;

/** Screen pixels by which an arrow key moves the view where nothing is selected; with Shift ten times as far. */
const panPixels = 24;

const ways: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The keys of a picture. Arrow keys, Enter and Tab count only while nothing else on the page has the focus. */
export function imageBindings(target: KeyTarget): readonly Binding[] {
  const { surface, tools } = target;
  const { store, readOnly } = surface.options;
  const nudge = nudger(target);
  const bind = (
    name: string,
    keys: readonly string[],
    rest: Pick<Binding, "run"> & Partial<Pick<Binding, "repeats" | "follows" | "byPlace">>,
  ): Binding => ({
    id: `image.${name}`,
    layer: "field",
    keys,
    title: { message: `editor.key.${name}` as MessageKey }, // checked by keys.test.ts: every name has its text
    ...rest,
  });
  const arrows = (step: number): Binding["run"] => {
    return ({ key }) => {
      const way = ways[key];
      return way !== undefined && target.hasFocus() && nudge(way, step);
    };
  };
  const arrowKeys = (modifier: string): readonly string[] =>
    ["arrowleft", "arrowright", "arrowup", "arrowdown"].map((key) => `${modifier}${key}`);

  // Where the pointer is, else in the middle.
  const pointer = (): Point | undefined => surface.pointer.get() ?? undefined;
  const viewing: readonly Binding[] = [
    bind("fit", ["f", "0", "="], { run: () => surface.fit() }),
    bind("zoomIn", ["+"], { repeats: true, run: () => surface.zoom(1.25, pointer()) }),
    bind("zoomOut", ["-"], { repeats: true, run: () => surface.zoom(1 / 1.25, pointer()) }),
    bind("fullSize", ["shift+z"], { run: () => surface.zoom(1 / surface.getView().viewport.scale, pointer()) }),
    bind("zoomSelection", ["z"], { run: () => surface.fitSelection() }),
    bind("next", ["."], { repeats: true, run: () => selectBeside(surface, 1) }),
    bind("previous", [","], { repeats: true, run: () => selectBeside(surface, -1) }),
    bind("visitNext", ["n"], { repeats: true, run: () => visit(surface, 1) }),
    bind("visitPrevious", ["shift+n"], { repeats: true, run: () => visit(surface, -1) }),
    bind("tabNext", ["tab"], { repeats: true, run: () => target.hasFocus() && tabTo(surface, 1) }),
    bind("tabPrevious", ["shift+tab"], { repeats: true, run: () => target.hasFocus() && tabTo(surface, -1) }),
    bind("escape", ["escape"], { run: () => escape(target) }),
    ...sightBindings(target, bind),
    ...viewBindings(target, bind),
  ];
  if (readOnly) return viewing;
  return [
    ...viewing,
    bind("undo", ["mod+z"], { follows: "work.undo", repeats: true, run: () => tools.undo() }),
    bind("redo", ["mod+shift+z", "mod+y"], { follows: "work.redo", repeats: true, run: () => store.redo() }),
    bind("select", ["v"], { run: () => (tools.cancel(), store.setMode("select")) }),
    bind("draw", ["d"], { run: () => tools.startDrawing() }),
    bind("delete", ["delete", "backspace"], { repeats: true, run: () => remove(target) }),
    bind("enter", ["enter"], { run: () => target.hasFocus() && enter(target) }),
    bind("nextHandle", ["]"], { repeats: true, run: () => resizes(target, 1) || handleBeside(surface, 1) }),
    bind("previousHandle", ["["], { repeats: true, run: () => resizes(target, -1) || handleBeside(surface, -1) }),
    ...shapeBindings(target, bind),
    ...arrangeBindings(target, bind),
    bind("move", arrowKeys(""), { byPlace: true, repeats: true, run: arrows(1) }),
    bind("moveFar", arrowKeys("shift+"), { byPlace: true, repeats: true, run: arrows(10) }),
    bind("moveCursor", arrowKeys("alt+"), { byPlace: true, repeats: true, run: arrows(0) }),
  ];
}

/**
 * Arrows move what can move: the keyboard's cursor while drawing, else the chosen handle, else the selected region. The
 * cursor goes 8 screen pixels a step (Shift 40, Alt one image pixel); regions go one image pixel (Shift ten).
 */
function nudger({ surface, tools, now }: KeyTarget): (way: Point, step: number) => boolean {
  let run = 0;
  let last = { key: "", at: -Infinity };
  return (way, step) => {
    if (tools.isDrawMode) {
      const pixels = step === 0 ? 1 : Math.max(1, Math.round(surface.reach(step === 1 ? 8 : 40)));
      moveCursor({ surface, tools }, { x: way.x * pixels, y: way.y * pixels });
      return true;
    }
    const { extent } = surface.options;
    const editable = surface.editable();
    const group = surface.group();
    const runOf = (key: string): string => {
      if (key !== last.key || now() - last.at > nudgePauseMs) run += 1;
      last = { key, at: now() };
      return `nudge ${run}`;
    };
    if (group !== null && step !== 0) {
      const key = group.members.map(({ ref }) => ref.region).join(" ");
      surface.commit(moveGroup(group, { x: way.x * step, y: way.y * step }, extent), runOf(key));
      return true;
    }
    if (editable === null && step !== 0 && surface.selected().length === 0) {
      surface.pan(-way.x * step * panPixels, -way.y * step * panPixels);
      return true;
    }
    if (editable === null || step === 0) return false;
    const { layer, settings } = editable.question;
    const by = { x: way.x * step, y: way.y * step };
    const handleId = surface.getView().handle;
    const handle = layer.handles(editable.region, settings).find(({ id }) => id === handleId);
    const region =
      handle === undefined
        ? layer.move(editable.region, by, extent)
        : layer.drag(
            editable.region,
            { handle: handle.id, to: { x: handle.x + by.x, y: handle.y + by.y }, constrain: false },
            extent,
          );
    surface.commit([{ ...editable, region }], runOf(`${editable.ref.region} ${handle?.id ?? ""}`));
    return true;
  };
}

function moveCursor({ surface, tools }: Pick<KeyTarget, "surface" | "tools">, by: Point): void {
  const { viewport, screen, keyCursor } = surface.getView();
  const { extent } = surface.options;
  const from = keyCursor ?? { x: Math.round(extent.width / 2), y: Math.round(extent.height / 2) };
  const to = inside({ x: from.x + by.x, y: from.y + by.y }, extent);
  surface.set({ keyCursor: to });
  tools.draw({ type: "move", point: tools.aim(to), shift: false, alt: false });
  // The cursor takes the picture with it at the border of the screen.
  if (screen === null) return;
  const seen = toScreen(viewport, to);
  const room = 24;
  const over = (at: number, size: number): number => Math.min(0, at - room) + Math.max(0, at - (size - room));
  const away = { x: over(seen.x, screen.width), y: over(seen.y, screen.height) };
  if (away.x !== 0 || away.y !== 0) surface.pan(-away.x, -away.y);
}

/** Presses at the keyboard's cursor; without one, ends what the pointer has begun, or brings the cursor up. */
function enter({ surface, tools }: KeyTarget): boolean {
  if (!tools.isDrawMode) {
    return handleBeside(surface, 1);
  }
  const { keyCursor } = surface.getView();
  if (keyCursor === null) {
    if (!tools.draw({ type: "finish" })) {
      moveCursor({ surface, tools }, { x: 0, y: 0 });
      surface.set({ notice: { message: "editor.keyCursor" } });
    }
    return true;
  }
  const press = { point: tools.aim(keyCursor), shift: false, alt: false };
  tools.draw({ type: "down", ...press });
  tools.draw({ type: "up", ...press });
  return true;
}

/** One thing back at a time: the begun shape, the cursor, the handle, the selection, the drawing mode. */
function escape({ surface, tools }: KeyTarget): boolean {
  const { store } = surface.options;
  if (tools.cancel()) return true;
  if (surface.getView().keyCursor !== null) surface.set({ keyCursor: null });
  else if (surface.getView().handle !== null) surface.set({ handle: null });
  else if (store.getState().selection.length > 0) store.select();
  else if (tools.isDrawMode) store.setMode("select");
  else return false;
  return true;
}

function remove({ surface, tools }: KeyTarget): boolean {
  if (tools.isBusy) {
    tools.draw({ type: "back" });
    return true;
  }
  const editable = surface.editable();
  const { handle } = surface.getView();
  if (editable?.question.layer.remove !== undefined && handle !== null) {
    tools.applySelect(removeHandle(editable, handle));
    return true;
  }
  return surface.remove();
}

function selectBeside(surface: Surface, way: 1 | -1): boolean {
  const { store } = surface.options;
  const hidden = surface.hidden();
  const seen = surface.drawn().filter(({ ref }) => !hidden.has(ref.region));
  const [current] = surface.selected();
  const from = current === undefined ? (way === 1 ? -1 : 0) : seen.indexOf(current);
  const next = seen.at((from + way + seen.length) % Math.max(seen.length, 1));
  if (next === undefined) return false;
  store.select(next.ref);
  surface.set({ handle: null });
  return true;
}

/** Selects the next region and brings it into the middle. */
function visit(surface: Surface, way: 1 | -1): boolean {
  if (!selectBeside(surface, way)) return false;
  const [selected] = surface.selected();
  if (selected !== undefined) surface.centre(selected.bounds);
  return true;
}

/** Tab goes through the regions once one is selected, and leaves the picture after the last, so that nobody is caught. */
function tabTo(surface: Surface, way: 1 | -1): boolean {
  const [current] = surface.selected();
  if (current === undefined) return false;
  const hidden = surface.hidden();
  const seen = surface.drawn().filter((drawn) => drawn === current || !hidden.has(drawn.ref.region));
  const next = seen[seen.indexOf(current) + way];
  surface.options.store.select(...(next === undefined ? [] : [next.ref]));
  surface.set({ handle: null });
  return next !== undefined;
}

function handleBeside(surface: Surface, way: 1 | -1): boolean {
  const editable = surface.editable();
  if (editable === null) return false;
  const ids = editable.question.layer.handles(editable.region, editable.question.settings).map(({ id }) => id);
  const { handle } = surface.getView();
  const from = handle === null ? (way === 1 ? -1 : 0) : ids.indexOf(handle);
  surface.set({ handle: ids.at((from + way + ids.length) % Math.max(ids.length, 1)) ?? null });
  return true;
}

/** While a round tip draws, the brackets change its size. */
function resizes({ surface, tools }: KeyTarget, way: 1 | -1): boolean {
  if (!tools.isDrawMode || surface.drawMode()?.brush !== true) return false;
  surface.resizeBrush(way);
  return true;
}
