import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { notify } from "../../ui/toasts.ts";
import type { PersonRow } from "./person-row.ts";
import styles from "./people.module.css";

const grants = ["administrator", "securityReviewer", "mayCreateProjects", "secondFactorWaived"] as const;

export interface ChangeDialogProps {
  readonly person: PersonRow;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

/** Duties and grants of one person. Giving a duty may wait for a second person; the answer says so. */
export function ChangeDialog({ person, onClose, onChanged }: ChangeDialogProps) {
  const { administrator, securityReviewer, mayCreateProjects, secondFactorWaived } = person;
  const [wanted, setWanted] = useState({ administrator, securityReviewer, mayCreateProjects, secondFactorWaived });
  const save = useMutation(
    trpc.people.change.mutationOptions({
      onSuccess: async ({ requestId }) => {
        const text = requestId === null ? t("admin.change.saved", { name: person.name }) : t("admin.change.asked");
        notify({ tone: requestId === null ? "success" : "info", text });
        onClose();
        await onChanged();
      },
    }),
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("admin.change.title", { name: person.name })}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button
            variant="primary"
            isPending={save.isPending}
            onPress={() => save.mutate({ personId: person.id, ...wanted })}
          >
            {t("common.save")}
          </Button>
        </>
      }
    >
      {grants.map((grant) => (
        <Checkbox
          key={grant}
          isSelected={wanted[grant]}
          onChange={(isOn) => setWanted((before) => ({ ...before, [grant]: isOn }))}
        >
          <span className={styles.option}>
            {t(`admin.change.${grant}`)}
            <span className={styles.hint}>{t(`admin.change.${grant}.detail`)}</span>
          </span>
        </Checkbox>
      ))}
      {save.isError && <ErrorPanel error={save.error} />}
    </Dialog>
  );
}
