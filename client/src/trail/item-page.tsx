import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { EyeOff } from "lucide-react";
import { useRef } from "react";
import { api, trpc } from "../api.ts";
import type { ItemView } from "../api-types.ts";
import { formatUtc } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { purposeWords } from "./entry-words.ts";
import { History } from "./history.tsx";
import { type Names, shortId, useNames } from "./names.ts";
import styles from "./story.module.css";
import { useListKeys } from "./use-list-keys.ts";

/** One item: who saw it, and its history. */
export function ItemPage() {
  const { itemId } = useParams({ from: "/member/trail/item/$itemId" });
  const names = useNames();
  const root = useRef<HTMLDivElement>(null);
  useListKeys(root);
  return (
    <Page
      title={t("trail.item.title", { id: shortId(itemId) })}
      intro={itemId}
      actions={
        <LinkButton to="/trail" search={{ item: itemId }}>
          {t("trail.page.entries")}
        </LinkButton>
      }
    >
      <Viewers itemId={itemId} names={names} />
      <div ref={root}>
        <History key={itemId} about={{ kind: "item", id: itemId }} names={names} />
      </div>
    </Page>
  );
}

const columnsFor = (names: Names): readonly Column<ItemView>[] => [
  { key: "time", header: t("trail.item.time"), width: "13rem", cell: ({ time }) => formatUtc(time) },
  {
    key: "person",
    header: t("trail.item.person"),
    isRowHeader: true,
    cell: ({ person }) => (
      <Link to="/trail/person/$personId" params={{ personId: person }}>
        {names.person(person)}
      </Link>
    ),
  },
  { key: "how", header: t("trail.item.how"), cell: howWords },
  { key: "purpose", header: t("trail.item.purpose"), cell: ({ purpose }) => purposeWords(purpose ?? "") },
  {
    key: "lease",
    header: t("trail.item.lease"),
    width: "6rem",
    cell: ({ lease }) =>
      lease !== null && (
        <Link to="/trail" search={{ lease }}>
          {shortId(lease)}
        </Link>
      ),
  },
  {
    key: "view",
    header: t("trail.item.view"),
    width: "6rem",
    cell: ({ view }) =>
      view !== null && (
        <Link to="/trail" search={{ view }}>
          {shortId(view)}
        </Link>
      ),
  },
  {
    key: "guideline",
    header: t("trail.item.versions"),
    cell: ({ guidelineVersion }) =>
      guidelineVersion === null || guidelineVersion === 0
        ? ""
        : t("trail.item.guideline", { version: guidelineVersion }),
  },
];

function howWords({ how, parts }: ItemView): string {
  if (how === "opened" || how === "reopened") return t(`trail.item.how.${how}`);
  return t("trail.item.how.extent", { count: parts ?? 0 });
}

function Viewers({ itemId, names }: { readonly itemId: string; readonly names: Names }) {
  const views = useInfiniteQuery({
    queryKey: trpc.trail.viewsOfItem.queryKey({ item: itemId }),
    queryFn: ({ pageParam }) =>
      api.trail.viewsOfItem.query({ item: itemId, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null, // the first page has no cursor
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const total = views.data?.pages[0]?.total;
  return (
    <div className={styles.section}>
      <h2>{t("trail.item.saw")}</h2>
      {total !== null && total !== undefined && total.count > 0 && (
        <p>{t(total.more ? "trail.item.totalMore" : "trail.item.total", { count: total.count })}</p>
      )}
      {views.isError && <ErrorPanel error={views.error} onRetry={() => void views.refetch()} />}
      {views.isPending && <Skeleton lines={3} />}
      {views.isSuccess && (
        <Table
          label={t("trail.item.saw")}
          columns={columnsFor(names)}
          rows={views.data.pages.flatMap((page) => page.views)}
          rowKey={({ sequence }) => sequence}
          onMore={views.hasNextPage ? () => void views.fetchNextPage() : undefined}
          isLoadingMore={views.isFetchingNextPage}
          empty={
            <EmptyState icon={<EyeOff />} title={t("trail.item.sawNothing")} detail={t("trail.history.checkId")} />
          }
        />
      )}
    </div>
  );
}
