import type { ReactNode } from "react";
import styles from "./data-list.module.css";

export interface DataListEntry {
  readonly term: string;
  readonly detail: ReactNode;
}

/** Names and values, one pair a line. */
export function DataList({ entries }: { readonly entries: readonly DataListEntry[] }) {
  return (
    <dl className={styles.list}>
      {entries.map((entry) => (
        <div key={entry.term} className={styles.pair}>
          <dt className={styles.term}>{entry.term}</dt>
          <dd>{entry.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
