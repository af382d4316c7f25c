import { sameRegion } from "../../editor/region-ref.ts";
import type { RegionRef } from "../../editor/region-ref.ts";
import type { Drawn } from "./drawn.ts";
import type { Extent, Point, Rect } from "./shapes.ts";
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
}

/** With more regions than this in view their insides are not tinted: it would hide the picture, and costs the most. */
const mostTinted = 1_000;

/** Radius of a dot in CSS pixels, whatever the zoom. */
export const dotRadius = 4.5;
const halo = "rgb(0 0 0 / 55%)";

/** True where painting the second scene would give another picture than the first. */
export function needsPaint(before: Scene | null, after: Scene): boolean {
  if (before === null || before.viewport !== after.viewport || before.screen !== after.screen) return true;
  if (before.ratio !== after.ratio || before.hidden !== after.hidden || before.without !== after.without) return true;
  if (before.drawn === after.drawn) return false;
  if (before.drawn.length !== after.drawn.length) return true;
  // A step that changed only what the overlay shows costs no repaint: nudging among 10,000 stays cheap.
  return after.drawn.some(
    (drawn, at) => drawn !== before.drawn[at] && !after.without.some((ref) => sameRegion(ref, drawn.ref)),
  );
}

/** Draws all regions: two paths for each colour (surface and dots), so that the cost is in pixels and not in calls. */
export function paintScene(context: CanvasRenderingContext2D, scene: Scene): void {
  const { viewport, screen, ratio } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, screen.width, screen.height);
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
  for (const [colour, group] of byColour) {
    if (count <= mostTinted) tintGroup(context, { colour, group, viewport });
    paintGroup(context, { colour, group, viewport });
  }
}

interface Group {
  readonly colour: string;
  readonly group: readonly Drawn[];
  readonly viewport: Viewport;
}

function tintGroup(context: CanvasRenderingContext2D, { colour, group, viewport }: Group): void {
  context.fillStyle = colour;
  context.globalAlpha = 0.12;
  for (const { sketch } of group) {
    const path = new Path2D();
    for (const ring of sketch.rings) addLine(path, toSurface(ring, viewport), true);
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(path, "evenodd");
  }
  context.globalAlpha = 1;
}

function paintGroup(context: CanvasRenderingContext2D, { colour, group, viewport }: Group): void {
  const shapes = new Path2D();
  const dots = new Path2D();
  const { scale, x, y } = viewport;
  for (const { sketch } of group) {
    for (const ring of sketch.rings) addLine(shapes, toSurface(ring, viewport), true);
    for (const line of sketch.lines) addLine(shapes, toSurface(line, viewport), false);
    for (const dot of sketch.dots) {
      const path = dot.hollow ? shapes : dots;
      path.moveTo(dot.x * scale + x + dotRadius, dot.y * scale + y);
      path.arc(dot.x * scale + x, dot.y * scale + y, dotRadius, 0, 2 * Math.PI);
    }
  }
  context.lineJoin = "round";
  context.strokeStyle = halo;
  context.lineWidth = 3.5;
  context.stroke(shapes);
  context.stroke(dots);
  context.fillStyle = colour;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(dots);
  context.strokeStyle = colour;
  context.lineWidth = 1.75;
  context.stroke(shapes);
}

/** Points of the picture as places on the surface. */
function* toSurface(points: readonly Point[], { scale, x, y }: Viewport): Generator<Point> {
  for (const point of points) yield { x: point.x * scale + x, y: point.y * scale + y };
}

function addLine(path: Path2D, points: Iterable<Point>, closed: boolean): void {
  let isFirst = true;
  for (const { x, y } of points) {
    if (isFirst) path.moveTo(x, y);
    else path.lineTo(x, y);
    isFirst = false;
  }
  if (closed) path.closePath();
}
