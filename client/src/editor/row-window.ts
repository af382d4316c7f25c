/** Height of a row in CSS pixels; a row's buttons keep the 24 pixels that WCAG 2.2 asks for. */
export const rowHeight = 28;

/** Rows kept beyond each edge of what is seen, so that a quick scroll shows rows and not a gap. */
const spare = 4;

/** The window moves in steps of this many rows: scrolling by less renders nothing. */
const stride = 4;

export interface RowWindow {
  /** The first row that exists, and the one after the last. */
  readonly first: number;
  readonly end: number;
}

/** Which of `count` rows exist while `height` pixels are seen from `top` on. */
export function rowWindow(
  count: number,
  { top, height }: { readonly top: number; readonly height: number },
): RowWindow {
  const seen = Math.floor(Math.max(0, top) / rowHeight / stride) * stride;
  const most = Math.ceil(height / rowHeight) + stride + 2 * spare;
  const first = Math.max(0, Math.min(seen - spare, count - most));
  return { first, end: Math.min(count, first + most) };
}

/**
 * Where to scroll so that a row is seen, or null where it is. One just outside comes in at the edge, so that arrow keys
 * move row by row; one farther off comes to the middle, so that the next ones near it are seen without scrolling.
 */
export function scrollToRow(index: number, seen: { readonly top: number; readonly height: number }): number | null {
  const start = index * rowHeight;
  const over = start + rowHeight - (seen.top + seen.height);
  if (start >= seen.top && over <= 0) return null;
  if (start < seen.top && start >= seen.top - rowHeight) return start;
  if (over > 0 && over <= rowHeight) return seen.top + over;
  return Math.max(0, start - Math.floor((seen.height - rowHeight) / 2));
}
