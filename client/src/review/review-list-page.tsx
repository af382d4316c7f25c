import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight, ScanSearch } from "lucide-react";
import type { ReactNode } from "react";
import { FrozenBadge } from "../admin/freeze/frozen-badge.tsx";
import { trpc } from "../api.ts";
import type { OwnProject } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { useOwnProjects } from "../session/use-own-projects.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Page } from "../ui/page.tsx";
import work from "../workspace/work.module.css";
import { mayReview } from "./may-review.ts";

/** The projects somebody reviews, with what waits in each. */
export function ReviewListPage(): ReactNode {
  const own = useOwnProjects();
  const projects = own.data?.filter(mayReview);
  return (
    <Page title={t("review.title")}>
      {own.isError && <ErrorPanel error={own.error} onRetry={() => void own.refetch()} />}
      {projects?.length === 0 && (
        <EmptyState icon={<ScanSearch />} title={t("review.empty.title")} detail={t("review.empty.detail")} />
      )}
      {projects !== undefined && projects.length > 0 && (
        <ul className={work.projects}>
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function ProjectRow({ project }: { readonly project: OwnProject }): ReactNode {
  const counts = useQuery(trpc.review.counts.queryOptions({ projectId: project.id }));
  const waiting = counts.data?.waiting;
  return (
    <li>
      <Link to="/review/$projectId" params={{ projectId: project.id }} className={work.project}>
        <span className={work.projectName}>{project.name}</span>
        <span className={work.badges}>
          <FrozenBadge since={project.frozenSince} />
        </span>
        <span className={work.numbers}>
          <span />
          <span>
            {waiting === undefined ? "" : waiting === 0 ? t("review.none") : t("review.waiting", { count: waiting })}
          </span>
        </span>
        <ChevronRight className={work.chevron} aria-hidden="true" />
      </Link>
    </li>
  );
}
