import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Form } from "react-aria-components";
import { trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/class-names.ts";
import { CodeInput } from "../ui/code-input.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { QrPicture } from "./qr-picture.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SessionFrame } from "./session-frame.tsx";
import styles from "./session-frame.module.css";
import { refusalText } from "./session-outcome.ts";
import { SignOutButton } from "./sign-out-button.tsx";

/** Groups of four, as authenticator apps show and take keys. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");

export function EnrolPage() {
  const [code, setCode] = useState("");
  const begin = useMutation(trpc.secondFactor.begin.mutationOptions());
  const confirm = useMutation(trpc.secondFactor.confirm.mutationOptions({ onError: () => setCode("") }));
  const start = begin.mutate;
  useEffect(() => start(), [start]);

  if (confirm.data !== undefined) return <RecoveryCodes {...confirm.data} />;

  const submit = (text: string) => {
    if (!confirm.isPending) confirm.mutate({ code: text });
  };

  return (
    <SessionFrame title={t("session.enrol.title")} intro={t("session.enrol.intro")}>
      {begin.isError && <ErrorPanel error={begin.error} onRetry={() => start()} />}
      {begin.data === undefined && !begin.isError && <Skeleton lines={8} />}
      {begin.data !== undefined && (
        <>
          <QrPicture code={begin.data.qr} />
          <CopyField label={t("session.enrol.byHand")} value={grouped(begin.data.secret)} />
          <Form
            className={cx(styles.form)}
            onSubmit={(event) => {
              event.preventDefault();
              submit(code);
            }}
          >
            <CodeInput
              label={t("session.enrol.code")}
              error={confirm.isError ? refusalText(confirm.error, t("session.enrol.refused")) : undefined}
              value={code}
              onChange={setCode}
              onComplete={submit}
            />
            <Button type="submit" variant="primary" wide isPending={confirm.isPending}>
              {t("session.enrol.submit")}
            </Button>
          </Form>
        </>
      )}
      <div className={styles.aside}>
        <SignOutButton label={t("session.secondFactor.startOver")} />
      </div>
    </SessionFrame>
  );
}
