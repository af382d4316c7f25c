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
  /** Unchanged text kept before and after each change, in UTF-16 units; all of it when left out. */
  readonly context?: number;
  readonly before: string;
  readonly after: string;
}

/** What changed from one text to another, by words. Follows typing when there is time. */
export function Changes({ label, side = "both", context = Number.POSITIVE_INFINITY, before, after }: ChangesProps) {
  const late = useDeferredValue(after);
  const runs = useMemo(() => wordDiff(before, late), [before, late]);
  const hidden = side === "both" ? null : side === "before" ? "added" : "removed";
  const changed = runs.some(({ kind }) => kind !== "same");
  return (
    <section aria-label={label} className={styles.diff} dir="auto">
      {!changed && side === "both" && <span className={styles.unchanged}>{t("common.unchanged")}</span>}
      {(changed || side !== "both") &&
        runs.map(({ kind, text }, index) => {
          if (kind === hidden) return null;
          switch (kind) {
            case "same": {
              const ends = { isFirst: index === 0, isLast: index === runs.length - 1 };
              return <span key={index}>{shortened(text, context, ends)}</span>;
            }
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

/** What lies far from any change gives way to an ellipsis; whole lines where there are lines. */
function shortened(
  text: string,
  context: number,
  ends: { readonly isFirst: boolean; readonly isLast: boolean },
): string {
  const head = ends.isFirst ? 0 : context;
  const tail = ends.isLast ? 0 : context;
  if (text.length <= head + tail + context) return text;
  const end = text.lastIndexOf("\n", head);
  const start = text.indexOf("\n", text.length - tail);
  const before = text.slice(0, end > 0 ? end : head);
  const after = start < 0 ? text.slice(text.length - tail) : text.slice(start + 1);
  return [before, "…", after].filter((part) => part !== "").join("\n");
}
