import { AppWindow, Laptop, LoaderCircle, Pause, Snowflake, TriangleAlert, WifiOff } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import type { ProjectId } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Kbd } from "../ui/kbd.tsx";
import type { Desk, DeskView } from "./desk.ts";
import { GuidelinePanel } from "./lazy-guideline.tsx";
import styles from "./task-screen.module.css";

export interface ClosedPanelProps {
  readonly projectId: ProjectId;
  readonly desk: Desk;
  readonly session: DeskView["session"];
  readonly isWaiting: boolean;
}

const icons = {
  paused: <Pause />,
  "taken-over": <Laptop />,
  frozen: <Snowflake />,
  revoked: <TriangleAlert />,
} as const;

/** What stands where the task was, while nothing of it may be seen: why, that the work is saved, and the way on. */
export function ClosedPanel({ projectId, desk, session, isWaiting }: ClosedPanelProps): ReactNode {
  if (session.phase === "closed") {
    const { why } = session;
    return (
      <EmptyState
        icon={icons[why]}
        title={t(`workspace.closed.${why}.title`)}
        detail={t(`workspace.closed.${why}.detail`)}
        action={<GoOn label={t(`workspace.closed.${why}.action`)} onPress={() => desk.start()} />}
      />
    );
  }
  if (session.phase === "elsewhere") {
    return (
      <EmptyState
        icon={<AppWindow />}
        title={t("workspace.elsewhere.title")}
        detail={t("workspace.elsewhere.detail")}
        action={<GoOn label={t("workspace.elsewhere.action")} onPress={desk.startHere} />}
      />
    );
  }
  if (session.phase === "failed" && session.code === "must-acknowledge") {
    return (
      <div className={styles.reading}>
        <GuidelinePanel projectId={projectId} lease={null} onAcknowledged={() => desk.start()} />
      </div>
    );
  }
  if (session.phase === "failed") {
    return (
      <EmptyState
        icon={<TriangleAlert />}
        title={t(`error.${session.code}.title`)}
        detail={t(`error.${session.code}.detail`)}
        action={<GoOn label={t("error.retry")} onPress={() => desk.start()} />}
      />
    );
  }
  if (session.phase === "withheld" || isWaiting) {
    return (
      <EmptyState
        icon={<WifiOff />}
        title={t("workspace.withheld.title")}
        detail={isWaiting ? t("workspace.waiting.detail") : t("workspace.withheld.detail")}
      />
    );
  }
  return <Soon />;
}

/** The way on has the keyboard: Enter takes it. */
function GoOn({ label, onPress }: { readonly label: string; onPress(this: void): void }): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the only thing there is to do
    <Button autoFocus variant="primary" onPress={onPress}>
      {label} <Kbd keys="↵" />
    </Button>
  );
}

/** Nothing for what is quick: a flash of a spinner says less than a still screen. */
const quietMs = 600;

function Soon(): ReactNode {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className={styles.soon}>
      {isLate && (
        <>
          <LoaderCircle className={styles.spinner} aria-hidden="true" /> {t("workspace.opening")}
        </>
      )}
    </output>
  );
}
