import { useState } from "react";
import { Form } from "react-aria-components";
import { failureOf } from "../api-error.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import styles from "./me.module.css";

export interface PasswordStepProps {
  readonly isPending: boolean;
  /** Whatever the call rejected with; null without. */
  readonly error: unknown;
  readonly onPassword: (password: string) => void;
}

/** Before anything of the sign-in changes, the reader proves to be who signed in. */
export function PasswordStep({ isPending, error, onPassword }: PasswordStepProps) {
  const [password, setPassword] = useState("");
  const isWrong = error !== null && failureOf(error).code === "invalid";
  return (
    <Form
      className={cx(styles.form)}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") onPassword(password);
      }}
    >
      <PasswordField
        label={t("me.oldPassword")}
        error={isWrong ? t("password.wrong") : undefined}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        // The dialog opens for this field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      {error !== null && !isWrong && <ErrorPanel error={error} />}
      <div>
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={password === ""}>
          {t("common.continue")}
        </Button>
      </div>
    </Form>
  );
}
