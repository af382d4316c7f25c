import type { Region } from "@keyhole/shared/questions/question-type";
import type { Frame } from "@keyhole/shared/questions/turned";
import type { Notice } from "../editor/notice.ts";
import type { DrawContext, DrawEvent, DrawStep, DrawTool } from "../fields/image/image-layer.ts";
import { distance, emptySketch, inside } from "../fields/image/shapes.ts";
import type { Point, Sketch } from "../fields/image/shapes.ts";
import { boxBetween, squareCorner } from "./box/geometry.ts";
import { isAllowed, storedFrame } from "./turned-geometry.ts";

/** Drag from corner to corner for an upright shape, or press three times: both ends of a line, then how far across. */
export type TurnedState =
  | { readonly at: "idle" }
  /** Pressed and not yet lifted: a drag, or the first end of a line. */
  | { readonly at: "pressed"; readonly from: Point; readonly pointer: Point }
  /** One end of the line is set. */
  | { readonly at: "line"; readonly from: Point; readonly pointer: Point }
  /** The line is set, and with it the turn. */
  | { readonly at: "across"; readonly from: Point; readonly to: Point; readonly pointer: Point };

/** What a shape makes of a frame. */
export interface TurnedKind<Settings, Shape extends Region> {
  /** The line is a side of the shape, or the axis in its middle. */
  readonly line: "side" | "axis";
  readonly words: { readonly second: Notice; readonly third: Notice };
  make(frame: Frame, region: { readonly id: string; readonly label: string }): Shape;
  sketch(frame: Frame): Sketch;
  refuse(shape: Shape, settings: Settings): Notice | null;
}

const idle: TurnedState = { at: "idle" };

/** The upright frame between two opposite corners. */
function upright(from: Point, to: Point): Frame {
  const { x, y, width, height } = boxBetween(from, to);
  return { cx: x + width / 2, cy: y + height / 2, width, height, angle: 0 };
}

/** The frame on a line, as wide across it as the third place is away from it. */
function onLine(state: TurnedState & { at: "across" }, line: "side" | "axis"): Frame {
  const { from, to, pointer } = state;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const width = Math.hypot(dx, dy);
  const across = width === 0 ? 0 : (dx * (pointer.y - from.y) - dy * (pointer.x - from.x)) / width;
  const shift = line === "side" && width > 0 ? across / 2 / width : 0;
  return {
    cx: (from.x + to.x) / 2 - dy * shift,
    cy: (from.y + to.y) / 2 + dx * shift,
    width,
    height: Math.abs(across) * (line === "side" ? 1 : 2),
    angle: (Math.atan2(dy, dx) * 180) / Math.PI,
  };
}

/** A straight line in steps of 15 degrees from its first end. */
function straight(from: Point, to: Point): Point {
  const step = Math.PI / 12;
  const way = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / step) * step;
  const long = distance(from, to);
  return { x: from.x + long * Math.cos(way), y: from.y + long * Math.sin(way) };
}

export function turnedTool<Settings, Shape extends Region>(
  kind: TurnedKind<Settings, Shape>,
): DrawTool<Settings, Shape, TurnedState> {
  type Step = DrawStep<TurnedState, Shape>;
  type Context = DrawContext<Settings, Shape>;

  function finish(frame: Frame, context: Context): Step {
    const stored = storedFrame(frame);
    const shape = kind.make(stored, { id: context.newId(), label: context.label });
    const notice = isAllowed(stored, context.extent)
      ? kind.refuse(shape, context.settings)
      : ({ message: "editor.turned.outside" } as const);
    return notice === null ? { state: idle, added: shape } : { state: idle, notice };
  }

  function step(state: TurnedState, event: DrawEvent, context: Context): Step {
    if (event.type === "cancel") return { state: idle };
    if (event.type === "double") return { state };
    if (event.type === "back") {
      return { state: state.at === "across" ? { at: "line", from: state.from, pointer: state.pointer } : idle };
    }
    if (event.type === "finish") {
      if (state.at === "across") return finish(onLine(state, kind.line), context);
      return state.at === "line" ? finish(upright(state.from, state.pointer), context) : { state };
    }
    const point = inside(event.point, context.extent);
    switch (state.at) {
      case "idle":
        return event.type === "down" ? { state: { at: "pressed", from: point, pointer: point } } : { state };
      case "pressed": {
        const pointer = event.shift ? squareCorner(state.from, point, context.extent) : point;
        if (event.type !== "up") return { state: { ...state, pointer } };
        return distance(state.from, pointer) <= context.tolerance
          ? { state: { at: "line", from: state.from, pointer } }
          : finish(upright(state.from, pointer), context);
      }
      case "line": {
        const pointer = event.shift ? inside(straight(state.from, point), context.extent) : point;
        if (event.type !== "down") return { state: { ...state, pointer } };
        return distance(state.from, pointer) <= context.tolerance
          ? { state }
          : { state: { at: "across", from: state.from, to: pointer, pointer } };
      }
      case "across": {
        const next = { ...state, pointer: point };
        return event.type === "down" ? finish(onLine(next, kind.line), context) : { state: next };
      }
    }
  }

  return {
    idle,
    isIdle: (state) => state.at === "idle",
    step,
    preview(state) {
      switch (state.at) {
        case "idle":
          return { sketch: emptySketch };
        case "pressed":
          return { sketch: kind.sketch(upright(state.from, state.pointer)) };
        case "line":
          return { sketch: { rings: [], lines: [[state.from, state.pointer]], dots: [] }, next: kind.words.second };
        case "across":
          return { sketch: kind.sketch(onLine(state, kind.line)), next: kind.words.third };
      }
    },
  };
}
