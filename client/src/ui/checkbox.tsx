import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox as RacCheckbox, type CheckboxProps as RacCheckboxProps } from "react-aria-components";
import { cx } from "./class-names.ts";
import styles from "./toggle.module.css";

export interface CheckboxProps extends Omit<RacCheckboxProps, "className" | "style" | "children"> {
  /** Absent where a table's head and row say what it is about: then it needs an `aria-label`. */
  readonly children?: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <RacCheckbox {...rest} className={cx(styles.toggle, children === undefined && styles.bare)}>
      {({ isIndeterminate, isSelected }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? <Minus /> : isSelected && <Check />}
          </span>
          {children !== undefined && <span>{children}</span>}
        </>
      )}
    </RacCheckbox>
  );
}
