import type { ReactElement, ReactNode } from "react";
import { Dialog, DialogTrigger, Popover as RacPopover } from "react-aria-components";
import { cx } from "./class-names.ts";
import styles from "./list.module.css";

export interface PopoverProps {
  readonly label: string;
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  /** The edge of the trigger that it keeps to. */
  readonly align?: "start" | "end";
}

/** Settings that lie over the page until somebody presses beside them, or Escape. */
export function Popover({ label, trigger, children, align = "end" }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <RacPopover className={cx(styles.popover)} placement={`bottom ${align}`} offset={4}>
        <Dialog aria-label={label} className={cx(styles.dialog)}>
          {children}
        </Dialog>
      </RacPopover>
    </DialogTrigger>
  );
}
