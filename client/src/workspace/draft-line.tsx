import { CircleAlert, CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import type { DraftPhase } from "../editor/draft-state.ts";
import { formatRelative } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import type { Keeping } from "../outbox/outbox.ts";
import type { Drafting } from "./drafting.ts";
import styles from "./task-screen.module.css";

const icons = {
  saved: <CloudCheck />,
  unsaved: <CloudUpload />,
  saving: <CloudUpload />,
  offline: <CloudOff />,
  conflict: <CircleAlert />,
  "signed-out": <CloudOff />,
  closed: <CloudOff />,
} as const;

type Unsaved = Exclude<DraftPhase, "saved"> | "closedKept" | "full" | "refused";

/** Whoever has no contact learns whether a crash or a reload would lose something. */
function unsavedText(phase: Exclude<DraftPhase, "saved">, keeping: Keeping): `workspace.draft.${Unsaved}` {
  const isKept = keeping === "kept";
  if (phase === "closed") return isKept ? "workspace.draft.closedKept" : "workspace.draft.closed";
  const isAlone = phase === "offline" || phase === "signed-out";
  return isAlone && !isKept ? `workspace.draft.${keeping}` : `workspace.draft.${phase}`;
}

/** A moment to the last ten seconds, then minutes: a number that changes every second would draw the eye. */
const coarseMs = 10_000;

/** Whether what was answered is safe on the server. */
export function DraftLine({ work }: { readonly work: Drafting }): ReactNode {
  const status = useSyncExternalStore(work.sync.subscribe, work.sync.getStatus);
  const [now, setNow] = useState(() => Date.now());
  const keeping = useSyncExternalStore(work.keeper.subscribe, work.keeper.getState);
  const { phase } = status;
  const savedAt = work.savedAt();
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), coarseMs);
    return () => clearInterval(timer);
  }, []);
  const ago = savedAt === null ? null : Math.max(0, now - savedAt);
  const text =
    phase !== "saved"
      ? t(unsavedText(phase, keeping))
      : ago === null
        ? t(work.startsFromDraft ? "workspace.draft.kept" : "workspace.draft.none")
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
