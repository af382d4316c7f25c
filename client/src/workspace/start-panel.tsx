import { useQuery } from "@tanstack/react-query";
import { Coffee, Play, Snowflake, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { trpc } from "../api.ts";
import type { OwnProject } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { OwnAccuracy } from "../review/own-accuracy.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import type { Desk, DeskView } from "./desk.ts";
import styles from "./work.module.css";
import { RecentTasks } from "./recent-tasks.tsx";
import { countsOf } from "./counts-of.ts";

export interface StartPanelProps {
  readonly project: OwnProject;
  readonly desk: Desk;
  readonly session: DeskView["session"];
}

/** Before the first task and after the last one. */
export function StartPanel({ project, desk, session }: StartPanelProps): ReactNode {
  const counts = useQuery(trpc.work.counts.queryOptions(countsOf(project.id), { refetchInterval: 15_000 }));
  if (!project.ready) {
    return (
      <EmptyState icon={<TriangleAlert />} title={t("workspace.noForm.title")} detail={t("workspace.noForm.detail")} />
    );
  }
  const { waiting = 0, mine = 0, returned = 0, doneToday = 0 } = counts.data ?? {};
  const start = (
    // The page has one thing to do, and Enter does it.
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- see above
    <Button autoFocus variant="primary" icon={<Play />} onPress={() => desk.start()}>
      {mine > 0 ? t("workspace.continue") : t("workspace.start")} <Kbd keys="↵" />
    </Button>
  );
  if (session.phase === "nothing") {
    const frozen = session.why === "frozen";
    return (
      <div className={styles.start}>
        <EmptyState
          icon={frozen ? <Snowflake /> : <Coffee />}
          title={frozen ? t("workspace.frozen.title") : t("workspace.nothing.title")}
          detail={frozen ? t("workspace.frozen.detail") : t("workspace.nothing.detail", { count: doneToday })}
          action={
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- as above
            <Button autoFocus onPress={() => desk.start()}>
              {t("workspace.lookAgain")} <Kbd keys="↵" />
            </Button>
          }
        />
        {!frozen && <RecentTasks projectId={project.id} desk={desk} />}
      </div>
    );
  }
  return (
    <div className={styles.start}>
      <h1 className={styles.name}>{project.name}</h1>
      <dl className={styles.counts}>
        <Count label={t("workspace.count.waiting")} value={counts.data === undefined ? undefined : waiting} />
        <Count label={t("workspace.count.returned")} value={counts.data === undefined ? undefined : returned} />
        <Count label={t("workspace.count.mine")} value={counts.data === undefined ? undefined : mine} />
        <Count label={t("workspace.count.today")} value={counts.data === undefined ? undefined : doneToday} />
      </dl>
      {start}
      {project.guidelineVersion > 0 && (
        <LinkButton to="/guidelines/$projectId" params={{ projectId: project.id }}>
          {t("workspace.readGuideline", { version: project.guidelineVersion })}
        </LinkButton>
      )}
      <OwnAccuracy projectId={project.id} />
      <p className={styles.hint}>{returned > 0 ? t("workspace.returnedFirst") : t("workspace.startHint")}</p>
      <RecentTasks projectId={project.id} desk={desk} />
    </div>
  );
}

function Count({ label, value }: { readonly label: string; readonly value: number | undefined }): ReactNode {
  return (
    <div className={styles.count}>
      <dt>{label}</dt>
      <dd>{value ?? "–"}</dd>
    </div>
  );
}
