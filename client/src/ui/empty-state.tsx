import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

export interface EmptyStateProps {
  readonly icon: ReactNode;
  /** What is (not) here. */
  readonly title: string;
  /** Why, and what to do. */
  readonly detail: string;
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, detail, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.detail}>{detail}</p>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
