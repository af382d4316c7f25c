import type { ItemId, PersonId } from "@keyhole/shared/ids";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Inbox, SearchX } from "lucide-react";
import { useMemo, useState } from "react";
import { api, trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table } from "../../ui/table.tsx";
import { useProject } from "../use-project.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { itemColumns } from "./item-columns.tsx";
import { ItemFilters } from "./item-filters.tsx";
import type { ItemSearch } from "./item-search.ts";

const queryOf = ({ state, person, key, value }: ItemSearch) => ({
  ...(state === undefined ? {} : { state }),
  ...(person === undefined ? {} : { personId: person as PersonId }), // the server parses it
  ...(key === undefined || value === undefined ? {} : { metadata: { key, value } }),
});

/** The project's items without their content: filtered, a page at a time, and changed together. */
export function ItemsPage() {
  const project = useProject();
  const projectId = project.id;
  const search: ItemSearch = useSearch({ from: "/member/projects/$projectId/items" });
  const navigate = useNavigate({ from: "/projects/$projectId/items" });
  const [selected, setSelected] = useState<ReadonlySet<ItemId>>(new Set());
  const filter = useMemo(() => queryOf(search), [search]);
  const items = useInfiniteQuery({
    queryKey: [...trpc.items.list.queryKey({ projectId, ...filter }), "pages"],
    queryFn: ({ pageParam }) =>
      api.items.list.query({ projectId, ...filter, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as ItemId | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = items.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.keys(search).length > 0;

  return (
    <Page title={t("manage.tab.items")} intro={t("manage.items.intro")}>
      <ItemFilters
        projectId={projectId}
        search={search}
        openMetadata={project.settings.openMetadata}
        onChange={(next) => {
          setSelected(new Set());
          void navigate({ search: next, replace: true });
        }}
      />
      <BulkBar
        projectId={projectId}
        selected={[...selected]}
        onClear={() => setSelected(new Set())}
        onChanged={async () => {
          setSelected(new Set());
          await items.refetch();
        }}
      />
      {items.isError ? (
        <ErrorPanel error={items.error} onRetry={() => void items.refetch()} isRetrying={items.isFetching} />
      ) : (
        <Table
          label={t("manage.tab.items")}
          columns={itemColumns({ projectId, rows, selected, onSelect: setSelected })}
          rows={rows}
          rowKey={({ itemId }) => itemId}
          onMore={items.hasNextPage ? () => void items.fetchNextPage() : undefined}
          isLoadingMore={items.isFetchingNextPage}
          empty={items.isPending ? <Skeleton lines={8} /> : <NoItems isFiltered={isFiltered} />}
        />
      )}
    </Page>
  );
}

const NoItems = ({ isFiltered }: { readonly isFiltered: boolean }) =>
  isFiltered ? (
    <EmptyState icon={<SearchX />} title={t("manage.items.none.title")} detail={t("manage.items.none.detail")} />
  ) : (
    <EmptyState icon={<Inbox />} title={t("manage.items.empty.title")} detail={t("manage.items.empty.detail")} />
  );
