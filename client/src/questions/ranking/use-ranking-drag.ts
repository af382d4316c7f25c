import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import { followDrag } from "../../ui/pointer-drag.ts";
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

/** Dragging rows with mouse, pen or finger. Rows are measured once, at the start: the preview moves them meanwhile. */
export function useRankingDrag(options: RankingDragOptions): RankingDrag {
  const [state, setState] = useState<{ readonly item: string; readonly preview: Groups } | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: PointerEvent, item: string) => {
    const { list, groups, ties, isDisabled, onDrop } = options;
    if (isDisabled || event.button !== 0) return;
    stop.current?.();
    const rows = measure(list.current, groups);
    let preview: Groups | null = null;
    stop.current = followDrag(event, {
      move({ y }) {
        preview = dropAt(groups, item, { y, rows, ties });
        setState({ item, preview });
      },
      end(kept) {
        setState(null);
        if (kept && preview !== null) onDrop(preview);
      },
    });
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
