import { useState } from "react";
import { api } from "../../api.ts";
import { formatBytes, formatDateTime, formatList, formatNumber, formatShare } from "../../i18n/format.ts";
import { t, tIfKnown } from "../../i18n/t.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DataList, type DataListEntry } from "../../ui/data-list.tsx";
import type { MadeLink } from "./link-dialog.tsx";
import { Obstacle } from "./obstacle.tsx";
import type { DecidableRequest, ShownRequest } from "./request.ts";
import { WhoCould } from "./who-could.tsx";
import styles from "./requests.module.css";

const tones: Readonly<Record<ShownRequest["state"], Tone>> = {
  waiting: "info",
  approved: "success",
  refused: "danger",
  withdrawn: "neutral",
  expired: "neutral",
  done: "success",
};

export interface RequestCardProps {
  readonly request: ShownRequest;
  /** Present where the reader may be the second person. */
  readonly decide?: DecidableRequest;
  readonly onDecided: () => Promise<void>;
  /** What the approval gave to hand on. Kept by the page: this card is gone once the list is read again. */
  readonly onLink: (made: MadeLink) => void;
  /** The codes that an approval let the reader fetch. */
  readonly onCodes: (codes: readonly string[]) => void;
}

/** One request in words, with the decision where it is the reader's. */
export function RequestCard({ request, decide, onDecided, onLink, onCodes }: RequestCardProps) {
  const { id: requestId, digest, kind, state } = request;
  const [asking, setAsking] = useState<"approved" | "refused" | null>(null);
  const run = async () => {
    if (asking === null) return;
    const made = await api.requests.decide.mutate({ requestId, digest, decision: asking });
    if (made.link !== null) onLink({ kind, link: made.link });
    await onDecided();
  };
  const withdraw = async () => {
    await api.requests.withdraw.mutate({ requestId });
    await onDecided();
  };
  const collect = async () => {
    onCodes((await api.requests.collect.mutate({ requestId })).codes);
    await onDecided();
  };
  return (
    <article className={styles.card} aria-labelledby={`request-${requestId}`}>
      <header className={styles.head}>
        <h3 id={`request-${requestId}`}>{t(`requests.kind.${kind}`)}</h3>
        {decide === undefined && <Badge tone={tones[state]}>{t(`requests.state.${state}`)}</Badge>}
      </header>
      <DataList entries={entriesOf(request.words)} />
      <p className={styles.meta}>
        {t("requests.by", { name: request.requestedBy.name, when: formatDateTime(request.requestedAt) })}
        {state === "waiting" && ` · ${t("requests.expires", { when: formatDateTime(request.expires) })}`}
        {request.decidedAt !== null && ` · ${decisionOf(request.decidedBy, request.decidedAt)}`}
      </p>
      {decide !== undefined && decide.obstacle !== null && (
        <>
          <Obstacle request={decide} obstacle={decide.obstacle} />
          <WhoCould request={decide} />
        </>
      )}
      {decide?.obstacle === null && request.deciders.some((decider) => decider === "lead-of-person") && (
        <p>{t("requests.whyLead")}</p>
      )}
      {decide !== undefined && decide.obstacle === null && (
        <div className={styles.actions}>
          <Button onPress={() => setAsking("refused")}>{t("requests.refuse")}</Button>
          <Button variant="primary" onPress={() => setAsking("approved")}>
            {t("requests.approve")}
          </Button>
        </div>
      )}
      {decide === undefined && state === "waiting" && (
        <>
          <WhoCould request={request} />
          <div className={styles.actions}>
            <Button onPress={() => void withdraw()}>{t("requests.withdraw")}</Button>
          </div>
        </>
      )}
      {request.mayCollect && (
        <>
          <p className={styles.meta}>{t("requests.collectHint")}</p>
          <div className={styles.actions}>
            <Button variant="primary" onPress={() => void collect()}>
              {t("requests.collect")}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        title={t(asking === "refused" ? "requests.refuseTitle" : "requests.approveTitle")}
        confirmLabel={t(asking === "refused" ? "requests.refuse" : "requests.approve")}
        onConfirm={run}
      >
        <p>{t(asking === "refused" ? "requests.refuseDetail" : "requests.approveDetail")}</p>
      </ConfirmDialog>
    </article>
  );
}

/** Nobody by name: it was approved at the server's console. */
const decisionOf = (name: string | null, at: number): string =>
  name === null
    ? t("requests.decidedAtConsole", { when: formatDateTime(at) })
    : t("requests.decidedBy", { name, when: formatDateTime(at) });

/** One line a term: several roles or filters stand together. */
function entriesOf(words: ShownRequest["words"]): DataListEntry[] {
  const lines = new Map<string, string[]>();
  for (const word of words) {
    const term = tIfKnown(word.term) ?? word.term;
    lines.set(term, [...(lines.get(term) ?? []), valueOf(word)]);
  }
  return Array.from(lines, ([term, values]) => ({ term, detail: formatList(values) }));
}

function valueOf({ value, as }: ShownRequest["words"][number]): string {
  switch (as) {
    case "text":
      return String(value);
    case "key":
      return tIfKnown(String(value)) ?? String(value);
    case "number":
      return formatNumber(Number(value));
    case "share":
      return formatShare(Number(value));
    case "bytes":
      return formatBytes(Number(value));
    case "time":
      return formatDateTime(Number(value));
  }
}
