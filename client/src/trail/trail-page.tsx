import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { useMemo, useRef } from "react";
import { FreezeButton } from "../admin/freeze/freeze-button.tsx";
import { api, trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import styles from "./entry-list.module.css";
import { EntryRow } from "./entry-row.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { useNames } from "./names.ts";
import { openEntry } from "./read-entry.ts";
import { useListKeys } from "./use-list-keys.ts";

/** Entries, newest first, by closed filters that stand in the address. */
export function TrailPage() {
  const filter = useSearch({ from: "/member/trail/" });
  const navigate = useNavigate();
  const names = useNames();
  const root = useRef<HTMLDivElement>(null);
  useListKeys(root);
  const search = useInfiniteQuery({
    queryKey: trpc.trail.search.queryKey({ filter }),
    queryFn: ({ pageParam }) =>
      api.trail.search.query({ filter, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null, // the first page has no cursor
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const { data } = search;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries).map(openEntry) ?? [], [data]);
  const { project } = filter;
  return (
    <Page
      title={t("trail.title")}
      intro={t("trail.intro")}
      actions={
        project !== undefined && (
          <FreezeButton target={{ scope: "project", id: project, name: names.project(project) }} />
        )
      }
    >
      <div ref={root} className={styles.page}>
        <FilterBar
          filter={filter}
          names={names}
          onChange={(next) => void navigate({ to: "/trail", search: next, replace: true })}
        />
        {search.isError ? (
          <ErrorPanel error={search.error} onRetry={() => void search.refetch()} />
        ) : (
          <>
            <ListHead shown={entries.length} total={data?.pages[0]?.total ?? null} />
            {search.isPending && <Skeleton lines={10} lineHeight="2rem" />}
            {entries.length > 0 && (
              <ol className={styles.list} aria-label={t("trail.list")}>
                {entries.map((shown) => (
                  <EntryRow key={shown.sequence} shown={shown} names={names} />
                ))}
              </ol>
            )}
            {search.isSuccess && entries.length === 0 && (
              <EmptyState
                icon={<ScrollText />}
                title={t("trail.empty.title")}
                detail={t(search.hasNextPage ? "trail.empty.further" : "trail.empty.filtered")}
              />
            )}
            {search.hasNextPage && (
              <div className={styles.more}>
                <Button isPending={search.isFetchingNextPage} onPress={() => void search.fetchNextPage()}>
                  {t(entries.length === 0 ? "trail.further" : "trail.more")}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

interface ListHeadProps {
  readonly shown: number;
  readonly total: { readonly count: number; readonly more: boolean } | null;
}

/** How much there is, and the keys. */
function ListHead({ shown, total }: ListHeadProps) {
  const words = total === null ? "" : t(total.more ? "trail.totalMore" : "trail.total", { count: total.count });
  return (
    <div className={styles.foot}>
      <output>
        {total !== null && (total.more || shown < total.count ? t("trail.shown", { shown, total: words }) : words)}
      </output>
      <span className={styles.keys}>
        <Kbd keys="/" /> {t("trail.keys.filter")} <Kbd keys="J" /> <Kbd keys="K" /> {t("trail.keys.move")}{" "}
        <Kbd keys="Enter" /> {t("trail.keys.open")}
      </span>
    </div>
  );
}
