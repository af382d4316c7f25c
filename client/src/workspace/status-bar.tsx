import { BookOpen, CircleAlert, CloudCheck, CloudOff, CloudUpload, Keyboard } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { trpc } from "../api.ts";
import type { OwnProject } from "../api-types.ts";
import { useKeyCaps } from "../editor/use-hotkeys.ts";
import { formatRelative } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { countsOf } from "./counts-of.ts";
import type { DeskView } from "./desk.ts";
import type { Drafting } from "./drafting.ts";
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
  const today = (counts.data?.doneToday ?? 0) + view.submitted - before;
  const caps = {
    keys: useKeyCaps("work.keys"),
    guideline: useKeyCaps("work.guideline"),
    extend: useKeyCaps("work.extend"),
  };
  const isOpen = session.phase === "open";
  return (
    <footer className={styles.status}>
      <span>{t("workspace.today", { count: today })}</span>
      {work !== null && session.phase !== "submitting" && <DraftState work={work} />}
      {isOpen && session.task.opened.lease.purpose === "revisit" && (
        <Badge tone="info">{t("workspace.revisiting")}</Badge>
      )}
      {isOpen && session.notice && (
        <output className={styles.notice}>
          {t("workspace.notice")}
          <Button size="small" onPress={commands.extend}>
            {t("workspace.extend")} {caps.extend !== undefined && <Kbd keys={caps.extend} />}
          </Button>
        </output>
      )}
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

const icons = {
  saved: <CloudCheck />,
  unsaved: <CloudUpload />,
  saving: <CloudUpload />,
  offline: <CloudOff />,
  conflict: <CircleAlert />,
  "signed-out": <CloudOff />,
  closed: <CloudOff />,
} as const;

/** A moment to the last ten seconds, then minutes: a number that changes every second would draw the eye. */
const coarseMs = 10_000;

function DraftState({ work }: { readonly work: Drafting }): ReactNode {
  const status = useSyncExternalStore(work.sync.subscribe, work.sync.getStatus);
  const [now, setNow] = useState(() => Date.now());
  const { phase } = status;
  const savedAt = work.savedAt();
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), coarseMs);
    return () => clearInterval(timer);
  }, []);
  const ago = savedAt === null ? null : Math.max(0, now - savedAt);
  const text =
    phase !== "saved"
      ? t(`workspace.draft.${phase}`)
      : ago === null
        ? t("workspace.draft.none")
        : ago < coarseMs
          ? t("workspace.draft.justNow")
          : ago < 60_000
            ? t("workspace.draft.seconds", { count: Math.floor(ago / coarseMs) * 10 })
            : t("workspace.draft.ago", { when: formatRelative(now - ago, now) });
  return (
    <span className={styles.draft} data-draft={phase}>
      <span className={styles.icon} aria-hidden="true">
        {icons[phase]}
      </span>
      {text}
    </span>
  );
}
