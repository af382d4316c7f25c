import { type ReactNode, useEffect } from "react";
import { t } from "../i18n/t.ts";
import { cx } from "../ui/class-names.ts";
import { Logo } from "../ui/logo.tsx";
import { LanguageSelect } from "../ui/language-select.tsx";
import { chooseLanguageHere, languageHere } from "./own-language.ts";
import styles from "./session-frame.module.css";

export interface SessionFrameProps {
  readonly title: string;
  readonly intro?: string | undefined;
  /** Only where nobody is signed in, and where nothing is lost when the page begins afresh in another language. */
  readonly offersLanguages?: boolean;
  readonly children: ReactNode;
}

/** The card in the middle of the window that sign-in, set-up and unlock share. */
export function SessionFrame({ title, intro, offersLanguages = false, children }: SessionFrameProps) {
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
      {offersLanguages && (
        <div className={styles.language}>
          <LanguageSelect value={languageHere()} onChange={chooseLanguageHere} />
        </div>
      )}
    </div>
  );
}
