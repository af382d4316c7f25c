import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight, Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { FrozenBadge } from "../admin/freeze/frozen-badge.tsx";
import { trpc } from "../api.ts";
import type { OwnProject } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { useOwnProjects } from "../session/use-own-projects.ts";
import { Badge } from "../ui/badge.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Page } from "../ui/page.tsx";
import { countsOf } from "./counts-of.ts";
import styles from "./work.module.css";

/** The projects somebody labels in, with what waits in each. */
export function WorkPage(): ReactNode {
  const own = useOwnProjects();
  const projects = own.data?.filter(({ role }) => role === "labeler");
  return (
    <Page title={t("workspace.title")}>
      {own.isError && <ErrorPanel error={own.error} onRetry={() => void own.refetch()} />}
      {projects?.length === 0 && (
        <EmptyState icon={<Inbox />} title={t("workspace.empty.title")} detail={t("workspace.empty.detail")} />
      )}
      {projects !== undefined && projects.length > 0 && (
        <ul className={styles.projects}>
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function ProjectRow({ project }: { readonly project: OwnProject }): ReactNode {
  const counts = useQuery(trpc.work.counts.queryOptions(countsOf(project.id)));
  const { waiting = 0, mine = 0, returned = 0, doneToday = 0 } = counts.data ?? {};
  const total = waiting + returned + mine;
  return (
    <li>
      <Link to="/work/$projectId" params={{ projectId: project.id }} className={styles.project}>
        <bdi className={styles.projectName}>{project.name}</bdi>
        <span className={styles.badges}>
          <FrozenBadge since={project.frozenSince} />
          {!project.ready && <Badge>{t("workspace.noForm.short")}</Badge>}
          {returned > 0 && <Badge tone="warning">{t("workspace.badge.returned", { count: returned })}</Badge>}
          {mine > 0 && <Badge tone="accent">{t("workspace.badge.mine")}</Badge>}
        </span>
        <span className={styles.numbers}>
          {counts.data !== undefined && project.ready && (
            <>
              <span>{total === 0 ? t("workspace.badge.none") : t("workspace.badge.waiting", { count: total })}</span>
              <span>{t("workspace.badge.today", { count: doneToday })}</span>
            </>
          )}
        </span>
        <ChevronRight className={styles.chevron} aria-hidden="true" />
      </Link>
    </li>
  );
}
