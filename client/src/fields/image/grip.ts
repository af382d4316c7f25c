import { handleAt, type Editable } from "./select-tool.ts";
import type { Point } from "./shapes.ts";

/** Half of the square that is seen of a handle, and the region that is too small for its own, as parts of `tolerance`. */
const seenPart = 2 / 3;
const smallPart = 20 / 3;

/**
 * What a press bends while drawing: only what is seen of a handle counts, and nothing of a region that is small on the
 * screen. Objects stand beside each other, so that the next one often begins a few pixels from the one just drawn.
 */
export function handleWhileDrawing(editable: Editable, point: Point, tolerance: number): string | null {
  const { layer, settings } = editable.question;
  const handles = layer.handles(editable.region, settings);
  const id = handleAt(editable, point, tolerance);
  const handle = handles.find((each) => each.id === id);
  // A point is all handle.
  if (handle === undefined || handles.length === 1) return id;
  const [xs, ys] = [handles.map(({ x }) => x), handles.map(({ y }) => y)];
  const smaller = Math.min(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const off = Math.max(Math.abs(handle.x - point.x), Math.abs(handle.y - point.y));
  return smaller < tolerance * smallPart || off > tolerance * seenPart ? null : handle.id;
}
