import { type ReactNode, useEffect } from "react";
import { t } from "../i18n/t.ts";
import styles from "./page.module.css";

export interface PageProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly intro?: string;
  /** Buttons beside the title, the main one last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of an ordinary page: one heading, its actions, and the window's title. */
export function Page({ title, intro, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${t("common.product")}`;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div>
          <h1>{title}</h1>
          {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
