import { useVirtualizer } from "@tanstack/react-virtual";
import { Eye, EyeOff, Lock, LockOpen, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import type { CSSProperties, KeyboardEvent, ReactNode } from "react";
import type { Region } from "@keyhole/shared/questions/question-type";
import { t } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import styles from "./region-list.module.css";
import { useAnnotationStore, useAnnotations } from "./use-annotations.ts";

export interface RegionListProps<Shape extends Region> {
  readonly question: string;
  readonly title: string;
  readonly regions: readonly Shape[];
  readonly readOnly: boolean;
  /** How a region is shown: its label's title and colour, and its size or text. */
  describe(this: void, region: Shape): { readonly title: string; readonly colour: string; readonly detail: string };
  onDelete(this: void, ids: ReadonlySet<string>): void;
}

/** Height of a row in CSS pixels; a row's buttons keep the 24 pixels that WCAG 2.2 asks for. */
const rowHeight = 28;

/**
 * The regions of an answer as a grid: arrows go through rows, Right and Left to a row's buttons and back, Delete deletes.
 * Only rows in view exist, so 10,000 regions cost as much as thirty.
 */
export function RegionList<Shape extends Region>(props: RegionListProps<Shape>): ReactNode {
  const { question, title, regions, readOnly, describe, onDelete } = props;
  const store = useAnnotationStore();
  const selection = useAnnotations((state) => state.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: regions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const selected = new Set(selection.filter((ref) => ref.question === question).map(({ region }) => region));
  const current = Math.max(
    0,
    regions.findIndex(({ id }) => selected.has(id)),
  );
  const single = selected.size === 1 ? regions[current]?.id : undefined;
  useEffect(() => {
    if (single !== undefined) rows.scrollToIndex(current, { align: "auto" });
    // Only a new selection scrolls; scrolling itself must not be undone.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [single]);

  const choose = (index: number, more: boolean): void => {
    const region = regions[index];
    if (region === undefined) return;
    const ref = { question, region: region.id };
    const { selection: before } = store.getState();
    const has = before.some((each) => each.region === region.id);
    if (!more) store.select(ref);
    else store.select(...(has ? before.filter((each) => each.region !== region.id) : [...before, ref]));
    store.setMode("select");
  };
  const focusRow = (index: number): void => {
    rows.scrollToIndex(index, { align: "auto" });
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus());
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    const index = Number(row?.dataset["index"] ?? Number.NaN);
    const region = regions[index];
    if (row === null || region === undefined) return;
    const last = regions.length - 1;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      choose(Math.min(Math.max(to, 0), last), event.shiftKey);
      focusRow(Math.min(Math.max(to, 0), last));
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const stops = [row, ...row.querySelectorAll<HTMLElement>("button")];
      const at = stops.findIndex((stop) => stop === document.activeElement);
      stops[Math.min(Math.max(at + (event.key === "ArrowRight" ? 1 : -1), 0), stops.length - 1)]?.focus();
    } else if ((event.key === "Delete" || event.key === "Backspace") && !readOnly) {
      onDelete(selected.has(region.id) ? selected : new Set([region.id]));
      focusRow(Math.max(0, Math.min(index, last - 1)));
    } else if (event.target === row && (event.key === "Enter" || event.key === " ")) {
      choose(index, event.shiftKey || event.ctrlKey);
    } else return;
    event.preventDefault();
  };

  if (regions.length === 0) {
    return <p className={styles.empty}>{t(readOnly ? "editor.regions.emptyReadOnly" : "editor.regions.empty")}</p>;
  }
  return (
    <div ref={scroller} className={styles.scroller} onPointerLeave={() => store.setHover(null)}>
      <div
        role="grid"
        tabIndex={-1}
        aria-label={t("editor.regions.of", { question: title })}
        aria-multiselectable
        aria-readonly={readOnly}
        aria-rowcount={regions.length}
        className={styles.rows}
        style={{ blockSize: rows.getTotalSize() }}
        onKeyDown={onKey}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const region = regions[index];
          if (region === undefined) return null;
          return (
            <RegionRow
              key={region.id}
              region={region}
              place={{ index, start, isCurrent: index === current, isSelected: selected.has(region.id) }}
              list={props}
              shown={describe(region)}
              onChoose={choose}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps<Shape extends Region> {
  readonly region: Shape;
  readonly place: {
    readonly index: number;
    readonly start: number;
    readonly isCurrent: boolean;
    readonly isSelected: boolean;
  };
  readonly list: RegionListProps<Shape>;
  readonly shown: { readonly title: string; readonly colour: string; readonly detail: string };
  onChoose(this: void, index: number, more: boolean): void;
}

function RegionRow<Shape extends Region>({ region, place, list, shown, onChoose }: RowProps<Shape>): ReactNode {
  const { question, readOnly } = list;
  const { index, start, isCurrent, isSelected } = place;
  const store = useAnnotationStore();
  const isHovered = useAnnotations(({ hover }) => hover?.question === question && hover.region === region.id);
  const isHidden = useAnnotations(({ hidden }) => hidden.has(region.id));
  const isLocked = useAnnotations(({ locked }) => locked.has(region.id));
  const name = t("editor.region.name", { position: index + 1, label: shown.title, detail: shown.detail });
  const button = (label: string, icon: ReactNode, action: { run: () => void; isOn?: boolean }): ReactNode => (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      className={cx(styles.action, action.isOn === true && styles.on)}
      onClick={(event) => {
        event.stopPropagation();
        action.run();
      }}
    >
      {icon}
    </button>
  );
  return (
    // A virtual list cannot be a table; the grid has the keys of its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
      role="row"
      data-index={index}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      className={cx(styles.row, isSelected && styles.selected, isHovered && styles.hovered, isHidden && styles.faded)}
      // A custom property is no member of CSSProperties by type.
      style={{ "--colour": shown.colour, transform: `translateY(${start}px)` } as CSSProperties}
      onClick={(event) => onChoose(index, event.shiftKey || event.ctrlKey || event.metaKey)}
      onPointerEnter={() => store.setHover({ question, region: region.id })}
    >
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above */}
      <span role="gridcell" className={styles.name}>
        <span className={styles.position}>{index + 1}</span>
        <span className={styles.swatch} />
        <span className={styles.title}>{shown.title}</span>
        <span className={styles.detail}>{shown.detail}</span>
      </span>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above */}
      <span role="gridcell" className={styles.actions}>
        {button(
          t(isHidden ? "editor.region.show" : "editor.region.hide", { name }),
          isHidden ? <EyeOff size={14} /> : <Eye size={14} />,
          { run: () => store.setHidden(region.id, !isHidden), isOn: isHidden },
        )}
        {!readOnly &&
          button(
            t(isLocked ? "editor.region.unlock" : "editor.region.lock", { name }),
            isLocked ? <Lock size={14} /> : <LockOpen size={14} />,
            { run: () => store.setLocked(region.id, !isLocked), isOn: isLocked },
          )}
        {!readOnly &&
          button(t("editor.region.delete", { name }), <Trash2 size={14} />, {
            run: () => list.onDelete(new Set([region.id])),
          })}
      </span>
    </div>
  );
}
