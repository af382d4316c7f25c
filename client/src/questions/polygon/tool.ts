import type { PolygonRegion, PolygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { DrawContext, DrawEvent, DrawStep, DrawTool } from "../../fields/image/image-layer.ts";
import { distance, emptySketch, inside } from "../../fields/image/shapes.ts";
import type { Point } from "../../fields/image/shapes.ts";
import type { Notice } from "../../editor/notice.ts";
import { isWithin, vertexOf } from "./geometry.ts";
import { refusePolygon } from "./rules.ts";

/**
 * One press for each vertex; Enter, or a press on the first or the last vertex, closes the outline. While cutting, the
 * outline becomes a hole of the polygon that was selected when it was begun.
 */
export type PolygonState =
  | { readonly at: "idle" }
  | {
      readonly at: "outlining";
      readonly vertices: readonly Point[];
      readonly pointer: Point;
      /** The polygon to cut a hole into, by its id; null draws a new one. */
      readonly into: string | null;
    };

type Context = DrawContext<PolygonSettings, PolygonRegion>;
type Step = DrawStep<PolygonState, PolygonRegion>;
const idle: PolygonState = { at: "idle" };

function close(state: PolygonState & { at: "outlining" }, context: Context): Step {
  if (state.into !== null) return cut(state, context);
  const region: PolygonRegion = {
    id: context.newId(),
    label: context.label,
    rings: [state.vertices.map(vertexOf)],
  };
  const notice = refusePolygon(region, context.settings);
  // The outline stays: a person adds what is missing, or takes back what is too much.
  return notice === null ? { state: idle, added: region } : { state, notice };
}

function cut(state: PolygonState & { at: "outlining" }, context: Context): Step {
  const { regions, settings } = context;
  const polygon = regions.find(({ id }) => id === state.into);
  // Deleted while the hole was being drawn: there is nothing left to cut.
  if (polygon === undefined) return { state: idle, notice: { message: "editor.polygon.cutNone" } };
  const hole = state.vertices.map(vertexOf);
  const cutOut = { ...polygon, rings: [...polygon.rings, hole] };
  const least = Math.max(3, settings.minVertices);
  const notice: Notice | null =
    hole.length < least
      ? { message: "editor.polygon.tooFew", values: { least } }
      : isWithin(hole, polygon)
        ? refusePolygon(cutOut, settings)
        : { message: "editor.polygon.cutOutside" };
  if (notice !== null) return { state, notice };
  const replaced = regions.map((region) => (region.id === polygon.id ? cutOut : region));
  return { state: idle, replaced: { regions: replaced, select: polygon.id } };
}

function press(state: PolygonState & { at: "outlining" }, point: Point, context: Context): Step {
  const [first] = state.vertices;
  const last = state.vertices.at(-1);
  const onFirst = first !== undefined && distance(first, point) <= context.tolerance;
  const onLast = last !== undefined && distance(last, point) <= context.tolerance / 2;
  if ((onFirst || onLast) && state.vertices.length >= 3) return close(state, context);
  if (onFirst || onLast) return { state: { ...state, pointer: point } };
  if (state.vertices.length >= context.settings.maxVertices) {
    return { state, notice: { message: "editor.polygon.tooMany", values: { most: context.settings.maxVertices } } };
  }
  return { state: { ...state, vertices: [...state.vertices, point], pointer: point } };
}

function step(state: PolygonState, event: DrawEvent, context: Context): Step {
  if (event.type === "cancel") return { state: idle };
  if (state.at === "idle") {
    if (event.type !== "down") return { state };
    const point = inside(event.point, context.extent);
    const isCut = context.mode === "cut";
    if (isCut && context.selected === null) return { state, notice: { message: "editor.polygon.cutNone" } };
    const into = isCut ? (context.selected?.id ?? null) : null;
    return { state: { at: "outlining", vertices: [point], pointer: point, into } };
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
      return close(state, context);
    case "up":
    case "double":
      return { state };
  }
}

export const polygonTool: DrawTool<PolygonSettings, PolygonRegion, PolygonState> = {
  idle,
  isIdle: (state) => state.at === "idle",
  step,
  preview(state) {
    if (state.at === "idle") return { sketch: emptySketch };
    const lines = [[...state.vertices, state.pointer]];
    const dots = state.vertices.map((vertex, index) => ({ ...vertex, hollow: index === 0 }));
    const close = state.into === null ? "editor.polygon.close" : "editor.polygon.closeHole";
    const message = state.vertices.length < 3 ? "editor.polygon.next" : close;
    return { sketch: { rings: [], lines, dots }, next: { message } };
  },
};
