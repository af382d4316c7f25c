import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useChanges } from "../use-changes.ts";
import { CodesDialog } from "./codes-dialog.tsx";
import { LinkDialog, type MadeLink } from "./link-dialog.tsx";
import { RequestCard } from "./request-card.tsx";
import styles from "./requests.module.css";

/** What waits for a second person, and what the reader asked for themselves. */
export function RequestsPage() {
  const queries = useQueryClient();
  const list = useQuery(trpc.requests.list.queryOptions());
  const queryKey = trpc.requests.pathKey();
  useChanges(["requests", "roles", "settings"], [queryKey]);
  const [made, setMade] = useState<MadeLink | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey });
  const handing = { onDecided: refresh, onLink: setMade, onCodes: setCodes };
  return (
    <Page title={t("requests.title")} intro={t("requests.intro")}>
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      <section aria-labelledby="waiting" className={styles.section}>
        <h2 id="waiting">{t("requests.waiting")}</h2>
        {list.isPending && <Skeleton lines={3} />}
        {list.data?.waiting.length === 0 && (
          <EmptyState icon={<Inbox />} title={t("requests.none")} detail={t("requests.noneDetail")} />
        )}
        {list.data?.waiting.map((request) => (
          <RequestCard key={request.id} request={request} decide={request} {...handing} />
        ))}
      </section>
      <section aria-labelledby="mine" className={styles.section}>
        <h2 id="mine">{t("requests.mine")}</h2>
        {list.data?.mine.length === 0 && (
          <EmptyState icon={<Inbox />} title={t("requests.mineNone")} detail={t("requests.mineNoneDetail")} />
        )}
        {list.data?.mine.map((request) => (
          <RequestCard key={request.id} request={request} {...handing} />
        ))}
      </section>
      <CodesDialog codes={codes} onClose={() => setCodes(null)} />
      <LinkDialog made={made} onClose={() => setMade(null)} />
    </Page>
  );
}
