import type { ImportStatus } from "../../api-types.ts";
import { formatBytes } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import styles from "./imports.module.css";

const tones: Readonly<Record<ImportStatus["state"], Tone>> = {
  collecting: "neutral",
  running: "accent",
  stopped: "warning",
  finished: "success",
  cancelled: "neutral",
};

/** The state in a word; while it runs, how far it is; where it stopped, why and what to do. */
export function ImportState({ entry }: { readonly entry: ImportStatus }) {
  const { state, reason, records, bytesDone, bytesTotal } = entry;
  if (state === "running") {
    return (
      <ProgressBar
        label={t("imports.state.running")}
        share={bytesTotal === 0 ? undefined : bytesDone / bytesTotal}
        text={`${t("imports.progress", { records })} · ${formatBytes(bytesDone)} / ${formatBytes(bytesTotal)}`}
      />
    );
  }
  return (
    <div className={styles.cell}>
      <span>
        <Badge tone={tones[state]}>{t(`imports.state.${state}`)}</Badge>
      </span>
      {reason !== null && <span className={styles.muted}>{t(`imports.reason.${reason}`)}</span>}
    </div>
  );
}
