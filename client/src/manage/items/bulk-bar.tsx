import type { ItemId, ProjectId, TeamId } from "@keyhole/shared/ids";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Menu } from "../../ui/menu.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { Select } from "../../ui/select.tsx";
import { notify } from "../../ui/toasts.ts";
import styles from "./items.module.css";

export interface BulkBarProps {
  readonly projectId: ProjectId;
  readonly selected: readonly ItemId[];
  readonly onClear: () => void;
  readonly onChanged: () => Promise<void>;
}

type Change = Parameters<typeof api.items.change.mutate>[0]["change"];

/** Items of one call; the server takes no more. */
const mostItems = 500;
const everyone = "-";

/** What can be done to the selected items together. Its place is kept while nothing is selected, so that nothing jumps. */
export function BulkBar({ projectId, selected, onClear, onChanged }: BulkBarProps) {
  const [asked, setAsked] = useState<"prioritise" | "assign" | "retire" | null>(null);
  const [priority, setPriority] = useState(10);
  const [team, setTeam] = useState<string>(everyone);
  const queries = useQueryClient();
  const teams = useQuery({ ...trpc.items.teams.queryOptions({ projectId }), enabled: asked === "assign" });
  const change = useMutation({
    async mutationFn(what: Change) {
      let changed = 0;
      for (let from = 0; from < selected.length; from += mostItems) {
        const itemIds = selected.slice(from, from + mostItems);
        const done = await api.items.change.mutate({ projectId, itemIds, change: what });
        changed += done.changed;
      }
      return { changed, asked: selected.length };
    },
    async onSuccess({ changed, asked: all }) {
      const text = t("manage.items.changed", { count: changed });
      notify(changed === all ? { tone: "success", text } : { tone: "info", text, detail: t("manage.items.notFit") });
      await Promise.all([
        onChanged(),
        queries.invalidateQueries({ queryKey: trpc.project.home.queryKey({ projectId }) }),
      ]);
    },
  });
  const count = selected.length;
  return (
    <>
      <div className={styles.bulk} data-empty={count === 0 || undefined}>
        <output>{count === 0 ? t("manage.items.selectHint") : t("manage.items.selected", { count })}</output>
        {count > 0 && (
          <>
            <Button size="small" onPress={() => setAsked("prioritise")}>
              {t("manage.items.prioritise")}
            </Button>
            <Button size="small" onPress={() => setAsked("assign")}>
              {t("manage.items.assign")}
            </Button>
            <Button size="small" isPending={change.isPending} onPress={() => change.mutate({ kind: "reopen" })}>
              {t("manage.items.reopen")}
            </Button>
            <Menu
              align="start"
              label={t("manage.items.more")}
              trigger={<Button size="small">{t("manage.items.more")}</Button>}
              groups={[
                {
                  entries: [
                    { id: "retire", label: t("manage.items.retire"), isDangerous: true },
                    { id: "un-retire", label: t("manage.items.unRetire") },
                  ],
                },
              ]}
              onAction={(id) => (id === "retire" ? setAsked("retire") : change.mutate({ kind: "un-retire" }))}
            />
            <Button size="small" variant="quiet" onPress={onClear}>
              {t("manage.items.clear")}
            </Button>
          </>
        )}
      </div>
      {change.isError && asked === null && <ErrorPanel error={change.error} />}
      <ConfirmDialog
        isOpen={asked === "prioritise"}
        onClose={() => setAsked(null)}
        title={t("manage.items.prioritise.title", { count })}
        confirmLabel={t("manage.items.prioritise")}
        onConfirm={() => change.mutateAsync({ kind: "prioritise", priority: Number.isNaN(priority) ? 0 : priority })}
      >
        <NumberField
          label={t("manage.items.priority")}
          description={t("manage.items.prioritise.detail")}
          minValue={-1000}
          maxValue={1000}
          step={1}
          value={priority}
          onChange={setPriority}
        />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === "assign"}
        onClose={() => setAsked(null)}
        title={t("manage.items.assign.title", { count })}
        confirmLabel={t("manage.items.assignNow")}
        onConfirm={() => change.mutateAsync({ kind: "assign", teamId: team === everyone ? null : (team as TeamId) })} // ids of the server's own list
      >
        <Select
          label={t("manage.items.team")}
          description={t("manage.items.assign.detail")}
          options={[
            { id: everyone, label: t("manage.items.everyone") },
            ...(teams.data ?? []).map(({ id, name }) => ({ id: id as string, label: name })),
          ]}
          value={team}
          onChange={setTeam}
        />
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === "retire"}
        onClose={() => setAsked(null)}
        title={t("manage.items.retire.title", { count })}
        confirmLabel={t("manage.items.retire")}
        isDangerous
        onConfirm={() => change.mutateAsync({ kind: "retire" })}
      >
        <p>{t("manage.items.retire.detail")}</p>
      </ConfirmDialog>
    </>
  );
}
