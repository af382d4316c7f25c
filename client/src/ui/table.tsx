import type { Key, ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "./button.tsx";
import { cx } from "./class-names.ts";
import styles from "./table.module.css";

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for numbers. */
  readonly align?: "start" | "end";
  /** A CSS length; columns without one share the rest. */
  readonly width?: string;
  /** The cell that names its row for screen readers. */
  readonly isRowHeader?: boolean;
}

export interface TableProps<Row> {
  /** Accessible name. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => Key;
  /** Shown instead of rows: an EmptyState, an ErrorPanel or a Skeleton. */
  readonly empty?: ReactNode;
  /** Present while the server has more rows after the last one (paging by key). */
  readonly onMore?: (() => void) | undefined;
  readonly isLoadingMore?: boolean;
}

/** A dense table in the order that the server gave; the header stays while the body scrolls. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowKey, empty, onMore, isLoadingMore = false } = props;
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.frame} aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={column.width === undefined ? {} : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cx(styles.head, column.align === "end" && styles.end)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={styles.row}>
              {columns.map((column) => {
                const className = cx(styles.cell, column.align === "end" && styles.end);
                return column.isRowHeader === true ? (
                  <th key={column.key} scope="row" className={className}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={className}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty}
      {onMore !== undefined && (
        <div className={styles.more}>
          <Button variant="quiet" onPress={onMore} isPending={isLoadingMore}>
            {t("common.more")}
          </Button>
        </div>
      )}
    </section>
  );
}
