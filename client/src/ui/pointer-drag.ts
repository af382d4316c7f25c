/** What a drag starts from: a press of a mouse, a pen or a finger. */
export interface DragStart {
  readonly pointerId: number;
  readonly clientX: number;
  readonly clientY: number;
}

export interface DragSteps {
  /** The pointer is there now, CSS pixels of the window. */
  move(this: void, at: { readonly x: number; readonly y: number }): void;
  /** It was lifted, or the drag was given up (Escape, or the browser took the pointer). */
  end(this: void, kept: boolean): void;
}

/** CSS pixels that a press may wander before it is a drag. */
export const dragSlack = 4;

/**
 * Follows one pointer from its press until it is lifted. What can be dragged needs `touch-action: none`, else the browser
 * scrolls with a finger instead. Returns a way to stop without an end, for when what is dragged goes away.
 */
export function followDrag(start: DragStart, steps: DragSteps): () => void {
  const ending = new AbortController();
  const listen = { signal: ending.signal };
  let isDrag = false;
  const end = (kept: boolean): void => {
    ending.abort();
    steps.end(kept && isDrag);
  };
  const isMine = (event: DragStart): boolean => event.pointerId === start.pointerId;
  document.addEventListener(
    "pointermove",
    (event) => {
      if (!isMine(event)) return;
      isDrag ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) >= dragSlack;
      if (isDrag) steps.move({ x: event.clientX, y: event.clientY });
    },
    listen,
  );
  document.addEventListener("pointerup", (event) => isMine(event) && end(true), listen);
  document.addEventListener("pointercancel", (event) => isMine(event) && end(false), listen);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && end(false), listen);
  return () => ending.abort();
}

/** Nearer to the window's edge than this (CSS pixels) a drag scrolls what it lies in, by so many pixels a step. */
const edge = { near: 48, step: 16 } as const;

/** Scrolls the nearest scrolling parent while a drag is at the window's edge. */
export function scrollAtEdge(from: Element, y: number): void {
  const way = y < edge.near ? -1 : y > window.innerHeight - edge.near ? 1 : 0;
  if (way === 0) return;
  for (let parent = from.parentElement; parent !== null; parent = parent.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(parent).overflowY) && parent.scrollHeight > parent.clientHeight;
    if (scrolls) return parent.scrollBy(0, way * edge.step);
  }
}
