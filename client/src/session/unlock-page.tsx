import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { trpc } from "../api.ts";
import type { SessionPerson } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { PasswordField } from "../ui/password-field.tsx";
import { FormError } from "./form-error.tsx";
import { SessionFrame } from "./session-frame.tsx";
import styles from "./session-frame.module.css";
import { refusalText, takesSessionState } from "./session-outcome.ts";
import { SignOutButton } from "./sign-out-button.tsx";

export function UnlockPage({ person }: { readonly person: SessionPerson | undefined }) {
  const [password, setPassword] = useState("");
  const unlock = useMutation(trpc.session.unlock.mutationOptions(takesSessionState));
  return (
    <SessionFrame title={t("session.lock.title")} intro={t("session.lock.detail", { name: person?.name ?? "" })}>
      <Form
        className={cx(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          if (!unlock.isPending) unlock.mutate({ password });
        }}
      >
        {/* Password managers look for the account beside the password. */}
        <input type="text" autoComplete="username" value={person?.login ?? ""} readOnly hidden />
        <PasswordField
          label={t("session.lock.password")}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          isRequired
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        <FormError text={unlock.isError ? refusalText(unlock.error, t("session.lock.refused")) : undefined} />
        <Button type="submit" variant="primary" wide isPending={unlock.isPending}>
          {t("session.lock.submit")}
        </Button>
      </Form>
      <div className={styles.aside}>
        <SignOutButton label={t("session.lock.signOut")} />
      </div>
    </SessionFrame>
  );
}
