import { GripVertical } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { t } from "../../i18n/t.ts";
import { cx } from "../../ui/class-names.ts";
import type { RankingRow } from "./ranking-items.ts";
import { custom } from "../../fields/text/custom-properties.ts";
import styles from "./ranking.module.css";

export interface RankingRowViewProps {
  readonly row: RankingRow;
  readonly isFirstUnranked: boolean;
  readonly isGrabbed: boolean;
  readonly readOnly: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onBlur: () => void;
}

export function RankingRowView(props: RankingRowViewProps) {
  const { row, isFirstUnranked, isGrabbed, readOnly, onKeyDown, onPointerDown, onBlur } = props;
  const { item, place, joined } = row;
  return (
    <li className={cx(joined && styles.joined)}>
      {isFirstUnranked && <span className={styles.unrankedTitle}>{t("questions.ranking.unranked")}</span>}
      <button
        type="button"
        data-item={item.value}
        aria-roledescription={t("questions.ranking.role")}
        aria-label={nameOf(row)}
        aria-pressed={isGrabbed}
        aria-disabled={readOnly}
        className={cx(styles.row, place === null && styles.unranked, isGrabbed && styles.grabbed)}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onBlur={onBlur}
      >
        <span className={styles.place}>{joined ? "=" : (place ?? "–")}</span>
        {item.colour !== undefined && <span className={styles.swatch} style={custom({ "--colour": item.colour })} />}
        <span className={styles.name}>{item.name}</span>
        {!readOnly && <GripVertical size={16} aria-hidden="true" className={cx(styles.grip)} />}
      </button>
    </li>
  );
}

function nameOf({ item: { name }, place, tied }: RankingRow): string {
  if (place === null) return t("questions.ranking.rowUnranked", { name });
  return tied ? t("questions.ranking.rowTied", { name, place }) : t("questions.ranking.row", { name, place });
}
