import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../api.ts";
import { failureOf } from "../api-error.ts";
import { t, tProblem } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { notify } from "../ui/toasts.ts";

export function ChangePassword({ onClose }: { readonly onClose: (isChanged: boolean) => void }) {
  const [password, setPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const change = useMutation(
    trpc.me.changePassword.mutationOptions({
      onSuccess() {
        notify({ tone: "success", text: t("me.passwordDone") });
        onClose(true);
      },
    }),
  );
  const failure = change.isError ? failureOf(change.error) : undefined;
  const problemAt = (field: string) => {
    const problem = failure?.problems?.find(({ path }) => path[0] === field);
    return problem === undefined ? undefined : tProblem(problem);
  };
  const isElsewhere = change.isError && problemAt("password") === undefined && problemAt("newPassword") === undefined;
  return (
    <Dialog
      isOpen
      onClose={() => onClose(false)}
      title={t("me.changePassword")}
      size="small"
      footer={
        <>
          <Button onPress={() => onClose(false)}>{t("common.cancel")}</Button>
          <Button
            variant="primary"
            isPending={change.isPending}
            isDisabled={password === "" || newPassword === ""}
            onPress={() => change.mutate({ password, newPassword })}
          >
            {t("me.changePassword")}
          </Button>
        </>
      }
    >
      <PasswordField
        label={t("me.oldPassword")}
        error={problemAt("password")}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        // The dialog opens for this field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <PasswordField
        label={t("me.newPassword")}
        description={t("me.newPasswordHint")}
        error={problemAt("newPassword")}
        value={newPassword}
        onChange={setNewPassword}
        autoComplete="new-password"
      />
      {isElsewhere && <ErrorPanel error={change.error} />}
    </Dialog>
  );
}
