import type { ReactNode } from "react";
import { cx } from "../ui/class-names.ts";
import styles from "./settings-grid.module.css";

/** Controls of a settings form, one under the other, or side by side as far as there is room. */
export function SettingsGrid({
  across = false,
  children,
}: {
  readonly across?: boolean;
  readonly children: ReactNode;
}) {
  return <div className={cx(styles.grid, across && styles.across)}>{children}</div>;
}
