import type { BoxRegion, BoxSettings } from "@keyhole/shared/questions/box/schema";
import type { DrawContext, DrawEvent, DrawStep, DrawTool } from "../../fields/image/image-layer.ts";
import { distance, emptySketch, inside } from "../../fields/image/shapes.ts";
import type { Point } from "../../fields/image/shapes.ts";
import { boxBetween, rectOf, rectSketch, squareCorner } from "./geometry.ts";
import { tooSmall } from "./rules.ts";

/** Drag from corner to corner, or press once at each. */
export type BoxState =
  | { readonly at: "idle" }
  /** The first corner is pressed and not yet lifted: a drag, or a click so far. */
  | { readonly at: "pressed"; readonly anchor: Point; readonly corner: Point }
  /** A click has set the first corner; the next one sets the second. */
  | { readonly at: "placed"; readonly anchor: Point; readonly corner: Point };

type Context = DrawContext<BoxSettings, BoxRegion>;
type Step = DrawStep<BoxState, BoxRegion>;
const idle: BoxState = { at: "idle" };

function cornerOf(event: { point: Point; shift: boolean }, anchor: Point, { extent }: Context): Point {
  const point = inside(event.point, extent);
  return event.shift ? squareCorner(anchor, point, extent) : point;
}

function finish(anchor: Point, corner: Point, context: Context): Step {
  const region: BoxRegion = { id: context.newId(), label: context.label, ...boxBetween(anchor, corner) };
  const notice = tooSmall(region, context.settings);
  return notice === null ? { state: idle, added: region } : { state: idle, notice };
}

function step(state: BoxState, event: DrawEvent, context: Context): Step {
  if (event.type === "cancel" || event.type === "back") return { state: idle };
  if (event.type === "finish") return state.at === "placed" ? finish(state.anchor, state.corner, context) : { state };
  if (event.type === "double") return { state };
  switch (state.at) {
    case "idle": {
      if (event.type !== "down") return { state };
      const anchor = inside(event.point, context.extent);
      return { state: { at: "pressed", anchor, corner: anchor } };
    }
    case "pressed": {
      const corner = cornerOf(event, state.anchor, context);
      if (event.type !== "up") return { state: { ...state, corner } };
      return distance(state.anchor, corner) <= context.tolerance
        ? { state: { at: "placed", anchor: state.anchor, corner } }
        : finish(state.anchor, corner, context);
    }
    case "placed": {
      const corner = cornerOf(event, state.anchor, context);
      return event.type === "down" ? finish(state.anchor, corner, context) : { state: { ...state, corner } };
    }
  }
}

export const boxTool: DrawTool<BoxSettings, BoxRegion, BoxState> = {
  idle,
  isIdle: (state) => state.at === "idle",
  step,
  preview(state) {
    if (state.at === "idle") return { sketch: emptySketch };
    const sketch = rectSketch(rectOf({ id: "", label: "", ...boxBetween(state.anchor, state.corner) }));
    return state.at === "placed" ? { sketch, next: { message: "editor.box.second" } } : { sketch };
  },
};
