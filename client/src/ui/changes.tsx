import { useDeferredValue, useMemo } from "react";
import { t } from "../i18n/t.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";
import styles from "./changes.module.css";
import { wordDiff } from "./word-diff.ts";

export interface ChangesProps {
  /** Accessible name. */
  readonly label: string;
  /** Both ways in one text, or only what stands (or stood) on one side. */
  readonly side?: "both" | "before" | "after";
  readonly before: string;
  readonly after: string;
}

/** What changed from one text to another, by words. Follows typing when there is time. */
export function Changes({ label, side = "both", before, after }: ChangesProps) {
  const late = useDeferredValue(after);
  const runs = useMemo(() => wordDiff(before, late), [before, late]);
  const shown = runs.filter(({ kind }) => side === "both" || kind !== (side === "before" ? "added" : "removed"));
  const changed = runs.some(({ kind }) => kind !== "same");
  return (
    <section aria-label={label} className={styles.diff} dir="auto">
      {!changed && side === "both" && <span className={styles.unchanged}>{t("common.unchanged")}</span>}
      {(changed || side !== "both") &&
        shown.map(({ kind, text }, index) => {
          switch (kind) {
            case "same":
              return <span key={index}>{text}</span>;
            case "added":
              return (
                <ins key={index}>
                  <VisuallyHidden>[{t("common.added")}: </VisuallyHidden>
                  {text}
                  <VisuallyHidden>]</VisuallyHidden>
                </ins>
              );
            case "removed":
              return (
                <del key={index}>
                  <VisuallyHidden>[{t("common.removed")}: </VisuallyHidden>
                  {text}
                  <VisuallyHidden>]</VisuallyHidden>
                </del>
              );
          }
        })}
    </section>
  );
}
