import { fillRings, strokeRuns } from "@keyhole/shared/questions/mask/fill";
import type { Runs } from "@keyhole/shared/questions/mask/runs";
import type { MaskRegion, MaskSettings } from "@keyhole/shared/questions/mask/schema";
import type { DrawEvent, DrawStep, DrawTool } from "../../fields/image/image-layer.ts";
import { distance, emptySketch, inside } from "../../fields/image/shapes.ts";
import type { Point } from "../../fields/image/shapes.ts";
import { floodFill } from "./flood.ts";
import { painted } from "./painting.ts";
import type { MaskContext } from "./painting.ts";

export type MaskState =
  /** `last`: where the stroke before ended; a press with Shift draws a straight line from there. */
  | { readonly at: "idle"; readonly last: Point | null }
  /** The round tip is down. Nothing is painted before it is lifted: until then the screen shows the line. */
  | { readonly at: "stroke"; readonly line: readonly Point[]; readonly width: number; readonly erases: boolean }
  /** An outline around an area: one press for each vertex, or drawn in one go. */
  | {
      readonly at: "lasso";
      readonly vertices: readonly Point[];
      readonly pointer: Point;
      /** Vertices that were set while the pointer was held down, since it was pressed; null while it is up. */
      readonly held: number | null;
      readonly erases: boolean;
    };

type Step = DrawStep<MaskState, MaskRegion>;
const idle: MaskState = { at: "idle", last: null };

/** A lasso drawn in one go has at least so many vertices when the pointer is lifted. */
const goneAround = 8;

const pairOf = ({ x, y }: Point): readonly [number, number] => [x, y];

const paint = (pixels: Runs, erases: boolean, context: MaskContext): Step => ({
  state: idle,
  ...painted(pixels, erases, context),
});

function endStroke({ line, width, erases }: MaskState & { at: "stroke" }, context: MaskContext): Step {
  const step = paint(strokeRuns(line.map(pairOf), width / 2, context.extent), erases, context);
  return { ...step, state: { at: "idle", last: line.at(-1) ?? null } };
}

function closeLasso(state: MaskState & { at: "lasso" }, context: MaskContext): Step {
  if (state.vertices.length < 3) return { state, notice: { message: "editor.polygon.tooFew", values: { least: 3 } } };
  return paint(fillRings([state.vertices.map(pairOf)], context.extent), state.erases, context);
}

function begin(event: DrawEvent & { type: "down" }, state: MaskState & { at: "idle" }, context: MaskContext): Step {
  const { extent, mode, brush } = context;
  const erases = mode === "erase" || event.alt;
  const point = inside(event.point, extent);
  switch (mode) {
    case "fill": {
      const pixels = context.pixels();
      if (pixels === null) return { state, notice: { message: "editor.mask.noPicture" } };
      const { fillTolerance: tolerance } = context.settings;
      return paint(floodFill(pixels, point, { tolerance, extent }), erases, context);
    }
    case "lasso":
      return { state: { at: "lasso", vertices: [point], pointer: point, held: 0, erases } };
    default: {
      // The tip may stand over the border: what lies outside is cut off.
      const line = event.shift && state.last !== null ? [state.last, event.point] : [event.point];
      return { state: { at: "stroke", line, width: brush, erases } };
    }
  }
}

function lassoStep(state: MaskState & { at: "lasso" }, event: DrawEvent, context: MaskContext): Step {
  switch (event.type) {
    case "down": {
      const point = inside(event.point, context.extent);
      const [first, last] = [state.vertices[0], state.vertices.at(-1)];
      const onFirst = first !== undefined && distance(first, point) <= context.tolerance;
      const onLast = last !== undefined && distance(last, point) <= context.tolerance / 2;
      if ((onFirst || onLast) && state.vertices.length >= 3) return closeLasso(state, context);
      if (onLast) return { state };
      return { state: { ...state, vertices: [...state.vertices, point], pointer: point, held: 0 } };
    }
    case "move": {
      const pointer = inside(event.point, context.extent);
      const last = state.vertices.at(-1);
      const isFar = last === undefined || distance(last, pointer) >= context.tolerance;
      if (state.held === null || !isFar) return { state: { ...state, pointer } };
      return { state: { ...state, pointer, vertices: [...state.vertices, pointer], held: state.held + 1 } };
    }
    case "up": {
      const isAround = (state.held ?? 0) >= goneAround;
      return isAround ? closeLasso(state, context) : { state: { ...state, held: null } };
    }
    case "back": {
      const vertices = state.vertices.slice(0, -1);
      return { state: vertices.length === 0 ? idle : { ...state, vertices } };
    }
    case "finish":
      return closeLasso(state, context);
    case "double":
      return { state };
    case "cancel":
      return { state: idle };
  }
}

function strokeStep(state: MaskState & { at: "stroke" }, event: DrawEvent, context: MaskContext): Step {
  switch (event.type) {
    case "move": {
      const last = state.line.at(-1);
      // Steps much smaller than the tip change no pixel that anybody sees, and would only make the line long.
      const least = Math.max(0.5, Math.min(state.width / 16, context.tolerance / 3));
      if (last !== undefined && distance(last, event.point) < least) return { state };
      return { state: { ...state, line: [...state.line, event.point] } };
    }
    case "up":
      return endStroke({ ...state, line: [...state.line, event.point] }, context);
    case "finish":
      return endStroke(state, context);
    case "back":
    case "cancel":
      return { state: idle };
    case "down":
    case "double":
      return { state };
  }
}

function step(state: MaskState, event: DrawEvent, context: MaskContext): Step {
  switch (state.at) {
    case "idle":
      if (event.type === "down") return begin(event, state, context);
      // Enter lets go of the mask, so that the next stroke begins another object.
      if (event.type !== "finish" || context.selected === null) return { state };
      return {
        state: idle,
        replaced: { regions: context.regions, select: null },
        notice: { message: "editor.mask.another" },
      };
    case "stroke":
      return strokeStep(state, event, context);
    case "lasso":
      return lassoStep(state, event, context);
  }
}

export const maskTool: DrawTool<MaskSettings, MaskRegion, MaskState> = {
  idle,
  isIdle: (state) => state.at === "idle",
  step,
  preview(state) {
    switch (state.at) {
      case "idle":
        return { sketch: emptySketch };
      case "stroke":
        return { sketch: emptySketch, stroke: { line: state.line, width: state.width, erases: state.erases } };
      case "lasso": {
        const lines = [[...state.vertices, state.pointer]];
        const dots = state.held === null ? state.vertices.map((vertex) => ({ ...vertex, hollow: false })) : [];
        const message = state.vertices.length < 3 ? "editor.mask.lasso" : "editor.mask.closeLasso";
        return { sketch: { rings: [], lines, dots }, next: { message } };
      }
    }
  },
};
