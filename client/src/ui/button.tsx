import type { ReactNode } from "react";
import { Button as RacButton, type ButtonProps as RacButtonProps } from "react-aria-components";
import styles from "./button.module.css";
import { cx } from "./class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

export interface ButtonProps extends Omit<RacButtonProps, "className" | "style" | "children"> {
  readonly variant?: ButtonVariant;
  readonly size?: "normal" | "small";
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** Fills the line, for the one button of a narrow form. */
  readonly wide?: boolean;
}

/**
 * Replaces react-aria's own pending state, which announces through an element that loses its name, and so breaks an axe
 * rule, when the button goes away with what it did (as sign-in does).
 */
const held = { "aria-disabled": true, type: "button", onPress: () => {} } as const;

/** While `isPending` it keeps focus and width, shows that it works and ignores presses. */
export function Button({
  variant = "secondary",
  size = "normal",
  icon,
  wide = false,
  isPending = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <RacButton
      {...rest}
      {...(isPending ? held : {})}
      className={cx(styles.button, styles[variant], size === "small" && styles.small, wide && styles.wide)}
    >
      <span className={cx(styles.content, isPending && styles.faded)}>
        {icon !== undefined && (
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
        )}
        {children}
      </span>
      {isPending && <span className={styles.spinner} aria-hidden="true" />}
    </RacButton>
  );
}
