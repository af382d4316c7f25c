import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import type { Region } from "@keyhole/shared/questions/question-type";
import { t } from "../i18n/t.ts";
import { meantBy, removeRegions, together } from "./region-field.ts";
import styles from "./region-list.module.css";
import { sameRegion } from "./region-ref.ts";
import type { RegionRef } from "./region-ref.ts";
import { RegionRow } from "./region-row.tsx";
import type { ShownRegion } from "./region-row.tsx";
import { rowHeight, rowWindow, scrollToRow } from "./row-window.ts";
import { useAnnotationStore, useAnnotations } from "./use-annotations.ts";
import { logicalKey } from "../ui/arrow-key.ts";

export interface RegionListProps<Shape extends Region> {
  readonly question: string;
  readonly title: string;
  readonly regions: readonly Shape[];
  readonly readOnly: boolean;
  /** What is said where there is none, instead of the usual. */
  readonly empty?: string | undefined;
  /** The same function while it says the same: rows are rendered again when it is another one. */
  describe(this: void, region: Shape): ShownRegion;
  onDelete(this: void, ids: ReadonlySet<string>): void;
}

/** As high as the list may be (region-list.module.css) until it was measured. */
const usualHeight = 384;

/**
 * The regions of an answer as a grid: arrows go through rows, Right and Left to a row's buttons and back, Delete deletes.
 * Only rows in view exist, and layout is never read while rendering: 10,000 regions cost as much as thirty.
 */
export function RegionList<Shape extends Region>(props: RegionListProps<Shape>): ReactNode {
  const { question, title, regions, readOnly, empty, describe } = props;
  const store = useAnnotationStore();
  // With the regions, which come when there is time: a selection without its region would move the list twice.
  const selection = useDeferredValue(useAnnotations((state) => state.selection));
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: usualHeight });
  // Where the list really is; `seen` follows only when other rows must exist.
  const place = useRef(seen);
  const frame = useRef(0);
  const isEmpty = regions.length === 0;

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? usualHeight;
      place.current = { ...place.current, height };
      setSeen((before) => (Math.abs(before.height - height) < rowHeight ? before : { ...before, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isEmpty]);

  const { first, end } = rowWindow(regions.length, seen);
  const selected = useMemo(
    () => new Set(selection.filter((ref) => ref.question === question).map(({ region }) => region)),
    [selection, question],
  );
  const current =
    selected.size === 0
      ? 0
      : Math.max(
          0,
          regions.findIndex(({ id }) => selected.has(id)),
        );
  const single = selected.size === 1 ? regions[current]?.id : undefined;

  const bringIn = useCallback((index: number): void => {
    const top = scrollToRow(index, place.current);
    if (top === null) return;
    place.current = { ...place.current, top };
    setSeen(place.current);
    // With the frame, which lays out once: in the middle of an edit it would be laid out for this alone.
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      if (scroller.current !== null) scroller.current.scrollTop = place.current.top;
    });
  }, []);
  useLayoutEffect(() => {
    if (single !== undefined) bringIn(current);
    // Only a new selection scrolls; scrolling itself must not be undone.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [single]);

  useLayoutEffect(() => {
    for (const [at, row] of Array.from(grid.current?.children ?? []).entries()) {
      const place = String(first + at + 1);
      if (row.ariaRowIndex !== place) row.ariaRowIndex = place;
    }
  }, [regions, first, end]);

  // Rows keep the same functions, which look at what the list shows when they are called.
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const choose = useCallback(
    (region: string, more: boolean): void => {
      const ref = { question, region };
      const { selection: before } = store.getState();
      const isIn = before.some((each) => sameRegion(each, ref));
      // Of a group that is selected, one is picked to be worked on alone.
      const refs = isIn && before.length > 1 && !more ? [ref] : together(store, ref);
      if (!more) store.select(...refs);
      else if (isIn) store.select(...before.filter((each) => !refs.some((other) => sameRegion(each, other))));
      else store.select(...before, ...refs);
      store.setMode("select");
    },
    [store, question],
  );
  const remove = useCallback(
    (ref: RegionRef): void => {
      const refs = meantBy(store, ref);
      if (removeRegions(store, refs)) return;
      latest.current.onDelete(new Set(refs.flatMap((each) => (each.question === question ? [each.region] : []))));
    },
    [store, question],
  );

  const focusRow = (index: number): void => {
    bringIn(index);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 1}"]`)?.focus());
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=row]") : null;
    const index = Number(row?.ariaRowIndex ?? Number.NaN) - 1;
    const region = regions[index];
    if (row === null || region === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = regions.length - 1;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      const next = Math.min(Math.max(to, 0), last);
      const id = regions[next]?.id ?? region.id;
      if (event.shiftKey) choose(id, true);
      else store.select({ question, region: id });
      focusRow(next);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const stops = [row, ...row.querySelectorAll<HTMLElement>("button")];
      const at = stops.findIndex((stop) => stop === document.activeElement);
      const by = logicalKey(event.key, row) === "ArrowRight" ? 1 : -1;
      stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
    } else if ((event.key === "Delete" || event.key === "Backspace") && !readOnly) {
      remove({ question, region: region.id });
      focusRow(Math.max(0, Math.min(index, last - 1)));
    } else if (event.target === row && (event.key === "Enter" || event.key === " ")) {
      choose(region.id, event.shiftKey);
    } else return;
    event.preventDefault();
  };

  if (isEmpty) {
    const usual = readOnly ? "editor.regions.emptyReadOnly" : "editor.regions.empty";
    return <p className={styles.empty}>{empty ?? t(usual)}</p>;
  }
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      onPointerLeave={() => store.setHover(null)}
      onScroll={({ currentTarget: { scrollTop: top } }) => {
        place.current = { ...place.current, top };
        const next = rowWindow(regions.length, place.current);
        if (next.first !== first || next.end !== end) setSeen(place.current);
      }}
    >
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={t("editor.regions.of", { question: title })}
        aria-multiselectable
        aria-readonly={readOnly}
        aria-rowcount={regions.length}
        className={styles.rows}
        // As high as all rows; those that exist stand where they belong.
        style={{
          blockSize: regions.length * rowHeight,
          paddingBlockStart: first * rowHeight,
          counterReset: `region ${first}`,
        }}
        onKeyDown={onKey}
      >
        {regions.slice(first, end).map((region, at) => (
          <RegionRow
            key={region.id}
            question={question}
            region={region}
            isCurrent={first + at === current}
            isSelected={selected.has(region.id)}
            readOnly={readOnly}
            describe={describe}
            onChoose={choose}
            onDelete={remove}
          />
        ))}
      </div>
    </div>
  );
}
