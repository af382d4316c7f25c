import type { RequestKind } from "@keyhole/shared/vocabulary";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";

export interface MadeLink {
  readonly kind: RequestKind;
  readonly link: string;
}

export interface LinkDialogProps {
  /** Null while there is none. */
  readonly made: MadeLink | null;
  readonly onClose: () => void;
}

/** The link that an approval made: shown once, to the approver, who hands it to the person. Closes by its button only. */
export function LinkDialog({ made, onClose }: LinkDialogProps) {
  return (
    <Dialog
      isOpen={made !== null}
      onClose={onClose}
      role="alertdialog"
      title={t("requests.link.title")}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t("common.close")}
        </Button>
      }
    >
      <p>{t(made?.kind === "reset" ? "requests.link.reset" : "requests.link.duty")}</p>
      <CopyField label={t("requests.link.label")} value={made?.link ?? ""} />
    </Dialog>
  );
}
