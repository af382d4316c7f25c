import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { EyeOff } from "lucide-react";
import { useRef } from "react";
import { FreezeButton } from "../admin/freeze/freeze-button.tsx";
import { trpc } from "../api.ts";
import type { SeenProjects } from "../api-types.ts";
import { formatNumber, formatUtc } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { History } from "./history.tsx";
import { type Names, useNames } from "./names.ts";
import styles from "./story.module.css";
import { useListKeys } from "./use-list-keys.ts";

/** One person: what they saw, and their history. */
export function PersonPage() {
  const { personId } = useParams({ from: "/member/trail/person/$personId" });
  const names = useNames();
  const root = useRef<HTMLDivElement>(null);
  useListKeys(root);
  const name = names.person(personId);
  return (
    <Page
      title={t("trail.person.title", { name })}
      actions={
        <>
          <LinkButton to="/trail" search={{ person: personId }}>
            {t("trail.page.entries")}
          </LinkButton>
          <FreezeButton target={{ scope: "person", id: personId, name }} />
        </>
      }
    >
      <Seen personId={personId} names={names} />
      <div ref={root}>
        <History key={personId} about={{ kind: "person", id: personId }} names={names} />
      </div>
    </Page>
  );
}

type SeenProject = SeenProjects["projects"][number];

const columnsFor = (personId: string, names: Names): readonly Column<SeenProject>[] => [
  {
    key: "project",
    header: t("trail.filter.project"),
    isRowHeader: true,
    cell: ({ project }) =>
      project === null ? (
        t("trail.word.nothing")
      ) : (
        <Link to="/trail" search={{ person: personId, project, group: "seen" }}>
          {names.project(project)}
        </Link>
      ),
  },
  {
    key: "views",
    header: t("trail.person.views"),
    align: "end",
    width: "6rem",
    cell: (row) => formatNumber(row.views),
  },
  {
    key: "items",
    header: t("trail.person.items"),
    align: "end",
    width: "6rem",
    cell: (row) => formatNumber(row.items),
  },
  { key: "first", header: t("trail.person.first"), width: "13rem", cell: ({ first }) => formatUtc(first) },
  { key: "last", header: t("trail.person.last"), width: "13rem", cell: ({ last }) => formatUtc(last) },
];

function Seen({ personId, names }: { readonly personId: string; readonly names: Names }) {
  const seen = useQuery(trpc.trail.seenBy.queryOptions({ person: personId }));
  const rows = seen.data?.projects ?? [];
  const views = rows.reduce((sum, row) => sum + row.views, 0);
  const label = t("trail.person.saw", { name: names.person(personId) });
  return (
    <div className={styles.section}>
      <h2>{label}</h2>
      {seen.isError && <ErrorPanel error={seen.error} onRetry={() => void seen.refetch()} />}
      {seen.isPending && <Skeleton lines={3} />}
      {seen.isSuccess && (
        <Table
          label={label}
          columns={columnsFor(personId, names)}
          rows={rows}
          rowKey={({ project }) => project ?? ""}
          empty={
            <EmptyState
              icon={<EyeOff />}
              title={t("trail.person.sawNothing")}
              detail={t("trail.person.sawNothing.detail")}
            />
          }
        />
      )}
      {seen.data?.more === true && <p>{t("trail.person.sawMore", { count: views })}</p>}
    </div>
  );
}
