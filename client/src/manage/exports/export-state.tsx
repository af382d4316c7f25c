import type { ExportList, ProjectExport } from "../../api-types.ts";
import { formatBytes, formatNumber, formatTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { approversInWords } from "./approvers.ts";
import styles from "./exports-page.module.css";

const tones: Readonly<Record<ProjectExport["phase"], Tone>> = {
  waiting: "warning",
  refused: "danger",
  withdrawn: "neutral",
  lapsed: "neutral",
  building: "info",
  ready: "success",
  closed: "neutral",
  failed: "danger",
};

export interface ExportStateProps {
  readonly entry: ProjectExport;
  readonly approvers: ExportList["approvers"];
}

/** How far an export is, in a word, and below it what that means now. */
export function ExportState({ entry, approvers }: ExportStateProps) {
  return (
    <div className={styles.cell}>
      <Badge tone={tones[entry.phase]}>{t(`exports.phase.${entry.phase}`)}</Badge>
      <span className={styles.muted}>{detailOf(entry, approvers)}</span>
    </div>
  );
}

function detailOf(entry: ProjectExport, approvers: ExportList["approvers"]): string {
  const decided = entry.decidedBy === null ? "" : t("exports.detail.decidedBy", { name: entry.decidedBy });
  switch (entry.phase) {
    case "waiting": {
      if (!entry.mine) return "";
      const names = approversInWords(approvers);
      return names === undefined ? t("exports.approvers.none") : t("exports.detail.waitingFor", { names });
    }
    case "building":
      return t("exports.detail.built", { done: formatNumber(entry.progress), rows: formatNumber(entry.rows) });
    case "ready": {
      const when = formatTime(entry.readyUntil ?? 0);
      if (!entry.mine) return t("exports.detail.readyOther", { name: entry.requestedBy, when });
      return t("exports.detail.readyUntil", { size: formatBytes(entry.bytes ?? 0), when });
    }
    case "closed":
      return entry.reason === "complete" ? t("exports.detail.complete") : t("exports.detail.expired");
    case "failed":
      return t("exports.detail.failed");
    case "lapsed":
      return t("exports.detail.lapsed");
    case "refused":
    case "withdrawn":
      return decided;
  }
}
