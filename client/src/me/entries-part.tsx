import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { api, trpc } from "../api.ts";
import { formatDateTime } from "../i18n/format.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import styles from "./me.module.css";
import type { MyEntry } from "./my-record.ts";

/** An entry as a sentence; entries of a newer server fall back to a general one. */
function sentenceOf({ type, project, count }: MyEntry): string {
  const where = project === null ? "" : t("me.entry.in", { project });
  return tIfKnown(`me.entry.${type}`, { project: where, count: count ?? 1 }) ?? t("me.entry.other");
}

const columns = (): readonly Column<MyEntry>[] => [
  { key: "when", header: t("me.entries.when"), width: "12rem", cell: ({ time }) => formatDateTime(time) },
  { key: "what", header: t("me.entries.what"), cell: sentenceOf },
];

/** The reader's own entries, newest first, in plain sentences. */
export function EntriesPart() {
  const pages = useInfiniteQuery({
    queryKey: trpc.me.entries.queryKey({}),
    queryFn: ({ pageParam }) => api.me.entries.query(pageParam === null ? {} : { before: pageParam }),
    initialPageParam: null as number | null, // the first page has no cursor
    getNextPageParam: (last) => last.before ?? undefined,
  });
  return (
    <div className={styles.section}>
      <h2>{t("me.entries")}</h2>
      {pages.isError ? (
        <ErrorPanel error={pages.error} onRetry={() => void pages.refetch()} />
      ) : (
        <Table
          label={t("me.entries")}
          columns={columns()}
          rows={pages.data?.pages.flatMap((page) => page.entries) ?? []}
          rowKey={({ sequence }) => sequence}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
          isLoadingMore={pages.isFetchingNextPage}
          empty={
            pages.isPending ? (
              <Skeleton lines={4} />
            ) : (
              <EmptyState icon={<History />} title={t("me.entries.none")} detail={t("me.entries.noneDetail")} />
            )
          }
        />
      )}
    </div>
  );
}
