import { t } from "../../i18n/t.ts";
import { CodeList } from "../../session/code-list.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

export interface CodesDialogProps {
  /** Null while there are none. */
  readonly codes: readonly string[] | null;
  readonly onClose: () => void;
}

/** New break-glass codes: shown once, to the one who asked. Closes by its button only. */
export function CodesDialog({ codes, onClose }: CodesDialogProps) {
  return (
    <Dialog
      isOpen={codes !== null}
      onClose={onClose}
      role="alertdialog"
      title={t("requests.codes.title")}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t("requests.codes.saved")}
        </Button>
      }
    >
      <p>{t("requests.codes.detail")}</p>
      <CodeList codes={codes ?? []} label={t("requests.codes.label")} />
    </Dialog>
  );
}
