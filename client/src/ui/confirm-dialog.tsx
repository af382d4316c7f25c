import { type ReactNode, useState } from "react";
import { t } from "../i18n/t.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { ErrorPanel } from "./error-panel.tsx";
import { TextField } from "./text-field.tsx";

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** What will happen, as a verb: "Freeze everything". */
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  /** Must be typed before the button works: for what cannot be taken back. */
  readonly phrase?: string;
  /** Runs once per press; the dialog closes when it resolves and shows the error when it rejects. */
  readonly onConfirm: () => Promise<unknown>;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, title, children, confirmLabel, isDangerous = false, phrase, onConfirm } = props;
  const [typed, setTyped] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();

  const close = () => {
    setTyped("");
    setError(undefined);
    onClose();
  };

  const confirm = async () => {
    setPending(true);
    setError(undefined);
    try {
      await onConfirm();
      close();
    } catch (reason) {
      setError(reason);
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={title}
      size="small"
      role="alertdialog"
      footer={
        <>
          <Button onPress={close} isDisabled={pending}>
            {t("common.cancel")}
          </Button>
          <Button
            variant={isDangerous ? "danger" : "primary"}
            isPending={pending}
            isDisabled={phrase !== undefined && typed.trim() !== phrase}
            onPress={() => void confirm()}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {phrase !== undefined && (
        <TextField label={t("common.typeToConfirm", { phrase })} value={typed} onChange={setTyped} autoComplete="off" />
      )}
      {error !== undefined && <ErrorPanel error={error} />}
    </Dialog>
  );
}
