import { BookOpen, Keyboard } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { trpc } from "../api.ts";
import type { OwnProject } from "../api-types.ts";
import { useKeyCaps } from "../editor/use-hotkeys.ts";
import { t } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { countsOf } from "./counts-of.ts";
import { DayLine } from "./day-line.tsx";
import type { DeskView } from "./desk.ts";
import { DraftLine } from "./draft-line.tsx";
import { LeaseNotice } from "./lease-notice.tsx";
import styles from "./task-screen.module.css";
import type { WorkCommands } from "./work-bindings.ts";

export interface StatusBarProps {
  readonly project: OwnProject;
  readonly view: DeskView;
  readonly commands: WorkCommands;
  readonly hasGuideline: boolean;
}

/** How the work stands: today's count, the draft, the notice before the end, and the way to the keys. */
export function StatusBar({ project, view, commands, hasGuideline }: StatusBarProps): ReactNode {
  const { session, drafting: work } = view;
  const counts = useQuery(trpc.work.counts.queryOptions(countsOf(project.id), { staleTime: Infinity }));
  // What was counted when the screen opened, and what was submitted on it since.
  const [before] = useState(view.submitted);
  const more = view.submitted - before;
  const today = (counts.data?.doneToday ?? 0) + more;
  const everywhere = (counts.data?.doneTodayEverywhere ?? 0) + more;
  const caps = { keys: useKeyCaps("work.keys"), guideline: useKeyCaps("work.guideline") };
  const isOpen = session.phase === "open";
  return (
    <footer className={styles.status}>
      <DayLine today={today} everywhere={everywhere} submitted={view.submitted} />
      {work !== null && session.phase !== "submitting" && <DraftLine work={work} />}
      {isOpen && session.task.opened.lease.purpose === "revisit" && (
        <Badge tone="info">{t("workspace.revisiting")}</Badge>
      )}
      <LeaseNotice session={session} onExtend={commands.extend} />
      <span className={styles.tools}>
        <IconButton
          label={t("workspace.guideline")}
          icon={<BookOpen />}
          size="small"
          isOn={hasGuideline}
          isDisabled={!isOpen}
          onPress={commands.guideline}
          {...(caps.guideline === undefined ? {} : { hotkey: caps.guideline })}
        />
        <IconButton
          label={t("workspace.keys.title")}
          icon={<Keyboard />}
          size="small"
          isDisabled={!isOpen}
          onPress={commands.keys}
          {...(caps.keys === undefined ? {} : { hotkey: caps.keys })}
        />
      </span>
    </footer>
  );
}
