import { isChoosable, type TreeIndex } from "@keyhole/shared/questions/taxonomy/tree-index";
import type { TaxonomySettings } from "@keyhole/shared/questions/taxonomy/schema";
import { ChevronRight } from "lucide-react";
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { rowHeight, rowWindow, scrollToRow } from "../../editor/row-window.ts";
import { custom } from "../../fields/text/custom-properties.ts";
import { cx } from "../../ui/class-names.ts";
import styles from "./taxonomy.module.css";
import { isOpen, type TreeState, type TreeView } from "./tree-state.ts";

export interface TreeListProps {
  readonly id: string;
  readonly title: string;
  readonly view: TreeView;
  readonly state: TreeState;
  readonly rows: readonly number[];
  readonly settings: TaxonomySettings;
  readonly chosen: ReadonlySet<number>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPick: (position: number) => void;
  readonly onToggle: (position: number) => void;
}

/** As high as taxonomy.module.css lets it be, until it was measured. */
const usualHeight = 252;

export const rowId = (tree: string, position: number): string => `${tree}-${position}`;

/** The rows of a tree. Only those in view exist: 10,000 nodes cost as much as thirty. */
export function TreeList(props: TreeListProps): ReactNode {
  const { id, title, view, state, rows, settings, chosen, onKeyDown } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const seen = { top, height: usualHeight };
  const { first, end } = rowWindow(rows.length, seen);
  const row = rows.indexOf(state.active);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (row === -1 || element === null) return;
    const to = scrollToRow(row, { top: element.scrollTop, height: element.clientHeight });
    if (to !== null) element.scrollTop = to;
    // Only going somewhere scrolls; scrolling itself must not be undone.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [state.active, view.found]);

  return (
    <div ref={scroller} className={styles.scroller} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <div
        id={id}
        role="tree"
        tabIndex={0}
        aria-label={title}
        aria-multiselectable={settings.multiple}
        {...(row === -1 ? {} : { "aria-activedescendant": rowId(id, state.active) })}
        className={styles.rows}
        style={{ blockSize: rows.length * rowHeight, paddingBlockStart: first * rowHeight }}
        onKeyDown={onKeyDown}
      >
        {rows.slice(first, end).map((position) => (
          <TreeRow
            key={position}
            {...props}
            position={position}
            isActive={position === state.active}
            isChosen={chosen.has(position)}
          />
        ))}
        {/* A reader follows the active row also where it was scrolled away. */}
        {row !== -1 && (row < first || row >= end) && (
          <div className={styles.away}>
            <TreeRow {...props} position={state.active} isActive isChosen={chosen.has(state.active)} />
          </div>
        )}
      </div>
    </div>
  );
}

interface TreeRowProps extends TreeListProps {
  readonly position: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
}

function TreeRow({ id, view, state, settings, position, isActive, isChosen, onPick, onToggle }: TreeRowProps) {
  const entry = (view.index satisfies TreeIndex).entries[position];
  if (entry === undefined) return null;
  const { node, depth, place, siblings } = entry;
  const hasChildren = node.children.length > 0;
  const choosable = isChoosable(entry, settings);
  const open = hasChildren && isOpen(view, state, position);
  return (
    // The tree has the focus and hears the keys; a row is what a pointer presses.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowId(id, position)}
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={siblings}
      {...(hasChildren ? { "aria-expanded": open } : {})}
      {...(choosable ? { "aria-selected": isChosen } : {})}
      className={cx(
        styles.row,
        isActive && styles.active,
        isChosen && styles.chosen,
        view.found !== null && !view.found.hits.has(position) && styles.above,
      )}
      style={custom({ "--depth": depth })}
      title={node.description}
      onClick={() => (choosable ? onPick(position) : onToggle(position))}
    >
      <span
        className={cx(styles.twist, open && styles.open, !hasChildren && styles.none)}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          onToggle(position);
        }}
      >
        <ChevronRight size={14} />
      </span>
      {choosable && <span className={cx(styles.mark, settings.multiple && styles.several)} aria-hidden="true" />}
      <span className={styles.title}>{node.title}</span>
      {hasChildren && <span className={styles.count}>{node.children.length}</span>}
    </div>
  );
}
