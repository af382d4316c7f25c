import { BookOpen, CircleCheck } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { LeaseHold, ProjectId } from "../api-types.ts";
import { api, queryClient, trpc } from "../api.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorPanel } from "../ui/error-panel.tsx";
import { GuidelineDocument } from "./guideline-document.tsx";
import styles from "./guideline.module.css";
import { ReadingState } from "./reading-state.tsx";
import { useReading, type Reading } from "./use-reading.ts";

export interface GuidelinePanelProps {
  readonly projectId: ProjectId;
  /** The task's lease; null to read under a lease of its own, before the first task or between tasks. */
  readonly lease: { readonly id: string; readonly epoch: number } | null;
  /** The title of the label just chosen: the guideline opens where it is explained. */
  readonly label?: string | undefined;
  /** The version in force was acknowledged here: work may go on. */
  readonly onAcknowledged?: (() => void) | undefined;
}

/** The guideline as its reader gets it, beside the work or alone: searchable, marked, acknowledged at its end. */
export function GuidelinePanel({ projectId, lease, label, onAcknowledged }: GuidelinePanelProps) {
  // The task's lease comes from the server: its id is one.
  const hold = lease === null ? null : ({ leaseId: lease.id, epoch: lease.epoch } as LeaseHold);
  const { reading, again, newer } = useReading(projectId, hold);
  const [seen, setSeen] = useState(0);
  switch (reading.phase) {
    case "loading":
    case "failed":
    case "ended":
    case "withheld":
      return <ReadingState state={reading} again={again} />;
    case "empty": {
      const kind = reading.version === 0 ? "unpublished" : "other";
      return (
        <EmptyState
          icon={<BookOpen />}
          title={t(`guidelines.empty.${kind}.title`)}
          detail={t(`guidelines.empty.${kind}.detail`)}
          action={newer === null ? undefined : <Button onPress={again}>{t("guidelines.newer.show")}</Button>}
        />
      );
    }
    case "shown": {
      const { read, acknowledged, media } = reading;
      const readOn = () => {
        setSeen(read.version);
        again();
      };
      const since = Math.max(seen, acknowledged);
      return (
        <div className={styles.panel}>
          {newer !== null && (
            <Banner text={t("guidelines.newer", { version: newer })}>
              <Button size="small" variant="primary" onPress={readOn}>
                {t("guidelines.newer.show")}
              </Button>
            </Banner>
          )}
          <GuidelineDocument
            read={read}
            media={media}
            since={since === read.version ? 0 : since}
            label={label}
            notice={<WhatChanged reading={reading} since={since} />}
          />
          <Acknowledge key={read.version} projectId={projectId} reading={reading} onDone={onAcknowledged} />
        </div>
      );
    }
  }
}

type Shown = Extract<Reading, { phase: "shown" }>;

function Banner({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className={styles.banner}>
      <output>{text}</output>
      {children}
    </div>
  );
}

/** What the lead wrote about this version, and how much of it is new to this reader. */
function WhatChanged({ reading, since }: { readonly reading: Shown; readonly since: number }) {
  const { version, note, sections } = reading.read;
  const count = since === 0 ? 0 : sections.filter(({ changedIn }) => changedIn > since).length;
  const isNews = reading.acknowledged < version || since < version;
  if (!isNews) return null;
  return (
    <div className={styles.note}>
      <p className={styles.noteTitle}>
        {since === 0 ? t("guidelines.note", { version }) : t("guidelines.note.changed", { version, count })}
      </p>
      <p dir="auto" className={styles.noteText}>
        {note}
      </p>
    </div>
  );
}

interface AcknowledgeProps {
  readonly projectId: ProjectId;
  readonly reading: Shown;
  readonly onDone: (() => void) | undefined;
}

function Acknowledge({ projectId, reading, onDone }: AcknowledgeProps) {
  const { read, hold, acknowledged } = reading;
  const [state, setState] = useState<"open" | "sending" | "done">("open");
  const [error, setError] = useState<unknown>();
  if (acknowledged >= read.version || state === "done") {
    return (
      <p className={styles.acknowledged}>
        <CircleCheck aria-hidden="true" />
        {t("guidelines.acknowledged", { version: Math.max(acknowledged, read.version) })}
      </p>
    );
  }
  const acknowledge = async (): Promise<void> => {
    setState("sending");
    setError(undefined);
    try {
      await api.guidelines.acknowledge.mutate({ projectId, ...hold, version: read.version });
      await queryClient.invalidateQueries(trpc.guidelines.state.queryFilter({ projectId }));
      setState("done");
      onDone?.();
    } catch (cause) {
      setError(cause);
      setState("open");
    }
  };
  return (
    <footer className={styles.footer}>
      {error !== undefined && <ErrorPanel error={error} />}
      <p className={styles.muted}>{t("guidelines.acknowledge.why")}</p>
      <Button variant="primary" isPending={state === "sending"} onPress={() => void acknowledge()}>
        {t("guidelines.acknowledge", { version: read.version })}
      </Button>
    </footer>
  );
}
