import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Scale } from "lucide-react";
import type { ReactNode } from "react";
import { api, trpc } from "../../api.ts";
import type { QualitySummary } from "../../api-types.ts";
import { formatNumber, formatDateTime, formatShare } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table } from "../../ui/table.tsx";
import { useProjectId } from "../use-project.ts";
import { AgreementBars } from "./agreement-bars.tsx";
import { PairTable } from "./pair-table.tsx";
import styles from "./quality.module.css";

/** How well people agree in a project, and how well they do on gold tasks. */
export function QualityPage(): ReactNode {
  const projectId = useProjectId();
  const summary = useQuery(trpc.quality.summary.queryOptions({ projectId }, { refetchInterval: 30_000 }));
  const { data } = summary;
  return (
    <Page title={t("review.quality.title")} intro={t("review.quality.intro")}>
      {summary.isError && <ErrorPanel error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.isPending && <Skeleton lines={8} />}
      {data !== undefined && <Quality summary={data} />}
    </Page>
  );
}

/** Krippendorff's alpha is told with two digits, as in the literature; a dash where it has no meaning. */
const digits = (value: number | null): string => (value === null ? "–" : value.toFixed(2));

const share = (value: number | null): string => (value === null ? "–" : formatShare(value));

function Quality({ summary }: { readonly summary: QualitySummary }): ReactNode {
  const compared = summary.questions.filter(({ pairs }) => pairs > 0);
  const names = new Map(
    summary.people.map(({ key, name }) => [key, name ?? t("review.quality.annotator", { number: key })]),
  );
  const nameOf = (key: string): string => names.get(key) ?? "";
  return (
    <div className={styles.sections}>
      {summary.changed !== null && (
        <p className={styles.muted}>{t("review.quality.asOf", { when: formatDateTime(summary.changed) })}</p>
      )}
      {compared.length === 0 ? (
        <EmptyState
          icon={<Scale />}
          title={t("review.quality.empty.title")}
          detail={t("review.quality.empty.detail")}
        />
      ) : (
        <Table
          label={t("review.quality.title")}
          rowKey={({ name }) => name}
          rows={summary.questions}
          columns={[
            { key: "q", header: t("review.quality.question"), cell: ({ title }) => title, isRowHeader: true },
            { key: "a", header: t("review.quality.alpha"), align: "end", cell: ({ alpha }) => digits(alpha) },
            { key: "m", header: t("review.quality.mean"), align: "end", cell: ({ mean }) => share(mean) },
            { key: "t", header: t("review.quality.tasks"), align: "end", cell: ({ tasks }) => formatNumber(tasks) },
            { key: "p", header: t("review.quality.pairs"), align: "end", cell: ({ pairs }) => formatNumber(pairs) },
          ]}
        />
      )}
      {compared.length > 0 && <p className={styles.muted}>{t("review.quality.alpha.hint")}</p>}
      {compared.map((question) => (
        <section key={question.name} className={styles.section}>
          <h2>{question.title}</h2>
          {question.labels.length > 0 && (
            <AgreementBars question={question.title} labels={question.labels} threshold={summary.threshold} />
          )}
          <h3>{t("review.quality.people")}</h3>
          <p className={styles.muted}>{t("review.quality.people.hint")}</p>
          <PairTable question={question.title} pairs={question.people} nameOf={nameOf} />
        </section>
      ))}
      <Accuracy summary={summary} nameOf={nameOf} />
      {compared.length > 0 && <Disagreed />}
    </div>
  );
}

interface AccuracyProps {
  readonly summary: QualitySummary;
  nameOf(this: void, key: string): string;
}

function Accuracy({ summary, nameOf }: AccuracyProps): ReactNode {
  return (
    <section className={styles.section}>
      <h2>{t("review.quality.accuracy")}</h2>
      {summary.accuracy.length === 0 ? (
        <p className={styles.muted}>{t("review.quality.accuracy.none")}</p>
      ) : (
        <Table
          label={t("review.quality.accuracy")}
          rowKey={({ person }) => person}
          rows={summary.accuracy}
          columns={[
            { key: "w", header: t("review.quality.person"), cell: ({ person }) => nameOf(person), isRowHeader: true },
            {
              key: "n",
              header: t("review.quality.answers"),
              align: "end",
              cell: ({ answers }) => formatNumber(answers),
            },
            {
              key: "a",
              header: t("review.quality.accuracyColumn"),
              align: "end",
              cell: ({ overall }) => share(overall),
            },
          ]}
        />
      )}
    </section>
  );
}

const pageSize = 25;
/** Characters of an id that tell the items of a page apart. */
const shownOfId = 8;

function Disagreed(): ReactNode {
  const projectId = useProjectId();
  const openItem = ({ itemId }: { readonly itemId: string }): ReactNode => (
    <Link to="/projects/$projectId/items/$itemId" params={{ projectId, itemId }}>
      {itemId.slice(0, shownOfId)}
    </Link>
  );
  const tasks = useInfiniteQuery({
    queryKey: ["quality", "disagreed", projectId],
    queryFn: ({ pageParam }) => api.quality.disagreed.query({ projectId, after: pageParam, limit: pageSize }),
    initialPageParam: null as { agreement: number; taskId: string } | null, // the first page has no key before it
    getNextPageParam: (page) => (page.length < pageSize ? undefined : (page.at(-1) ?? undefined)),
    select: ({ pages }) => pages.flat(),
  });
  return (
    <section className={styles.section}>
      <h2>{t("review.quality.disagreed")}</h2>
      {tasks.isError && <ErrorPanel error={tasks.error} onRetry={() => void tasks.refetch()} />}
      <Table
        label={t("review.quality.disagreed")}
        rowKey={({ taskId }) => taskId}
        rows={tasks.data ?? []}
        columns={[
          { key: "t", header: t("review.quality.task"), cell: openItem, isRowHeader: true },
          {
            key: "a",
            header: t("review.quality.agreement"),
            align: "end",
            cell: ({ agreement }) => formatShare(agreement),
          },
          {
            key: "s",
            header: t("review.quality.state"),
            cell: ({ state }) => t(`review.quality.state.${state}`),
          },
        ]}
        onMore={tasks.hasNextPage ? () => void tasks.fetchNextPage() : undefined}
        isLoadingMore={tasks.isFetchingNextPage}
      />
    </section>
  );
}
