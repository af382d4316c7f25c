import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { TriangleAlert, X } from "lucide-react";
import { api, trpc } from "../api.ts";
import type { AppRouter } from "../api-types.ts";
import { formatDateTime } from "../i18n/format.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./notices.module.css";
import { useChanges } from "./use-changes.ts";

type NoticeId = inferRouterOutputs<AppRouter>["me"]["notices"]["notices"][number]["id"];

/** What a person must be told, over every page, until they dismiss it. */
export function Notices() {
  const queries = useQueryClient();
  const queryKey = trpc.me.notices.pathKey();
  const notices = useInfiniteQuery({
    queryKey: [...trpc.me.notices.queryKey({}), "pages"],
    queryFn: ({ pageParam }) => api.me.notices.query(pageParam === null ? {} : { after: pageParam }),
    initialPageParam: null as NoticeId | null,
    getNextPageParam: (page) => page.next,
  });
  const shown = notices.data?.pages.flatMap((page) => page.notices) ?? [];
  useChanges(["notices", "requests", "freezes"], [queryKey]);
  const dismiss = useMutation(
    trpc.me.dismissNotice.mutationOptions({ onSettled: () => queries.invalidateQueries({ queryKey }) }),
  );
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("admin.notices")} className={styles.notices}>
      {shown.map(({ id, kind, created, subject }) => (
        <div key={id} role="alert" className={styles.notice}>
          <TriangleAlert aria-hidden="true" />
          <p>
            {tIfKnown(`admin.notice.${kind}`, {
              when: formatDateTime(created),
              name: subject ?? t(kind === "duty-granted" ? "admin.notice.invited" : "admin.notice.installation"),
            })}
          </p>
          <IconButton
            size="small"
            label={t("common.dismiss")}
            icon={<X />}
            onPress={() => dismiss.mutate({ noticeId: id })}
          />
        </div>
      ))}
      {notices.hasNextPage && (
        <Button variant="quiet" onPress={() => void notices.fetchNextPage()} isPending={notices.isFetchingNextPage}>
          {t("common.more")}
        </Button>
      )}
    </section>
  );
}
