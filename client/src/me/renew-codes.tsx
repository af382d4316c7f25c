import { useMutation } from "@tanstack/react-query";
import { trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { CodeList } from "../session/code-list.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { PasswordStep } from "./password-step.tsx";

export function RenewCodes({ onClose }: { readonly onClose: (isChanged: boolean) => void }) {
  const renew = useMutation(trpc.me.renewRecoveryCodes.mutationOptions());
  const close = () => onClose(renew.data !== undefined);
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t("me.recoveryCodes.renew")}
      footer={<Button onPress={close}>{t("common.close")}</Button>}
    >
      {renew.data === undefined ? (
        <PasswordStep
          isPending={renew.isPending}
          error={renew.error}
          onPassword={(password) => renew.mutate({ password })}
        />
      ) : (
        <>
          <p>{t("me.codesHint")}</p>
          <CodeList codes={renew.data.recoveryCodes} label={t("session.recovery.list")} />
        </>
      )}
    </Dialog>
  );
}
