import type { Extent, Point } from "../shapes.ts";
import type { Surface } from "../surface.ts";
import { toImage, toScreen } from "../viewport.ts";

/** Side of the loupe, CSS pixels. */
export const loupeSide = 176;

/** From what it shows to its nearest corner, so that neither the pointer nor a finger lies over it. */
const away = { fine: 28, coarse: 72 } as const;

/** Left top corner of the loupe beside what it shows: above and right of it, or where there is room. */
export function loupeCorner(at: Point, screen: Extent, coarse: boolean): Point {
  const gap = away[coarse ? "coarse" : "fine"];
  const beside = (place: number, room: number, first: 1 | -1): number => {
    const after = place + gap;
    const before = place - gap - loupeSide;
    const [wish, other] = first === 1 ? [after, before] : [before, after];
    const fits = (corner: number): boolean => corner >= 0 && corner + loupeSide <= room;
    return fits(wish) || !fits(other) ? Math.min(Math.max(wish, 0), Math.max(room - loupeSide, 0)) : other;
  };
  return { x: beside(at.x, screen.width, 1), y: beside(at.y, screen.height, -1) };
}

/** What the loupe shows, image pixels: the vertex that moves, what the pointer sticks to, the keyboard's cursor, the pointer. */
export function loupeMiddle(surface: Surface): Point | null {
  const { editing, handle, snapped, keyCursor, viewport } = surface.getView();
  const handleOf = (drawn: (typeof editing)[number] | undefined): Point | undefined =>
    drawn?.question.layer.handles(drawn.region, drawn.question.settings).find(({ id }) => id === handle);
  const moved = editing.length === 1 && handle !== null ? handleOf(editing[0]) : undefined;
  if (moved !== undefined) return moved;
  if (snapped !== null) return snapped;
  if (keyCursor !== null) return keyCursor;
  const pointer = surface.pointer.get();
  if (pointer !== null) return toImage(viewport, pointer);
  const [selected] = surface.selected();
  return (handle === null ? undefined : handleOf(selected)) ?? null;
}

/** Where on the screen that is. */
export const onScreen = (surface: Surface, point: Point): Point => toScreen(surface.getView().viewport, point);
