import type { FreezeScope } from "@keyhole/shared/vocabulary";
import type { PersonId, ProjectId, TeamId } from "@keyhole/shared/ids";
import { api } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { notify } from "../../ui/toasts.ts";

export interface FreezeTarget {
  readonly scope: FreezeScope;
  /** Empty for everything. */
  readonly id: string;
  readonly name: string;
}

/** The server parses the id again; here it is only passed on. */
const inputOf = ({ scope, id }: FreezeTarget) => {
  switch (scope) {
    case "everything":
      return { scope };
    case "project":
      return { scope, scopeId: id as ProjectId };
    case "team":
      return { scope, scopeId: id as TeamId };
    case "person":
      return { scope, scopeId: id as PersonId };
  }
};

export interface FreezeDialogProps {
  /** Null while closed. */
  readonly target: FreezeTarget | null;
  readonly onClose: () => void;
  readonly onFrozen: () => void;
}

export function FreezeDialog({ target, onClose, onFrozen }: FreezeDialogProps) {
  const freeze = async () => {
    if (target === null) return;
    const { leasesEnded } = await api.freeze.set.mutate(inputOf(target));
    const detail = leasesEnded === 0 ? t("freeze.doneNone") : t("freeze.doneDetail", { count: leasesEnded });
    notify({ tone: "success", text: t("freeze.done"), detail });
    onFrozen();
  };
  const scope = target?.scope ?? "everything";
  return (
    <ConfirmDialog
      isOpen={target !== null}
      onClose={onClose}
      title={
        scope === "everything" ? t("freeze.ask.everything") : t(`freeze.ask.${scope}`, { name: target?.name ?? "" })
      }
      confirmLabel={t(`freeze.do.${scope}`)}
      isDangerous
      onConfirm={freeze}
    >
      <p>{t("freeze.ask.detail")}</p>
      <p>{t("freeze.ask.lift")}</p>
    </ConfirmDialog>
  );
}
