import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { CodeInput } from "../ui/code-input.tsx";
import { TextField } from "../ui/text-field.tsx";
import { SessionFrame } from "./session-frame.tsx";
import styles from "./session-frame.module.css";
import { refusalText, takesSessionState } from "./session-outcome.ts";
import { SignOutButton } from "./sign-out-button.tsx";

export function SecondFactorPage() {
  const [byRecovery, setByRecovery] = useState(false);
  const [code, setCode] = useState("");
  const check = useMutation(trpc.session.secondFactor.mutationOptions(takesSessionState));

  const submit = (text: string) => {
    if (text.trim() === "" || check.isPending) return;
    check.mutate({ code: text.trim() }, { onError: () => byRecovery || setCode("") });
  };

  const refused = t(byRecovery ? "session.secondFactor.recoveryRefused" : "session.secondFactor.refused");
  const error = check.isError ? refusalText(check.error, refused) : undefined;

  return (
    <SessionFrame title={t("session.secondFactor.title")}>
      <Form
        className={cx(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          submit(code);
        }}
      >
        {byRecovery ? (
          <TextField
            label={t("session.secondFactor.recovery")}
            description={t("session.secondFactor.recoveryHint")}
            error={error}
            value={code}
            onChange={setCode}
            autoComplete="off"
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
        ) : (
          <CodeInput
            label={t("session.secondFactor.code")}
            description={t("session.secondFactor.codeHint")}
            error={error}
            value={code}
            onChange={setCode}
            onComplete={submit}
          />
        )}
        <Button type="submit" variant="primary" wide isPending={check.isPending}>
          {t("session.secondFactor.submit")}
        </Button>
      </Form>
      <div className={styles.aside}>
        <Button
          variant="quiet"
          size="small"
          onPress={() => {
            setByRecovery(!byRecovery);
            setCode("");
            check.reset();
          }}
        >
          {t(byRecovery ? "session.secondFactor.useApp" : "session.secondFactor.useRecovery")}
        </Button>
        <SignOutButton label={t("session.secondFactor.startOver")} />
      </div>
    </SessionFrame>
  );
}
