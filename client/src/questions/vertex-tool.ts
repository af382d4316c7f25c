import type { Region } from "@keyhole/shared/questions/question-type";
import type { Notice } from "../editor/notice.ts";
import type { DrawContext, DrawEvent, DrawStep, DrawTool } from "../fields/image/image-layer.ts";
import { distance, emptySketch, inside } from "../fields/image/shapes.ts";
import type { Point } from "../fields/image/shapes.ts";

/**
 * One press for each vertex; Enter, or a second press on the last one, ends it, and for an outline also a press on the
 * first. With Shift a press goes along the border that its place shares with the vertex before.
 */
export type VertexState =
  | { readonly at: "idle" }
  | {
      readonly at: "drawing";
      readonly vertices: readonly Point[];
      readonly pointer: Point;
      /** The region that what is drawn goes into, by its id; null draws a new one. */
      readonly into: string | null;
    };

type Drawing = VertexState & { readonly at: "drawing" };

/** What a finished row of vertices does: something to store, or why it cannot be and whether it stays to be mended. */
export type Finished<Shape> =
  | Pick<DrawStep<unknown, Shape>, "added" | "replaced">
  | { readonly notice: Notice; readonly stays: boolean };

/** What a shape makes of vertices. */
export interface VertexKind<Settings, Shape extends Region> {
  /** The last vertex leads back to the first one. */
  readonly closed: boolean;
  /** From so many vertices on a press on one of its ends can finish it. */
  readonly least: number;
  /** Where the first press goes into; a notice where there is nothing to begin with. */
  begin(context: DrawContext<Settings, Shape>): { readonly into: string | null } | { readonly notice: Notice };
  finish(vertices: readonly Point[], into: string | null, context: DrawContext<Settings, Shape>): Finished<Shape>;
  tooMany(most: number): Notice;
  /** What comes next, before and after it can be finished. */
  next(canFinish: boolean, into: string | null): Notice;
}

const idle: VertexState = { at: "idle" };

export function vertexTool<Settings extends { readonly maxVertices: number }, Shape extends Region>(
  kind: VertexKind<Settings, Shape>,
): DrawTool<Settings, Shape, VertexState> {
  type Context = DrawContext<Settings, Shape>;
  type Step = DrawStep<VertexState, Shape>;

  function finish(state: Drawing, context: Context): Step {
    const result = kind.finish(state.vertices, state.into, context);
    if ("notice" in result) return { state: result.stays ? state : idle, notice: result.notice };
    return { state: idle, ...result };
  }

  function press(state: Drawing, { point: at, shift }: DrawEvent & { type: "down" }, context: Context): Step {
    const point = inside(at, context.extent);
    const { vertices } = state;
    const [first, last] = [vertices[0], vertices.at(-1)];
    const onFirst = kind.closed && first !== undefined && distance(first, point) <= context.tolerance;
    const onLast = last !== undefined && distance(last, point) <= context.tolerance / 2;
    const target = onFirst && !onLast ? first : point;
    const way = shift && last !== undefined && !onLast ? context.border(last, target) : [];
    const along = [...vertices, ...way];
    const most = context.settings.maxVertices;
    const isEnd = onFirst || onLast;
    if (along.length + (isEnd ? 0 : 1) > most) return { state, notice: kind.tooMany(most) };
    if (isEnd && along.length >= kind.least) return finish({ ...state, vertices: along }, context);
    return { state: { ...state, vertices: isEnd ? vertices : [...along, point], pointer: point } };
  }

  function step(state: VertexState, event: DrawEvent, context: Context): Step {
    if (event.type === "cancel") return { state: idle };
    if (state.at === "idle") {
      if (event.type !== "down") return { state };
      const begun = kind.begin(context);
      if ("notice" in begun) return { state, notice: begun.notice };
      const point = inside(event.point, context.extent);
      return { state: { at: "drawing", vertices: [point], pointer: point, into: begun.into } };
    }
    switch (event.type) {
      case "down":
        return press(state, event, context);
      case "move":
        return { state: { ...state, pointer: inside(event.point, context.extent) } };
      case "back": {
        const vertices = state.vertices.slice(0, -1);
        return { state: vertices.length === 0 ? idle : { ...state, vertices } };
      }
      case "finish":
        return finish(state, context);
      case "up":
      case "double":
        return { state };
    }
  }

  return {
    idle,
    isIdle: (state) => state.at === "idle",
    step,
    preview(state) {
      if (state.at === "idle") return { sketch: emptySketch };
      const lines = [[...state.vertices, state.pointer]];
      // Where an outline closes is to be seen: its first vertex is hollow.
      const dots = state.vertices.map((vertex, index) => ({ ...vertex, hollow: kind.closed && index === 0 }));
      return {
        sketch: { rings: [], lines, dots },
        next: kind.next(state.vertices.length >= kind.least, state.into),
      };
    },
  };
}
