import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { failureOf } from "../api-error.ts";
import { trpc } from "../api.ts";
import { FreezeButton } from "../admin/freeze/freeze-button.tsx";
import { t } from "../i18n/t.ts";
import { NotFound } from "../shell/not-found.tsx";
import { Badge } from "../ui/badge.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import tabLinks from "../ui/tab-links.module.css";
import styles from "./project-layout.module.css";
import { projectTabs } from "./project-tabs.tsx";
import { useProjectId } from "./use-project.ts";

/** Frame of a project's pages: its name, its state and its tabs. Pages below may read the project without waiting. */
export function ProjectLayout() {
  const projectId = useProjectId();
  const project = useQuery(trpc.project.detail.queryOptions({ projectId }));
  if (project.isError && failureOf(project.error).code === "absent") return <NotFound />;
  return (
    <>
      <header className={styles.header}>
        <div className={styles.names}>
          <Link to="/projects" className={styles.back}>
            {t("manage.title")}
          </Link>
          <span aria-hidden="true" className={styles.slash}>
            /
          </span>
          <p className={styles.name} title={project.data?.name}>
            {project.data?.name ?? " "}
          </p>
          {project.data?.archivedAt !== null && project.data !== undefined && <Badge>{t("manage.archived")}</Badge>}
          {project.data?.frozen === true && <Badge tone="danger">{t("manage.frozen")}</Badge>}
          {project.data?.frozen === false && (
            <span className={styles.end}>
              <FreezeButton
                target={{ scope: "project", id: projectId, name: project.data.name }}
                size="small"
                variant="secondary"
                onFrozen={() => void project.refetch()}
              />
            </span>
          )}
        </div>
        <nav aria-label={t("manage.tabs")} className={tabLinks.tabs}>
          {projectTabs.map(({ to, label }) => (
            <Link key={to} to={to} params={{ projectId }} className={tabLinks.tab} activeProps={{ "data-active": "" }}>
              {t(label)}
            </Link>
          ))}
        </nav>
      </header>
      {project.isError ? (
        <div className={styles.failed}>
          <ErrorPanel error={project.error} onRetry={() => void project.refetch()} isRetrying={project.isFetching} />
        </div>
      ) : (
        <Suspense fallback={<Skeleton lines={8} />}>{project.data !== undefined && <Outlet />}</Suspense>
      )}
    </>
  );
}
