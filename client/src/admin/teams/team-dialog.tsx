import type { PersonId } from "@keyhole/shared/ids";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useState } from "react";
import { trpc } from "../../api.ts";
import type { AppRouter } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { linesOf } from "../people/lines-of.ts";
import styles from "./teams.module.css";

export type TeamRow = inferRouterOutputs<AppRouter>["teams"]["list"][number];

export interface TeamDialogProps {
  /** Null for a new one. */
  readonly team: TeamRow | null;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

const dayOf = (time: number | null): string => (time === null ? "" : new Date(time).toISOString().slice(0, 10));

export function TeamDialog({ team, onClose, onSaved }: TeamDialogProps) {
  const people = useQuery(trpc.people.list.queryOptions());
  const [name, setName] = useState(team?.name ?? "");
  const [networks, setNetworks] = useState((team?.networks ?? []).join("\n"));
  const [end, setEnd] = useState(dayOf(team?.endsAt ?? null));
  const [members, setMembers] = useState<ReadonlySet<PersonId>>(new Set(team?.members ?? []));
  const [wanted, setWanted] = useState("");
  const save = useMutation(
    trpc.teams.save.mutationOptions({
      onSuccess: async () => {
        onClose();
        await onSaved();
      },
    }),
  );
  const fits = (text: string) => text.toLowerCase().includes(wanted.trim().toLowerCase());
  const listed = (people.data?.people ?? []).filter((person) => fits(person.name) || fits(person.login));
  const toggle = (id: PersonId, isIn: boolean) => {
    const next = new Set(members);
    if (isIn) next.add(id);
    else next.delete(id);
    setMembers(next);
  };
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
                members: [...members],
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
      <fieldset className={styles.members}>
        <legend className={styles.legend}>{t("admin.teams.members")}</legend>
        <TextField label={t("admin.teams.find")} value={wanted} onChange={setWanted} type="search" />
        <div className={styles.list}>
          {listed.map((person) => (
            <Checkbox key={person.id} isSelected={members.has(person.id)} onChange={(isIn) => toggle(person.id, isIn)}>
              {person.name}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      {people.isError && <ErrorPanel error={people.error} />}
      {save.isError && <ErrorPanel error={save.error} />}
    </Dialog>
  );
}
