import type { ReactNode } from "react";
import { Button, type ButtonProps, Tooltip, TooltipTrigger } from "react-aria-components";
import { cx } from "./class-names.ts";
import styles from "./icon-button.module.css";
import { Kbd } from "./kbd.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "className" | "style" | "children" | "aria-label"> {
  /** Accessible name and tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Shown in the tooltip, such as "Ctrl+Z". Binding the key is the caller's. */
  readonly hotkey?: string;
  /** For tools and toggles: pressed or not. */
  readonly isOn?: boolean;
  readonly size?: "normal" | "small";
}

export function IconButton({ label, icon, hotkey, isOn, size = "normal", ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      <Button
        {...rest}
        aria-label={label}
        {...(isOn === undefined ? {} : { "aria-pressed": isOn })}
        className={cx(styles.button, isOn === true && styles.on, size === "small" && styles.small)}
      >
        {icon}
      </Button>
      <Tooltip offset={6} className={cx(styles.tooltip)}>
        {label}
        {hotkey !== undefined && <Kbd keys={hotkey} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
