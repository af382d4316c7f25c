import { useInfiniteQuery } from "@tanstack/react-query";
import { History as HistoryIcon } from "lucide-react";
import { api, trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { Names } from "./names.ts";
import styles from "./story.module.css";
import { Story } from "./story.tsx";

export interface HistoryProps {
  readonly about: { readonly kind: "person" | "item"; readonly id: string };
  readonly names: Names;
}

/** A person's or an item's past as stories, newest first. */
export function History({ about, names }: HistoryProps) {
  const history = useInfiniteQuery({
    queryKey: trpc.trail.history.queryKey({ about }),
    queryFn: ({ pageParam }) =>
      api.trail.history.query({ about, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null, // the first page has no cursor
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const stories = history.data?.pages.flatMap((page) => page.stories) ?? [];
  return (
    <section aria-labelledby="trail-history" className={styles.section}>
      <h2 id="trail-history">{t("trail.history")}</h2>
      {history.isError && <ErrorPanel error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && <Skeleton lines={6} lineHeight="2.5rem" />}
      {stories.length > 0 && (
        <ol className={styles.stories}>
          {stories.map((story) => (
            <Story key={`${story.kind} ${story.key} ${story.entries[0]?.sequence ?? ""}`} story={story} names={names} />
          ))}
        </ol>
      )}
      {history.isSuccess && stories.length === 0 && !history.hasNextPage && (
        <EmptyState icon={<HistoryIcon />} title={t("trail.history.empty")} detail={t("trail.history.checkId")} />
      )}
      {history.hasNextPage && (
        <div className={styles.more}>
          <Button isPending={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>
            {t("trail.more")}
          </Button>
        </div>
      )}
    </section>
  );
}
