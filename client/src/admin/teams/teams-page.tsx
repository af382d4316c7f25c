import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, SearchX, UsersRound } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { api, trpc } from "../../api.ts";
import { formatDate, formatList, formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { TeamDialog, type TeamRow } from "./team-dialog.tsx";
import styles from "./teams.module.css";

/** Departments and vendors: who belongs, from where they may work, and until when. */
export function TeamsPage() {
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const teams = useInfiniteQuery({
    queryKey: [...trpc.teams.list.queryKey({ text: wanted }), "pages"],
    queryFn: ({ pageParam }) =>
      api.teams.list.query({ text: wanted, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as TeamRow["id"] | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
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
      <div className={styles.find}>
        <TextField
          type="search"
          label={t("admin.teams.findTeam")}
          value={text}
          onChange={setText}
          maxLength={100}
          autoComplete="off"
        />
      </div>
      {teams.isError ? (
        <ErrorPanel error={teams.error} onRetry={() => void teams.refetch()} />
      ) : (
        <Table
          label={t("admin.teams.title")}
          columns={columns}
          rows={teams.data?.pages.flatMap((page) => page.teams) ?? []}
          rowKey={({ id }) => id}
          onMore={teams.hasNextPage ? () => void teams.fetchNextPage() : undefined}
          isLoadingMore={teams.isFetchingNextPage}
          empty={
            teams.isPending ? (
              <Skeleton lines={3} />
            ) : wanted !== "" ? (
              <EmptyState
                icon={<SearchX />}
                title={t("admin.teams.noneFound")}
                detail={t("admin.teams.noneFoundDetail")}
              />
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
    cell: ({ members }) => formatNumber(members),
  },
  {
    key: "networks",
    header: t("admin.teams.networks"),
    cell: ({ networks }) => (networks.length === 0 ? t("admin.teams.anywhere") : formatList(networks)),
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
