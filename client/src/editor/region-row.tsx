import { Eye, EyeOff, Link2, Lock, LockOpen, Trash2 } from "lucide-react";
import { memo } from "react";
import type { CSSProperties, ReactNode } from "react";
import type { Region } from "@keyhole/shared/questions/question-type";
import { t } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { meantBy } from "./region-field.ts";
import styles from "./region-list.module.css";
import type { RegionRef } from "./region-ref.ts";
import { useAnnotationStore, useAnnotations } from "./use-annotations.ts";

/** How a region is shown: its label's title and colour, and its size or text. */
export interface ShownRegion {
  readonly title: string;
  readonly colour: string;
  readonly detail: string;
}

export interface RegionRowProps<Shape extends Region> {
  readonly question: string;
  readonly region: Shape;
  /** The row that has the keyboard when the list gets it. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly readOnly: boolean;
  describe(this: void, region: Shape): ShownRegion;
  onChoose(this: void, region: string, more: boolean): void;
  onDelete(this: void, ref: RegionRef): void;
}

const refOf = (question: string, region: string): RegionRef => ({ question, region });

const [hovered, hiddenBit, lockedBit] = [1, 2, 4] as const;

/**
 * One row. It does not know its place, which a counter of the style sheet shows and the list sets for screen readers: a
 * region that comes before it renders nothing here. Its buttons exist while it is selected, under the pointer or current: only
 * then can they be reached.
 */
function Row<Shape extends Region>(props: RegionRowProps<Shape>): ReactNode {
  const { question, region, isCurrent, isSelected, readOnly, describe, onChoose, onDelete } = props;
  const store = useAnnotationStore();
  // One look for all three: every row looks after every change.
  const view = useAnnotations(
    ({ hover, hidden, locked }) =>
      (hover !== null && hover.region === region.id && hover.question === question ? hovered : 0) |
      (hidden.has(region.id) ? hiddenBit : 0) |
      (locked.has(region.id) ? lockedBit : 0),
  );
  const isHovered = (view & hovered) !== 0;
  const isHidden = (view & hiddenBit) !== 0;
  const isLocked = (view & lockedBit) !== 0;
  const isActive = isCurrent || isSelected || isHovered;
  const shown = describe(region);
  const meant = (): readonly string[] => meantBy(store, refOf(question, region.id)).map((ref) => ref.region);
  const named = (key: ActionKey): string =>
    t(key, { name: t("editor.region.name", { label: shown.title, detail: shown.detail }) });
  return (
    // A list in a window cannot be a table; the grid has the keys of its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
      role="row"
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      className={cx(styles.row, isSelected && styles.selected, isHovered && styles.hovered, isHidden && styles.faded)}
      // A custom property is no member of CSSProperties by type.
      style={{ "--colour": shown.colour } as CSSProperties}
      onClick={(event) => onChoose(region.id, event.shiftKey || event.ctrlKey || event.metaKey)}
      onPointerEnter={() => store.setHover({ question, region: region.id })}
    >
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above */}
      <span role="gridcell" className={styles.name}>
        <span className={styles.position} />
        <span className={styles.swatch} />
        <span className={styles.title}>{shown.title}</span>
        {region.group !== undefined && (
          <span className={styles.grouped} title={t("editor.region.grouped")}>
            {icons.group}
            <VisuallyHidden>{t("editor.region.grouped")}</VisuallyHidden>
          </span>
        )}
        <span className={styles.detail}>{shown.detail}</span>
      </span>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above */}
      <span role="gridcell" className={styles.actions}>
        {(isActive || isHidden) && (
          <Action
            label={named(isHidden ? "editor.region.show" : "editor.region.hide")}
            icon={isHidden ? icons.hidden : icons.seen}
            isOn={isHidden}
            run={() => store.setHidden(meant(), !isHidden)}
          />
        )}
        {!readOnly && (isActive || isLocked) && (
          <Action
            label={named(isLocked ? "editor.region.unlock" : "editor.region.lock")}
            icon={isLocked ? icons.locked : icons.open}
            isOn={isLocked}
            run={() => store.setLocked(meant(), !isLocked)}
          />
        )}
        {!readOnly && isActive && (
          <Action
            label={named("editor.region.delete")}
            icon={icons.delete}
            isOn={false}
            run={() => onDelete(refOf(question, region.id))}
          />
        )}
      </span>
    </div>
  );
}

// memo loses the type parameter; what comes out takes the same props.
export const RegionRow = memo(Row) as typeof Row;

type ActionKey = `editor.region.${"show" | "hide" | "lock" | "unlock" | "delete"}`;

const icons = {
  seen: <Eye size={14} />,
  hidden: <EyeOff size={14} />,
  open: <LockOpen size={14} />,
  locked: <Lock size={14} />,
  delete: <Trash2 size={14} />,
  group: <Link2 size={13} aria-hidden="true" />,
} as const;

interface ActionProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isOn: boolean;
  run(this: void): void;
}

function Action({ label, icon, isOn, run }: ActionProps): ReactNode {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      title={label}
      className={cx(styles.action, isOn && styles.on)}
      onClick={(event) => {
        event.stopPropagation();
        run();
      }}
    >
      {icon}
    </button>
  );
}
