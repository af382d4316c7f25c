import { type ReactNode, useEffect } from "react";
import { t } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import { Logo } from "../ui/logo.tsx";
import styles from "./session-frame.module.css";

export interface SessionFrameProps {
  readonly title: string;
  readonly intro?: string | undefined;
  readonly children: ReactNode;
}

/** The card in the middle of the window that sign-in, set-up and unlock share. */
export function SessionFrame({ title, intro, children }: SessionFrameProps) {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${t("common.product")}`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <div className={styles.backdrop}>
      <div className={styles.card}>
        <Logo className={cx(styles.mark)} />
        <h1>{title}</h1>
        {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        {children}
      </div>
    </div>
  );
}
