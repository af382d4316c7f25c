import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, UsersRound } from "lucide-react";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { formatDate } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { TeamDialog, type TeamRow } from "./team-dialog.tsx";

/** Departments and vendors: who belongs, from where they may work, and until when. */
export function TeamsPage() {
  const queries = useQueryClient();
  const teams = useQuery(trpc.teams.list.queryOptions());
  const [editing, setEditing] = useState<TeamRow | "new" | null>(null);
  // As of when the page was opened: an end is a day.
  const [now] = useState(Date.now);
  const columns = columnsFor(now, setEditing);
  return (
    <Page
      title={t("admin.teams.title")}
      intro={t("admin.teams.intro")}
      actions={
        <Button variant="primary" icon={<Plus />} onPress={() => setEditing("new")}>
          {t("admin.teams.new")}
        </Button>
      }
    >
      {teams.isError ? (
        <ErrorPanel error={teams.error} onRetry={() => void teams.refetch()} />
      ) : (
        <Table
          label={t("admin.teams.title")}
          columns={columns}
          rows={teams.data ?? []}
          rowKey={({ id }) => id}
          empty={
            teams.isPending ? (
              <Skeleton lines={3} />
            ) : (
              <EmptyState icon={<UsersRound />} title={t("admin.teams.none")} detail={t("admin.teams.noneDetail")} />
            )
          }
        />
      )}
      {editing !== null && (
        <TeamDialog
          team={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={() => queries.invalidateQueries({ queryKey: trpc.teams.pathKey() })}
        />
      )}
    </Page>
  );
}

function TeamEnd({ endsAt, now }: { readonly endsAt: number | null; readonly now: number }) {
  if (endsAt === null) return <>{t("admin.teams.noEnd")}</>;
  if (endsAt <= now) return <Badge tone="warning">{t("admin.teams.ended")}</Badge>;
  return <>{formatDate(endsAt)}</>;
}

const columnsFor = (now: number, onEdit: (team: TeamRow) => void): readonly Column<TeamRow>[] => [
  { key: "name", header: t("admin.teams.name"), isRowHeader: true, cell: ({ name }) => name },
  {
    key: "members",
    header: t("admin.teams.members"),
    width: "7rem",
    align: "end",
    cell: ({ members }) => members.length,
  },
  {
    key: "networks",
    header: t("admin.teams.networks"),
    cell: ({ networks }) => (networks.length === 0 ? t("admin.teams.anywhere") : networks.join(", ")),
  },
  {
    key: "end",
    header: t("admin.teams.end"),
    width: "12rem",
    cell: ({ endsAt }) => <TeamEnd endsAt={endsAt} now={now} />,
  },
  {
    key: "edit",
    header: <VisuallyHidden>{t("admin.actions")}</VisuallyHidden>,
    width: "6rem",
    align: "end",
    cell: (team) => (
      <Button size="small" aria-label={t("admin.teams.edit", { name: team.name })} onPress={() => onEdit(team)}>
        {t("admin.teams.editShort")}
      </Button>
    ),
  },
];
