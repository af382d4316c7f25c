import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useState } from "react";
import { trpc } from "../../api.ts";
import type { AppRouter } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { linesOf } from "../people/lines-of.ts";
import { type MemberChanges, MemberPicker, peopleWho } from "./member-picker.tsx";

export type TeamRow = inferRouterOutputs<AppRouter>["teams"]["list"]["teams"][number];

export interface TeamDialogProps {
  /** Null for a new one. */
  readonly team: TeamRow | null;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

const dayOf = (time: number | null): string => (time === null ? "" : new Date(time).toISOString().slice(0, 10));

export function TeamDialog({ team, onClose, onSaved }: TeamDialogProps) {
  const [name, setName] = useState(team?.name ?? "");
  const [networks, setNetworks] = useState((team?.networks ?? []).join("\n"));
  const [end, setEnd] = useState(dayOf(team?.endsAt ?? null));
  const [changes, setChanges] = useState<MemberChanges>(new Map());
  const save = useMutation(
    trpc.teams.save.mutationOptions({
      onSuccess: async () => {
        onClose();
        await onSaved();
      },
    }),
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={team === null ? t("admin.teams.new") : t("admin.teams.edit", { name: team.name })}
      footer={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button
            variant="primary"
            isPending={save.isPending}
            isDisabled={name.trim() === ""}
            onPress={() =>
              save.mutate({
                teamId: team?.id ?? null,
                name: name.trim(),
                networks: linesOf(networks),
                endsAt: end === "" ? null : Date.parse(`${end}T00:00:00Z`),
                add: peopleWho(changes, true),
                remove: peopleWho(changes, false),
              })
            }
          >
            {t("common.save")}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- where filling in begins */}
      <TextField autoFocus label={t("admin.teams.name")} value={name} onChange={setName} isRequired />
      <TextArea
        label={t("admin.teams.networks")}
        description={t("admin.teams.networksHint")}
        value={networks}
        onChange={setNetworks}
        rows={2}
      />
      <TextField
        type="date"
        label={t("admin.teams.end")}
        description={t("admin.teams.endHint")}
        value={end}
        onChange={setEnd}
      />
      <MemberPicker teamId={team?.id ?? null} changes={changes} onChange={setChanges} />
      {save.isError && <ErrorPanel error={save.error} />}
    </Dialog>
  );
}
