import type { Ref } from "react";
import { Input, TextField as RacTextField, type TextFieldProps as RacTextFieldProps } from "react-aria-components";
import { cx } from "./class-names.ts";
import { FieldFrame, type FieldTexts } from "./field-frame.tsx";
import { fieldValidity } from "./field-validity.ts";
import styles from "./field.module.css";

export interface TextFieldProps
  extends Omit<RacTextFieldProps, "className" | "style" | "children" | "isInvalid">, FieldTexts {
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({ label, description, error, placeholder, inputRef, ...rest }: TextFieldProps) {
  return (
    <RacTextField {...rest} {...fieldValidity(error)} className={cx(styles.field)}>
      <FieldFrame label={label} description={description} error={error}>
        <Input
          className={cx(styles.input)}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
      </FieldFrame>
    </RacTextField>
  );
}
