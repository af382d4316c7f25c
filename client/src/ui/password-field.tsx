import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Button, Group, Input, TextField } from "react-aria-components";
import { t } from "../i18n/t.ts";
import { cx } from "./class-names.ts";
import { FieldFrame } from "./field-frame.tsx";
import { fieldValidity } from "./field-validity.ts";
import styles from "./field.module.css";
import type { TextFieldProps } from "./text-field.tsx";

/** `autoComplete` must say which: "current-password" or "new-password". */
export interface PasswordFieldProps extends Omit<TextFieldProps, "type" | "autoComplete"> {
  readonly autoComplete: "current-password" | "new-password";
}

export function PasswordField({ label, description, error, placeholder, inputRef, ...rest }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField {...rest} {...fieldValidity(error)} type={isShown ? "text" : "password"} className={cx(styles.field)}>
      <FieldFrame label={label} description={description} error={error}>
        <Group className={cx(styles.group)} isInvalid={error !== undefined}>
          <Input
            className={cx(styles.input)}
            spellCheck={false}
            {...(placeholder === undefined ? {} : { placeholder })}
            {...(inputRef === undefined ? {} : { ref: inputRef })}
          />
          <Button
            className={cx(styles.inner)}
            aria-label={t(isShown ? "common.hidePassword" : "common.showPassword")}
            onPress={() => setShown(!isShown)}
          >
            {isShown ? <EyeOff /> : <Eye />}
          </Button>
        </Group>
      </FieldFrame>
    </TextField>
  );
}
