import { t } from "../i18n/t.ts";
import styles from "./skeleton.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface SkeletonProps {
  /** Lines to keep free: as many as will probably come, so that nothing jumps. */
  readonly lines: number;
  /** CSS height of one line, gap included; the height of a table row by default. */
  readonly lineHeight?: string;
}

/** Holds the place of what is loading. Stays invisible for a moment, so that a quick answer does not flash. */
export function Skeleton({ lines, lineHeight = "2.125rem" }: SkeletonProps) {
  return (
    <output className={styles.skeleton}>
      <VisuallyHidden>{t("common.loading")}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} style={{ blockSize: lineHeight }} aria-hidden="true">
          <span className={styles.bar} style={{ inlineSize: `${45 + ((line * 37) % 45)}%` }} />
        </span>
      ))}
    </output>
  );
}
