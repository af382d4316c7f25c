import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useEffect } from "react";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useProject } from "../use-project.ts";
import { Days } from "./days.tsx";
import { ForecastLine } from "./forecast-line.tsx";
import styles from "./home-page.module.css";
import { Standing } from "./standing.tsx";
import { Workers } from "./workers.tsx";

/** The counters move while people work: the page looks again this often (ms). */
const refreshEvery = 15_000;

/** Where a project stands: what is done and what is not, how long it will take, what was done lately, and who did it. */
export function ProjectHomePage() {
  const project = useProject();
  const projectId = project.id;
  const home = useQuery({ ...trpc.project.home.queryOptions({ projectId }), refetchInterval: refreshEvery });

  useEffect(() => {
    document.title = `${project.name} · ${t("common.product")}`;
  }, [project.name]);

  if (home.isError) return <ErrorPanel error={home.error} onRetry={() => void home.refetch()} />;
  if (home.isPending) return <Skeleton lines={8} />;
  const { counts, days, today, shownDays, forecast } = home.data;
  const { missing: _missing, ...tasks } = counts;
  const isEmpty = Object.values(tasks).every((count) => count === 0);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("manage.tab.home")}</h1>
      {isEmpty ? (
        <EmptyState
          icon={<Inbox />}
          title={t("manage.home.empty.title")}
          detail={t(project.formId === null ? "manage.home.empty.noForm" : "manage.home.empty.detail")}
          action={
            project.formId === null ? (
              <LinkButton to="/projects/$projectId/form" params={{ projectId }} variant="primary">
                {t("manage.home.empty.toForm")}
              </LinkButton>
            ) : (
              <LinkButton
                to="/projects/$projectId/imports"
                params={{ projectId }}
                search={{ begin: true }}
                variant="primary"
              >
                {t("manage.home.empty.toImport")}
              </LinkButton>
            )
          }
        />
      ) : (
        <>
          <Standing projectId={projectId} counts={counts} />
          <ForecastLine forecast={forecast} counts={counts} />
          <Days days={days} today={today} shownDays={shownDays} />
        </>
      )}
      <Workers projectId={projectId} />
    </div>
  );
}
