import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { CodeList } from "../session/code-list.tsx";
import { QrPicture } from "../session/qr-picture.tsx";
import { refusalText } from "../session/session-outcome.ts";
import { Button } from "../ui/button.tsx";
import { CodeInput } from "../ui/code-input.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { PasswordStep } from "./password-step.tsx";

/** Password, then the new secret, then a code that proves it, then new recovery codes. The old app works until then. */
export function RenewFactor({ onClose }: { readonly onClose: (isChanged: boolean) => void }) {
  const [code, setCode] = useState("");
  const begin = useMutation(trpc.me.beginSecondFactor.mutationOptions());
  const confirm = useMutation(trpc.me.confirmSecondFactor.mutationOptions({ onError: () => setCode("") }));
  const close = () => onClose(confirm.data !== undefined);
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t("me.secondFactor.set")}
      footer={<Button onPress={close}>{t("common.close")}</Button>}
    >
      {begin.data === undefined && (
        <PasswordStep
          isPending={begin.isPending}
          error={begin.error}
          onPassword={(password) => begin.mutate({ password })}
        />
      )}
      {begin.data !== undefined && confirm.data === undefined && (
        <>
          <p>{t("me.factorHint")}</p>
          <QrPicture code={begin.data.qr} />
          <CopyField label={t("session.enrol.byHand")} value={begin.data.secret} />
          <CodeInput
            label={t("session.enrol.code")}
            error={confirm.isError ? refusalText(confirm.error, t("session.enrol.refused")) : undefined}
            value={code}
            onChange={setCode}
            onComplete={(text) => confirm.mutate({ code: text })}
          />
        </>
      )}
      {confirm.data !== undefined && (
        <>
          <p>{t("me.codesHint")}</p>
          <CodeList codes={confirm.data.recoveryCodes} label={t("session.recovery.list")} />
        </>
      )}
    </Dialog>
  );
}
