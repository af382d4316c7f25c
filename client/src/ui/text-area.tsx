import type { Ref } from "react";
import { TextArea as RacTextArea, TextField, type TextFieldProps } from "react-aria-components";
import { cx } from "./class-names.ts";
import { FieldFrame, type FieldTexts } from "./field-frame.tsx";
import { fieldValidity } from "./field-validity.ts";
import styles from "./field.module.css";

export interface TextAreaProps
  extends Omit<TextFieldProps, "className" | "style" | "children" | "isInvalid" | "type">, FieldTexts {
  readonly placeholder?: string;
  readonly rows?: number;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ label, description, error, placeholder, rows = 4, inputRef, ...rest }: TextAreaProps) {
  return (
    <TextField {...rest} {...fieldValidity(error)} className={cx(styles.field)}>
      <FieldFrame label={label} description={description} error={error}>
        <RacTextArea
          rows={rows}
          className={cx(styles.input)}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
        />
      </FieldFrame>
    </TextField>
  );
}
