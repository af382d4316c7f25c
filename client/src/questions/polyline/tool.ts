import type { PolylineRegion, PolylineSettings } from "@keyhole/shared/questions/polyline/schema";
import type { DrawContext, DrawEvent, DrawStep, DrawTool } from "../../fields/image/image-layer.ts";
import { distance, emptySketch, inside } from "../../fields/image/shapes.ts";
import type { Point } from "../../fields/image/shapes.ts";
import { refuseLine, vertexOf } from "./geometry.ts";

/** One press for each vertex; Enter, or a second press on the last one, ends the line. */
export type PolylineState =
  | { readonly at: "idle" }
  | { readonly at: "drawing"; readonly vertices: readonly Point[]; readonly pointer: Point };

type Context = DrawContext<PolylineSettings, PolylineRegion>;
type Step = DrawStep<PolylineState, PolylineRegion>;
const idle: PolylineState = { at: "idle" };

function end(state: PolylineState & { at: "drawing" }, context: Context): Step {
  const region = { id: context.newId(), label: context.label, points: state.vertices.map(vertexOf) };
  const notice = refuseLine(region, context.settings);
  // The line stays: a person adds what is missing, or takes back what is too much.
  return notice === null ? { state: idle, added: region } : { state, notice };
}

function press(state: PolylineState & { at: "drawing" }, point: Point, context: Context): Step {
  const last = state.vertices.at(-1);
  if (last !== undefined && distance(last, point) <= context.tolerance / 2) {
    return state.vertices.length >= 2 ? end(state, context) : { state: { ...state, pointer: point } };
  }
  const { maxVertices: most } = context.settings;
  if (state.vertices.length >= most) return { state, notice: { message: "editor.polyline.tooMany", values: { most } } };
  return { state: { at: "drawing", vertices: [...state.vertices, point], pointer: point } };
}

function step(state: PolylineState, event: DrawEvent, context: Context): Step {
  if (event.type === "cancel") return { state: idle };
  if (state.at === "idle") {
    if (event.type !== "down") return { state };
    const point = inside(event.point, context.extent);
    return { state: { at: "drawing", vertices: [point], pointer: point } };
  }
  switch (event.type) {
    case "down":
      return press(state, inside(event.point, context.extent), context);
    case "move":
      return { state: { ...state, pointer: inside(event.point, context.extent) } };
    case "back": {
      const vertices = state.vertices.slice(0, -1);
      return { state: vertices.length === 0 ? idle : { ...state, vertices } };
    }
    case "finish":
      return end(state, context);
    case "up":
    case "double":
      return { state };
  }
}

export const polylineTool: DrawTool<PolylineSettings, PolylineRegion, PolylineState> = {
  idle,
  isIdle: (state) => state.at === "idle",
  step,
  preview(state) {
    if (state.at === "idle") return { sketch: emptySketch };
    const lines = [[...state.vertices, state.pointer]];
    const dots = state.vertices.map((vertex) => ({ ...vertex, hollow: false }));
    const message = state.vertices.length < 2 ? "editor.polyline.next" : "editor.polyline.end";
    return { sketch: { rings: [], lines, dots }, next: { message } };
  },
};
