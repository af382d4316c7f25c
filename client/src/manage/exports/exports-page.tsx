import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { PackageOpen, Plus } from "lucide-react";
import { useState } from "react";
import { api, trpc } from "../../api.ts";
import type { ExportList, ProjectExport } from "../../api-types.ts";
import { formatDateTime, formatList, formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { useControl } from "../../session/use-control.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { useProjectId } from "../use-project.ts";
import { AskDialog } from "./ask-dialog.tsx";
import { ExportActions } from "./export-actions.tsx";
import { ExportState } from "./export-state.tsx";
import styles from "./exports-page.module.css";

const whileBuildingMs = 1_500;

/** What left or may leave the project: asked for, approved, built, fetched. */
export function ExportsPage() {
  const projectId = useProjectId();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const list = useInfiniteQuery({
    queryKey: [...trpc.exports.list.pathKey(), projectId],
    queryFn: ({ pageParam }) =>
      api.exports.list.query({ projectId, ...(pageParam === undefined ? {} : { before: pageParam }) }),
    initialPageParam: undefined as number | undefined, // a first page has no key
    getNextPageParam: (page: ExportList) => (page.more ? page.exports.at(-1)?.created : undefined),
    refetchInterval: ({ state }) =>
      (state.data?.pages[0]?.exports ?? []).some(({ phase }) => phase === "building") ? whileBuildingMs : false,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.exports.list.pathKey() });
  useControl((message) => {
    if (message.kind === "changed" && (message.what === "exports" || message.what === "requests")) void refresh();
  });
  const entries = list.data?.pages.flatMap((page) => page.exports) ?? [];
  const approvers = list.data?.pages[0]?.approvers;
  const ask = (
    <Button variant="primary" icon={<Plus size={15} />} onPress={() => setAsking(true)}>
      {t("exports.ask")}
    </Button>
  );
  return (
    <Page title={t("exports.title")} intro={t("exports.intro")} actions={entries.length > 0 && ask}>
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={4} />}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState
          icon={<PackageOpen />}
          title={t("exports.empty.title")}
          detail={t("exports.empty.detail")}
          action={ask}
        />
      )}
      {entries.length > 0 && approvers !== undefined && (
        <Table
          label={t("exports.list")}
          columns={columnsFor(approvers, refresh)}
          rows={entries}
          rowKey={({ id }) => id}
          onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          isLoadingMore={list.isFetchingNextPage}
        />
      )}
      <AskDialog isOpen={asking} onClose={() => setAsking(false)} approvers={approvers} onAsked={refresh} />
    </Page>
  );
}

const columnsFor = (
  approvers: ExportList["approvers"],
  refresh: () => Promise<unknown>,
): readonly Column<ProjectExport>[] => [
  {
    key: "what",
    header: t("exports.column.what"),
    width: "20%",
    isRowHeader: true,
    cell: ({ format, rows, items, totalItems, questions, pictures }) => (
      <div className={styles.cell}>
        <span className={styles.strong}>
          {t(`exports.format.${format}`)} · {t("exports.rows", { rows })}
        </span>
        <span className={styles.muted}>
          {t("exports.items", { items: formatNumber(items), total: formatNumber(totalItems) })}
        </span>
        {pictures > 0 && <span className={styles.muted}>{t("exports.withPictures", { pictures })}</span>}
        <span className={styles.muted}>{formatList(questions)}</span>
      </div>
    ),
  },
  {
    key: "for",
    header: t("exports.column.for"),
    cell: ({ recipient, purpose }) => (
      <div className={styles.cell}>
        <span>{recipient}</span>
        <span className={styles.muted}>{purpose}</span>
      </div>
    ),
  },
  {
    key: "asked",
    header: t("exports.column.asked"),
    width: "15%",
    cell: ({ requestedBy, created }) => (
      <div className={styles.cell}>
        <span>{requestedBy}</span>
        <span className={styles.muted}>{formatDateTime(created)}</span>
      </div>
    ),
  },
  {
    key: "state",
    header: t("exports.column.state"),
    width: "20%",
    cell: (entry) => <ExportState entry={entry} approvers={approvers} />,
  },
  {
    key: "actions",
    header: t("exports.column.actions"),
    width: "16rem",
    cell: (entry) => <ExportActions entry={entry} onChanged={refresh} />,
  },
];
