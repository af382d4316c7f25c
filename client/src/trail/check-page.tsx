import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { trpc } from "../api.ts";
import { formatNumber, formatUtc } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { DataList } from "../ui/data-list.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Page } from "../ui/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { EarlierChecks } from "./earlier-checks.tsx";
import { CheckOutcome } from "./check-outcome.tsx";
import { useNames } from "./names.ts";
import styles from "./check-page.module.css";

/** How often the page asks while a check runs. */
const askEveryMs = 500;

/** The head of the log, a check of everything, and what earlier checks found. */
export function CheckPage() {
  const names = useNames();
  const client = useQueryClient();
  const state = useQuery({
    ...trpc.trail.verification.queryOptions(),
    refetchInterval: (query) => (query.state.data?.run?.state === "running" ? askEveryMs : false),
  });
  const refresh = () => client.invalidateQueries({ queryKey: trpc.trail.verification.queryKey() });
  const start = useMutation(trpc.trail.startCheck.mutationOptions({ onSettled: refresh }));
  const cancel = useMutation(trpc.trail.cancelCheck.mutationOptions({ onSettled: refresh }));
  const { data } = state;
  const isRunning = data?.run?.state === "running";
  return (
    <Page
      title={t("trail.check.title")}
      intro={t("trail.check.intro")}
      actions={
        isRunning ? (
          <Button onPress={() => cancel.mutate()} isPending={cancel.isPending}>
            {t("trail.check.cancel")}
          </Button>
        ) : (
          <Button variant="primary" onPress={() => start.mutate()} isPending={start.isPending} isDisabled={!data}>
            {t("trail.check.start")}
          </Button>
        )
      }
    >
      {state.isError && <ErrorPanel error={state.error} onRetry={() => void state.refetch()} />}
      {start.isError && <ErrorPanel error={start.error} />}
      {state.isPending && <Skeleton lines={6} />}
      {data !== undefined && (
        <>
          <CheckOutcome run={data.run} />
          <section className={styles.head} aria-label={t("trail.check.name")}>
            <DataList
              entries={[
                { term: t("trail.check.size"), detail: formatNumber(data.head.size) },
                {
                  term: t("trail.check.lastEntry"),
                  detail: data.head.lastEntry === null ? "" : formatUtc(data.head.lastEntry),
                },
                { term: t("trail.check.name"), detail: data.head.name },
              ]}
            />
            <CopyField
              label={t("trail.check.key")}
              value={data.head.verifierKey}
              description={t("trail.check.keyHint")}
            />
          </section>
          <EarlierChecks checks={data.checks} names={names} />
        </>
      )}
    </Page>
  );
}
