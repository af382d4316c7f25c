import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

export interface AcceptDialogProps {
  readonly isOpen: boolean;
  /** Answers that would be accepted. */
  readonly count: number;
  onClose(this: void): void;
  onAccept(this: void): void;
}

/** Asked before answers that disagree are accepted together: one press of Enter must not do it. */
export function AcceptDialog({ isOpen, count, onClose, onAccept }: AcceptDialogProps): ReactNode {
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t("review.accepting.title")}
      confirmLabel={t("review.accepting.confirm", { count })}
      onConfirm={() => {
        onAccept();
        return Promise.resolve();
      }}
    >
      <p>{t("review.accepting.detail")}</p>
    </ConfirmDialog>
  );
}
