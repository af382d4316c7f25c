import type { ReactNode } from "react";
import { formatNumber, formatShare } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Table } from "../../ui/table.tsx";
import styles from "./quality.module.css";

export interface AgreementBarsProps {
  readonly question: string;
  readonly labels: readonly { readonly label: string; readonly mean: number; readonly pairs: number }[];
  /** 0..1: the line across the bars. */
  readonly threshold: number;
}

/** In units of the drawing: rows as high as those of the table beside it. */
const row = 34;
const width = 240;
/** A bar's own thickness, and its least length, so that 0 is seen. */
const bar = 14;
const least = 2;

/** Agreement of each label: bars, and the numbers in a table beside them. */
export function AgreementBars({ question, labels, threshold }: AgreementBarsProps): ReactNode {
  const sorted = [...labels].sort((one, other) => one.mean - other.mean);
  const height = row * sorted.length;
  return (
    <div className={styles.bars}>
      <Table
        label={t("review.quality.labels")}
        rowKey={({ label }) => label}
        rows={sorted}
        columns={[
          { key: "l", header: t("review.quality.label"), cell: ({ label }) => label, isRowHeader: true },
          { key: "m", header: t("review.quality.agreement"), align: "end", cell: ({ mean }) => formatShare(mean) },
          { key: "p", header: t("review.quality.pairs"), align: "end", cell: ({ pairs }) => formatNumber(pairs) },
        ]}
      />
      <svg
        className={styles.chart}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        width={width}
        height={height}
        role="img"
        aria-label={t("review.quality.chart", { question })}
      >
        {sorted.map(({ label, mean }, index) => {
          const y = index * row + (row - bar) / 2;
          return (
            <g key={label}>
              <rect className={styles.track} x={0} y={y} width={width} height={bar} rx={2} />
              <rect
                className={mean < threshold ? styles.low : styles.high}
                x={0}
                y={y}
                width={Math.max(least, mean * width)}
                height={bar}
                rx={2}
              />
            </g>
          );
        })}
        <line className={styles.line} x1={threshold * width} x2={threshold * width} y1={0} y2={height} />
      </svg>
    </div>
  );
}
