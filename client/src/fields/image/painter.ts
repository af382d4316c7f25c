import type { LinePattern } from "@keyhole/shared/questions/label";
import type { RegionRef } from "../../editor/region-ref.ts";
import { haloOf } from "./contrast.ts";
import type { Drawn } from "./drawn.ts";
import type { Extent, Point, Rect } from "./shapes.ts";
import { paintGrid } from "./view/grid.ts";
import type { GridView } from "./view/grid.ts";
import type { Viewport } from "./viewport.ts";

export interface Scene {
  readonly drawn: readonly Drawn[];
  /** Drawn by the overlay above instead. */
  readonly without: readonly RegionRef[];
  readonly hidden: ReadonlySet<string>;
  readonly viewport: Viewport;
  readonly screen: Extent;
  /** Device pixels for one CSS pixel. */
  readonly ratio: number;
  /** Lines under the regions: picture pixels from one to the next, over all of the picture. */
  readonly grid: Pick<GridView, "extent" | "step"> | null;
}

/**
 * With more regions than this in view they get neither a tint nor a dark edge: a tint would hide the picture, and both
 * cost more than the lines themselves.
 */
const mostDecorated = 1_000;

/** Radius of a dot in CSS pixels, whatever the zoom. */
export const dotRadius = 4.5;

/** True where painting the second scene would give another picture than the first. */
export function needsPaint(before: Scene | null, after: Scene): boolean {
  if (before === null || before.viewport !== after.viewport || before.screen !== after.screen) return true;
  if (before.grid?.step !== after.grid?.step) return true;
  if (before.ratio !== after.ratio || before.hidden !== after.hidden || before.without !== after.without) return true;
  if (before.drawn === after.drawn) return false;
  if (before.drawn.length !== after.drawn.length) return true;
  // A step that changed only what the overlay shows costs no repaint: nudging among 10,000 stays cheap.
  const above = new Set(after.without.map(keyOf));
  return after.drawn.some((drawn, at) => drawn !== before.drawn[at] && !above.has(keyOf(drawn.ref)));
}

const keyOf = ({ question, region }: RegionRef): string => `${question} ${region}`;

/** Draws all regions that are in view, colour by colour. */
export function paintScene(context: CanvasRenderingContext2D, scene: Scene): void {
  const { viewport, screen, ratio } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, screen.width, screen.height);
  if (scene.grid !== null) paintGrid(context, { viewport, screen, ...scene.grid });
  const seen: Rect = {
    left: -viewport.x / viewport.scale,
    top: -viewport.y / viewport.scale,
    right: (screen.width - viewport.x) / viewport.scale,
    bottom: (screen.height - viewport.y) / viewport.scale,
  };
  const reach = dotRadius / viewport.scale;
  const byColour = new Map<string, Drawn[]>();
  const without = new Set(scene.without.map(({ region }) => region));
  for (const drawn of scene.drawn) {
    const { bounds, region, colour } = drawn;
    if (without.has(region.id) || scene.hidden.has(region.id)) continue;
    if (bounds.right < seen.left - reach || bounds.left > seen.right + reach) continue;
    if (bounds.bottom < seen.top - reach || bounds.top > seen.bottom + reach) continue;
    const same = byColour.get(colour);
    if (same === undefined) byColour.set(colour, [drawn]);
    else same.push(drawn);
  }
  const count = [...byColour.values()].reduce((sum, group) => sum + group.length, 0);
  const plain = count > mostDecorated;
  const groups = Array.from(byColour, ([colour, group]): Group => ({ colour, group, viewport, plain }));
  // Edges and tints lie below all lines: where two lines meet, both are seen through the gaps of their patterns.
  if (!plain) for (const group of groups) paintBelow(context, group);
  for (const group of groups) paintLines(context, group);
}

/** Drawn and left out, in CSS pixels. */
export const dashOf: Readonly<Record<LinePattern, readonly number[]>> = {
  dashed: [9, 5],
  dotted: [2, 3],
  mixed: [10, 3, 2, 3],
};

interface Group {
  readonly colour: string;
  readonly group: readonly Drawn[];
  readonly viewport: Viewport;
  readonly plain: boolean;
}

/**
 * Rectangles go through strokeRect and the rest as a path each: measured, one path of 10,000 boxes takes the rasteriser
 * ten times as long.
 */
function paintLines(context: CanvasRenderingContext2D, { colour, group, viewport, plain }: Group): void {
  context.lineJoin = plain ? "miter" : "round";
  context.strokeStyle = colour;
  context.lineWidth = plain ? 1.25 : 1.75;
  context.fillStyle = colour;
  for (const drawn of group) {
    // One setting for each that has a pattern: shapes of one answer, which are most, set nothing.
    if (drawn.pattern !== undefined) context.setLineDash([...dashOf[drawn.pattern]]);
    strokeDrawn(context, drawn, viewport);
    if (drawn.pattern !== undefined) context.setLineDash([]);
    if (drawn.isRect) continue;
    for (const dot of drawn.sketch.dots) {
      if (dot.hollow) continue;
      traceDot(context, dot, viewport);
      context.fill();
    }
  }
}

function paintBelow(context: CanvasRenderingContext2D, { colour, group, viewport }: Group): void {
  context.lineJoin = "round";
  context.strokeStyle = haloOf(colour);
  context.lineWidth = 3.5;
  for (const drawn of group) strokeDrawn(context, drawn, viewport);
  context.fillStyle = colour;
  for (const drawn of group) {
    context.globalAlpha = drawn.sketch.tint ?? 0.12;
    context.beginPath();
    for (const ring of drawn.sketch.rings) trace(context, ring, { viewport, closed: true });
    context.fill("evenodd");
  }
  context.globalAlpha = 1;
}

function strokeDrawn(context: CanvasRenderingContext2D, drawn: Drawn, viewport: Viewport): void {
  const { scale, x, y } = viewport;
  if (drawn.isRect) {
    const { left, top, right, bottom } = drawn.bounds;
    context.strokeRect(left * scale + x, top * scale + y, (right - left) * scale, (bottom - top) * scale);
    return;
  }
  const { sketch } = drawn;
  for (const ring of sketch.rings) {
    context.beginPath();
    trace(context, ring, { viewport, closed: true });
    context.stroke();
  }
  for (const line of sketch.lines) {
    context.beginPath();
    trace(context, line, { viewport, closed: false });
    context.stroke();
  }
  for (const dot of sketch.dots) {
    traceDot(context, dot, viewport);
    context.stroke();
  }
}

function traceDot(context: CanvasRenderingContext2D, dot: Point, { scale, x, y }: Viewport): void {
  context.beginPath();
  context.arc(dot.x * scale + x, dot.y * scale + y, dotRadius, 0, 2 * Math.PI);
}

interface Trace {
  readonly viewport: Viewport;
  readonly closed: boolean;
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[], { viewport, closed }: Trace): void {
  for (const [index, point] of points.entries()) {
    const x = point.x * viewport.scale + viewport.x;
    const y = point.y * viewport.scale + viewport.y;
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  if (closed) context.closePath();
}
