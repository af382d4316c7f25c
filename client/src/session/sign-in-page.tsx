import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Form } from "react-aria-components";
import { trpc } from "../api.ts";
import type { DemoPerson, SessionPerson } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { PasswordField } from "../ui/password-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { DemoPeople } from "./demo-people.tsx";
import { FormError } from "./form-error.tsx";
import { SessionFrame } from "./session-frame.tsx";
import styles from "./session-frame.module.css";
import { refusalText, takesSessionState } from "./session-outcome.ts";

export interface SignInPageProps {
  /** Whose page is behind, when a session ended under them. */
  readonly owner: SessionPerson | undefined;
  readonly demoPeople: readonly DemoPerson[];
}

export function SignInPage({ owner, demoPeople }: SignInPageProps) {
  const [login, setLogin] = useState(owner?.login ?? "");
  const [password, setPassword] = useState("");
  const passwordInput = useRef<HTMLInputElement>(null);
  const signIn = useMutation(trpc.session.signIn.mutationOptions(takesSessionState));

  return (
    <SessionFrame
      title={t("session.signIn.title")}
      offersLanguages={owner === undefined}
      intro={
        owner === undefined
          ? undefined
          : `${t("session.signIn.again")} ${t("session.signIn.other", { name: owner.name })}`
      }
    >
      <Form
        className={cx(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          if (!signIn.isPending) signIn.mutate({ login: login.trim(), password });
        }}
      >
        <TextField
          label={t("session.signIn.login")}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          isRequired
          // Signing in is all that this page is for.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={owner === undefined}
        />
        <PasswordField
          label={t("session.signIn.password")}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          isRequired
          inputRef={passwordInput}
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={owner !== undefined}
        />
        <FormError text={signIn.isError ? refusalText(signIn.error, t("session.signIn.refused")) : undefined} />
        <Button type="submit" variant="primary" wide isPending={signIn.isPending}>
          {t("session.signIn.submit")}
        </Button>
      </Form>
      {demoPeople.length > 0 && (
        <DemoPeople
          people={demoPeople}
          onChoose={(person) => {
            setLogin(person.login);
            passwordInput.current?.focus();
          }}
        />
      )}
    </SessionFrame>
  );
}
