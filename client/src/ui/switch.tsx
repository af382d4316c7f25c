import type { ReactNode } from "react";
import { Switch as RacSwitch, type SwitchProps as RacSwitchProps } from "react-aria-components";
import { cx } from "./class-names.ts";
import styles from "./toggle.module.css";

export interface SwitchProps extends Omit<RacSwitchProps, "className" | "style" | "children"> {
  readonly children: ReactNode;
}

/** A setting that takes effect at once; in a form that is saved later, use Checkbox. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <RacSwitch {...rest} className={cx(styles.toggle)}>
      <span className={styles.track} aria-hidden="true" />
      <span>{children}</span>
    </RacSwitch>
  );
}
