import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { cx } from "./class-names.ts";
import styles from "./field.module.css";

/** What every form control shares. `error` marks the control as wrong and says what to do. */
export interface FieldTexts {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
}

/** Label above, help below, the error in the help's place, so that nothing jumps when one appears. */
export function FieldFrame({ label, description, error, children }: FieldTexts & { readonly children: ReactNode }) {
  return (
    <>
      <Label className={cx(styles.label)}>{label}</Label>
      {children}
      {description !== undefined && error === undefined && (
        <Text slot="description" className={cx(styles.description)}>
          {description}
        </Text>
      )}
      <FieldError className={cx(styles.error)}>
        {({ validationErrors }) => error ?? validationErrors.join(" ")}
      </FieldError>
    </>
  );
}
