import { useDeferredValue, useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./text-panel.module.css";
import { wordDiff } from "./word-diff.ts";

export interface RewriteDiffProps {
  readonly before: string;
  readonly after: string;
}

/** What a rewrite changed, by words. Follows typing when there is time. */
export function RewriteDiff({ before, after }: RewriteDiffProps) {
  const late = useDeferredValue(after);
  const runs = useMemo(() => wordDiff(before, late), [before, late]);
  const changed = runs.some(({ kind }) => kind !== "same");
  return (
    <section aria-label={t("questions.answer.changes")} className={styles.diff} dir="auto">
      {!changed && <span className={styles.unchanged}>{t("questions.answer.unchanged")}</span>}
      {changed &&
        runs.map(({ kind, text }, index) => {
          switch (kind) {
            case "same":
              return <span key={index}>{text}</span>;
            case "added":
              return (
                <ins key={index}>
                  <VisuallyHidden>[{t("questions.answer.added")}: </VisuallyHidden>
                  {text}
                  <VisuallyHidden>]</VisuallyHidden>
                </ins>
              );
            case "removed":
              return (
                <del key={index}>
                  <VisuallyHidden>[{t("questions.answer.removed")}: </VisuallyHidden>
                  {text}
                  <VisuallyHidden>]</VisuallyHidden>
                </del>
              );
          }
        })}
    </section>
  );
}
