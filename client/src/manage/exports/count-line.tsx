import { formatNumber, formatShare } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import styles from "./exports-page.module.css";

export interface ExportCount {
  readonly rows: number;
  readonly items: number;
  readonly totalItems: number;
  readonly people: number;
  readonly partial: boolean;
}

/** How much the filters let through now. It keeps its place while it is counted anew. */
export function CountLine({ count }: { readonly count: ExportCount | undefined }) {
  return (
    <p className={styles.count} aria-live="polite">
      {count === undefined ? " " : countInWords(count)}
    </p>
  );
}

export function countInWords({ rows, items, totalItems, people, partial }: ExportCount): string {
  if (partial) return t("exports.count.partial", { rows });
  if (rows === 0) return t("exports.count.none");
  return t("exports.count", {
    rows,
    items: formatNumber(items),
    total: formatNumber(totalItems),
    share: formatShare(totalItems === 0 ? 0 : items / totalItems),
    people: t("exports.count.people", { people }),
  });
}
