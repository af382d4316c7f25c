import { Input, TextField } from "react-aria-components";
import { cx } from "./class-names.ts";
import styles from "./code-input.module.css";
import { FieldFrame, type FieldTexts } from "./field-frame.tsx";
import { fieldValidity } from "./field-validity.ts";
import field from "./field.module.css";

/** Digits of a time-based one-time code (RFC 6238 as authenticator apps use it). */
const digits = 6;

export interface CodeInputProps extends FieldTexts {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Called with the last digit, typed or pasted: no button is needed. */
  readonly onComplete: (code: string) => void;
  readonly isDisabled?: boolean;
}

/** One field rather than six: paste, autofill and screen readers work as everywhere. Spaces are dropped. */
export function CodeInput({ label, description, error, value, onChange, onComplete, isDisabled }: CodeInputProps) {
  const change = (text: string) => {
    const code = text.replace(/\D/g, "").slice(0, digits);
    if (code === value) return;
    onChange(code);
    if (code.length === digits) onComplete(code);
  };
  return (
    <TextField
      value={value}
      onChange={change}
      {...fieldValidity(error)}
      isDisabled={isDisabled ?? false}
      // The code is all that this page asks for.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      inputMode="numeric"
      autoComplete="one-time-code"
      className={cx(field.field)}
    >
      <FieldFrame label={label} description={description} error={error}>
        <Input className={cx(field.input, styles.code)} spellCheck={false} />
      </FieldFrame>
    </TextField>
  );
}
