import type { PlacedPoint, SkeletonRegion, SkeletonSettings } from "@keyhole/shared/questions/skeleton/schema";
import type { Notice } from "../../editor/notice.ts";
import type { DrawContext, DrawEvent, DrawStep, DrawTool } from "../../fields/image/image-layer.ts";
import { distance, emptySketch, hundredth, inside } from "../../fields/image/shapes.ts";
import type { Point } from "../../fields/image/shapes.ts";
import { sketchOf, titleOf } from "./geometry.ts";

/** Drag a box for the whole figure, or press for one point after the other. */
export type SkeletonState =
  | { readonly at: "idle" }
  /** Pressed and not yet lifted: the figure's box, or the first point. */
  | { readonly at: "pressed"; readonly from: Point; readonly pointer: Point; readonly visibility: Visibility }
  /** Points are placed in the order of the settings. */
  | { readonly at: "placing"; readonly points: readonly PlacedPoint[]; readonly pointer: Point };

type Visibility = PlacedPoint["visibility"];
type Context = DrawContext<SkeletonSettings, SkeletonRegion>;
type Step = DrawStep<SkeletonState, SkeletonRegion>;
const idle: SkeletonState = { at: "idle" };

/** Alt: the point is occluded. Shift: it is not to be seen and not to be guessed. */
const visibilityOf = ({ alt, shift }: { readonly alt: boolean; readonly shift: boolean }): Visibility =>
  shift ? "absent" : alt ? "occluded" : "visible";

const hasFigure = ({ points }: SkeletonSettings): boolean =>
  points.length > 0 && points.every(({ place }) => place !== undefined);

/** The figure of the settings in the box between two corners. */
function figure(from: Point, to: Point, { points }: SkeletonSettings): readonly PlacedPoint[] {
  const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  return points.map(({ name, place = { x: 0, y: 0 } }) => ({
    name,
    x: hundredth(left + place.x * width),
    y: hundredth(top + place.y * height),
    visibility: "visible",
  }));
}

function add(points: readonly PlacedPoint[], context: Context): Step {
  if (points.every(({ visibility }) => visibility === "absent")) {
    return { state: idle, notice: { message: "editor.skeleton.none" } };
  }
  return { state: idle, added: { id: context.newId(), label: context.label, points: [...points] } };
}

/** The points that were not reached are absent, at the place of the last one. */
function finish(placed: readonly PlacedPoint[], context: Context): Step {
  const last = placed.at(-1);
  if (last === undefined) return { state: idle };
  const rest = context.settings.points.slice(placed.length);
  return add([...placed, ...rest.map(({ name }) => ({ ...last, name, visibility: "absent" as const }))], context);
}

function place(
  placed: readonly PlacedPoint[],
  { x, y, visibility }: Point & { readonly visibility: Visibility },
  context: Context,
): Step {
  const named = context.settings.points[placed.length];
  if (named === undefined) return { state: idle };
  const points = [...placed, { name: named.name, x: hundredth(x), y: hundredth(y), visibility }];
  return points.length === context.settings.points.length
    ? add(points, context)
    : { state: { at: "placing", points, pointer: { x, y } } };
}

function step(state: SkeletonState, event: DrawEvent, context: Context): Step {
  if (event.type === "cancel") return { state: idle };
  if (event.type === "double") return { state };
  if (event.type === "back") {
    if (state.at !== "placing" || state.points.length <= 1) return { state: idle };
    return { state: { ...state, points: state.points.slice(0, -1) } };
  }
  if (event.type === "finish") return state.at === "placing" ? finish(state.points, context) : { state };
  const point = inside(event.point, context.extent);
  switch (state.at) {
    case "idle":
      return event.type === "down"
        ? {
            state: { at: "pressed", from: point, pointer: point, visibility: visibilityOf(event) },
          }
        : { state };
    case "pressed": {
      if (event.type !== "up") return { state: { ...state, pointer: point } };
      const isDrag = distance(state.from, point) > context.tolerance;
      if (!isDrag) return place([], { ...state.from, visibility: state.visibility }, context);
      if (hasFigure(context.settings)) return add(figure(state.from, point, context.settings), context);
      return { state: idle, notice: { message: "editor.skeleton.noFigure" } };
    }
    case "placing":
      return event.type === "down"
        ? place(state.points, { ...point, visibility: visibilityOf(event) }, context)
        : { state: { ...state, pointer: point } };
  }
}

export const skeletonTool: DrawTool<SkeletonSettings, SkeletonRegion, SkeletonState> = {
  idle,
  isIdle: (state) => state.at === "idle",
  step,
  preview(state, settings) {
    switch (state.at) {
      case "idle":
        return { sketch: emptySketch };
      case "pressed":
        return {
          sketch: hasFigure(settings)
            ? sketchOf({ points: [...figure(state.from, state.pointer, settings)] }, settings)
            : emptySketch,
        };
      case "placing": {
        const name = settings.points[state.points.length]?.name ?? "";
        const next: Notice = { message: "editor.skeleton.next", values: { point: titleOf(name, settings) } };
        return { sketch: sketchOf({ points: [...state.points] }, settings), next };
      }
    }
  },
};
