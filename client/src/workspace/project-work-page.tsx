import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useEffect, type ReactNode } from "react";
import { trpc } from "../api.ts";
import type { OwnProject } from "../api-types.ts";
import { HotkeyProvider } from "../editor/use-hotkeys.ts";
import { useOwnHotkeys } from "../editor/use-own-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { BarSlot } from "../shell/bar-slot.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Page } from "../ui/page.tsx";
import styles from "./work.module.css";
import { StartPanel } from "./start-panel.tsx";
import { TaskScreen } from "./task-screen.tsx";
import { deskPorts } from "./desk-ports.ts";
import { useDesk } from "./use-desk.ts";
import { useWorkKeys } from "./use-work-keys.ts";

const route = getRouteApi("/member/work/$projectId");

/** A project's work: the start page, then one task after the other on the same screen. */
export function ProjectWorkPage(): ReactNode {
  const { projectId } = route.useParams();
  const own = useQuery(trpc.project.own.queryOptions());
  if (own.isError) {
    return (
      <Page title={t("workspace.title")}>
        <ErrorPanel error={own.error} onRetry={() => void own.refetch()} />
      </Page>
    );
  }
  if (own.data === undefined) return null;
  const project = own.data.find(({ id, role }) => id === projectId && role === "labeler");
  return project === undefined ? <NotFound /> : <ProjectWork key={projectId} project={project} />;
}

function ProjectWork({ project }: { readonly project: OwnProject }): ReactNode {
  const { desk, view } = useDesk(() => deskPorts(project.id));
  const hotkeys = useOwnHotkeys(project);
  useWorkKeys(hotkeys, desk);
  useEffect(() => {
    document.title = `${project.name} · ${t("common.product")}`;
  }, [project.name]);
  const atStart = view.session.phase === "idle" || view.session.phase === "nothing";
  return (
    <HotkeyProvider value={hotkeys}>
      <BarSlot>
        <nav aria-label={t("workspace.place")} className={styles.place}>
          <Link to="/work" className={styles.up}>
            {t("workspace.projects")}
          </Link>
          <ChevronRight className={styles.chevron} aria-hidden="true" />
          <bdi className={styles.here}>{project.name}</bdi>
        </nav>
      </BarSlot>
      {atStart ? (
        <StartPanel project={project} desk={desk} session={view.session} />
      ) : (
        <TaskScreen project={project} desk={desk} view={view} />
      )}
    </HotkeyProvider>
  );
}
