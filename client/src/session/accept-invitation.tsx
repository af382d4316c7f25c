import { useMutation } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { Form } from "react-aria-components";
import { trpc } from "../api.ts";
import { failureOf } from "../api-error.ts";
import type { Invitation } from "../api-types.ts";
import { formatList } from "../i18n/format.ts";
import { t, tProblem } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { PasswordField } from "../ui/password-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { FormError } from "./form-error.tsx";
import { SessionFrame } from "./session-frame.tsx";
import styles from "./session-frame.module.css";
import { refusalText } from "./session-outcome.ts";
import { sessionStore } from "./session.ts";

/** Characters; the server checks the same and refuses common passwords besides. */
const shortestPassword = 12;

export interface AcceptInvitationProps {
  readonly token: string;
  readonly invitation: Invitation;
}

export function AcceptInvitation({ token, invitation }: AcceptInvitationProps) {
  const router = useRouter();
  const [name, setName] = useState(invitation.name);
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [isChecked, setChecked] = useState(false);
  const accept = useMutation(
    trpc.invitation.accept.mutationOptions({
      onSuccess: (state) => {
        sessionStore.set(state);
        void router.navigate({ to: invitation.setUp ? "/admin/start" : "/", replace: true, hash: "" });
      },
    }),
  );

  const characters = Array.from(password).length;
  const tooShort = isChecked && characters < shortestPassword;
  const failure = accept.isError ? failureOf(accept.error) : undefined;
  const problemAt = (field: string) => {
    const problem = failure?.problems?.find(({ path }) => path[0] === field);
    return problem === undefined ? undefined : tProblem(problem);
  };
  const atFields = ["name", "login", "password"].some((field) => problemAt(field) !== undefined);
  const elsewhere = accept.isError && !atFields ? refusalText(accept.error, t("error.invalid.title")) : undefined;

  const kind = invitation.setUp ? "setUp" : invitation.reset ? "reset" : "invited";

  return (
    <SessionFrame title={t(`session.welcome.${kind}.title`)} intro={t(`session.welcome.${kind}.intro`)} offersLanguages>
      {invitation.installationRoles.length > 0 && !invitation.setUp && (
        <p>
          {t("session.welcome.roles", {
            roles: formatList(invitation.installationRoles.map((role) => t(`session.role.${role}`))),
          })}
        </p>
      )}
      <Form
        className={cx(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (characters >= shortestPassword)
            accept.mutate({ token, name: name.trim(), login: login.trim(), password });
        }}
      >
        {!invitation.reset && (
          <TextField
            label={t("session.welcome.name")}
            description={t("session.welcome.nameHint")}
            error={problemAt("name")}
            value={name}
            onChange={setName}
            autoComplete="name"
            isRequired
          />
        )}
        <TextField
          label={t("session.welcome.login")}
          description={invitation.reset ? undefined : t("session.welcome.loginHint")}
          error={problemAt("login")}
          value={login}
          onChange={setLogin}
          autoComplete="username"
          isRequired
        />
        <PasswordField
          label={t("session.welcome.password")}
          description={t("session.welcome.passwordHint")}
          error={tooShort ? t("session.welcome.tooShort", { count: characters }) : problemAt("password")}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          isRequired
        />
        <FormError text={elsewhere} />
        <Button type="submit" variant="primary" wide isPending={accept.isPending}>
          {t(`session.welcome.${kind}.submit`)}
        </Button>
      </Form>
    </SessionFrame>
  );
}
