import type { ReactNode } from "react";
import styles from "./badge.module.css";
import { cx } from "./class-names.ts";

export type Tone = "neutral" | "accent" | "success" | "warning" | "danger" | "info";

/** A state in a word. The word says it; the colour only helps. */
export function Badge({ tone = "neutral", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={cx(styles.badge, styles[tone])}>{children}</span>;
}
