import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import { dropAt, type RowBox } from "./ranking-drag.ts";
import { groupOf, type Groups } from "./ranking-moves.ts";

export interface RankingDragOptions {
  readonly list: RefObject<HTMLElement | null>;
  readonly groups: Groups;
  readonly ties: boolean;
  readonly isDisabled: boolean;
  readonly onDrop: (groups: Groups) => void;
}

export interface RankingDrag {
  /** The item being dragged, and the ranking as a drop now would leave it. */
  readonly item: string | null;
  readonly preview: Groups | null;
  start(event: PointerEvent, item: string): void;
}

/** CSS pixels that a press may wander before it is a drag. */
const slack = 4;

/** Dragging rows with mouse, pen or finger. Rows are measured once, at the start: the preview moves them meanwhile. */
export function useRankingDrag(options: RankingDragOptions): RankingDrag {
  const [state, setState] = useState<{ readonly item: string; readonly preview: Groups } | null>(null);
  const gesture = useRef<AbortController | null>(null);
  useEffect(() => () => gesture.current?.abort(), []);

  const start = (event: PointerEvent, item: string) => {
    const { list, groups, ties, isDisabled, onDrop } = options;
    if (isDisabled || event.button !== 0) return;
    gesture.current?.abort();
    const ending = new AbortController();
    gesture.current = ending;
    const rows = measure(list.current, groups);
    const from = event.clientY;
    let preview: Groups | null = null;
    const listen = { signal: ending.signal };
    document.addEventListener(
      "pointermove",
      ({ clientY }) => {
        if (preview === null && Math.abs(clientY - from) < slack) return;
        preview = dropAt(groups, item, { y: clientY, rows, ties });
        setState({ item, preview });
      },
      listen,
    );
    const end = (keep: boolean) => () => {
      ending.abort();
      setState(null);
      if (keep && preview !== null) onDrop(preview);
    };
    document.addEventListener("pointerup", end(true), listen);
    document.addEventListener("pointercancel", end(false), listen);
    document.addEventListener("keydown", ({ key }) => key === "Escape" && end(false)(), listen);
  };
  return { item: state?.item ?? null, preview: state?.preview ?? null, start };
}

function measure(list: HTMLElement | null, groups: Groups): readonly RowBox[] {
  return Array.from(list?.querySelectorAll<HTMLElement>("[data-item]") ?? [], (row) => {
    const { top, bottom } = row.getBoundingClientRect();
    const value = row.dataset["item"] ?? "";
    return { value, top, bottom, ranked: groupOf(groups, value) !== -1 };
  });
}
