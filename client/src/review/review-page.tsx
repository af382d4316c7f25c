import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronRight, Coffee, Play, Snowflake } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { trpc } from "../api.ts";
import type { OwnProject } from "../api-types.ts";
import { HotkeyProvider } from "../editor/use-hotkeys.ts";
import { useOwnHotkeys } from "../editor/use-own-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { BarSlot } from "../shell/bar-slot.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { Page } from "../ui/page.tsx";
import type { Desk, DeskView } from "../workspace/desk.ts";
import { useDesk } from "../workspace/use-desk.ts";
import { useWorkKeys } from "../workspace/use-work-keys.ts";
import work from "../workspace/work.module.css";
import { mayReview } from "./may-review.ts";
import { reviewPorts } from "./review-ports.ts";
import { ReviewScreen } from "./review-screen.tsx";

const route = getRouteApi("/member/review/$projectId");

/** A project's reviews: the start page, then one task after the other. */
export function ReviewPage(): ReactNode {
  const { projectId } = route.useParams();
  const own = useQuery(trpc.project.own.queryOptions());
  if (own.isError) {
    return (
      <Page title={t("review.title")}>
        <ErrorPanel error={own.error} onRetry={() => void own.refetch()} />
      </Page>
    );
  }
  if (own.data === undefined) return null;
  const project = own.data.find((each) => each.id === projectId && mayReview(each));
  return project === undefined ? <NotFound /> : <ProjectReview key={projectId} project={project} />;
}

function ProjectReview({ project }: { readonly project: OwnProject }): ReactNode {
  const [ports] = useState(() => reviewPorts(project.id));
  const { desk, view } = useDesk(() => ports);
  const hotkeys = useOwnHotkeys(project);
  useWorkKeys(hotkeys, desk);
  useEffect(() => {
    document.title = `${project.name} · ${t("review.title")} · ${t("common.product")}`;
  }, [project.name]);
  const atStart = view.session.phase === "idle" || view.session.phase === "nothing";
  return (
    <HotkeyProvider value={hotkeys}>
      <BarSlot>
        <nav aria-label={t("review.place")} className={work.place}>
          <Link to="/review" className={work.up}>
            {t("workspace.projects")}
          </Link>
          <ChevronRight className={work.chevron} aria-hidden="true" />
          <span className={work.here}>{project.name}</span>
        </nav>
      </BarSlot>
      {atStart ? (
        <Start project={project} desk={desk} session={view.session} />
      ) : (
        <ReviewScreen project={project} desk={desk} view={view} ports={ports} />
      )}
    </HotkeyProvider>
  );
}

interface StartProps {
  readonly project: OwnProject;
  readonly desk: Desk;
  readonly session: DeskView["session"];
}

function Start({ project, desk, session }: StartProps): ReactNode {
  const counts = useQuery(trpc.review.counts.queryOptions({ projectId: project.id }, { refetchInterval: 15_000 }));
  if (session.phase === "nothing") {
    const isFrozen = session.why === "frozen";
    return (
      <div className={work.start}>
        <EmptyState
          icon={isFrozen ? <Snowflake /> : <Coffee />}
          title={isFrozen ? t("workspace.frozen.title") : t("review.nothing.title")}
          detail={isFrozen ? t("workspace.frozen.detail") : t("review.nothing.detail")}
          action={
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing there is to do
            <Button autoFocus onPress={() => desk.start()}>
              {t("review.lookAgain")} <Kbd keys="↵" />
            </Button>
          }
        />
      </div>
    );
  }
  const numbers = [
    ["review.count.waiting", counts.data?.waiting],
    ["review.count.pending", counts.data?.pending],
    ["review.count.own", counts.data?.own],
  ] as const;
  return (
    <div className={work.start}>
      <h1 className={work.name}>{project.name}</h1>
      <dl className={work.counts}>
        {numbers.map(([label, value]) => (
          <div key={label} className={work.count}>
            <dt>{t(label)}</dt>
            <dd>{value ?? "–"}</dd>
          </div>
        ))}
      </dl>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has one thing to do, and Enter does it */}
      <Button autoFocus variant="primary" icon={<Play />} onPress={() => desk.start()}>
        {t("review.start")} <Kbd keys="↵" />
      </Button>
      <p className={work.hint}>{t("review.startHint")}</p>
    </div>
  );
}
