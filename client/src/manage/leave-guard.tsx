import { useBlocker } from "@tanstack/react-router";
import { t } from "../i18n/t.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

/** Asks before a page with changes that stand nowhere else is left. */
export function LeaveGuard({ isChanged, detail }: { readonly isChanged: boolean; readonly detail: string }) {
  const blocker = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      isOpen={blocker.status === "blocked"}
      onClose={() => blocker.reset?.()}
      title={t("manage.leave.title")}
      confirmLabel={t("manage.leave")}
      isDangerous
      onConfirm={async () => blocker.proceed?.()}
    >
      <p>{detail}</p>
    </ConfirmDialog>
  );
}
