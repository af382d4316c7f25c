import { api } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { notify } from "../../ui/toasts.ts";
import { FreezeDialog } from "../freeze/freeze-dialog.tsx";
import { ChangeDialog } from "./change-dialog.tsx";
import type { PersonRow } from "./person-row.ts";

export type PersonAction = "change" | "end-sessions" | "reset" | "disable" | "enable" | "freeze";

export interface PersonDialogsProps {
  /** Null while none is open. */
  readonly acting: { readonly person: PersonRow; readonly action: PersonAction } | null;
  readonly onClose: () => void;
  readonly onChanged: () => Promise<void>;
}

/** What an administrator does to an account, each behind its own question. */
export function PersonDialogs({ acting, onClose, onChanged }: PersonDialogsProps) {
  if (acting === null) return null;
  const { person, action } = acting;
  const { id: personId, name } = person;
  if (action === "change") return <ChangeDialog person={person} onClose={onClose} onChanged={onChanged} />;
  if (action === "freeze") {
    return <FreezeDialog target={{ scope: "person", id: personId, name }} onClose={onClose} onFrozen={() => {}} />;
  }
  const steps = {
    "end-sessions": {
      title: t("admin.endSessions.title", { name }),
      detail: t("admin.endSessions.detail"),
      label: t("admin.people.endSessions"),
      async run() {
        const { ended } = await api.people.endSessions.mutate({ personId });
        notify({ tone: "success", text: t("admin.endSessions.done", { count: ended }) });
      },
    },
    reset: {
      title: t("admin.reset.title", { name }),
      detail: t("admin.reset.detail", { name }),
      label: t("admin.reset.confirm"),
      async run() {
        await api.people.requestReset.mutate({ personId });
        notify({ tone: "success", text: t("admin.reset.asked") });
      },
    },
    disable: {
      title: t("admin.disable.title", { name }),
      detail: t("admin.disable.detail"),
      label: t("admin.people.disable"),
      run: () => api.people.disable.mutate({ personId }),
    },
    enable: {
      title: t("admin.enable.title", { name }),
      detail:
        person.administrator || person.securityReviewer
          ? `${t("admin.enable.detail")} ${t("admin.enable.withoutDuty")}`
          : t("admin.enable.detail"),
      label: t("admin.people.enable"),
      run: () => api.people.enable.mutate({ personId }),
    },
  } as const;
  const step = steps[action];
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={step.title}
      confirmLabel={step.label}
      isDangerous={action === "disable"}
      onConfirm={async () => {
        await step.run();
        await onChanged();
      }}
    >
      <p>{step.detail}</p>
    </ConfirmDialog>
  );
}
