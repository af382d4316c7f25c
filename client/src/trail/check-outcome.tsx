import { CircleCheck, TriangleAlert } from "lucide-react";
import type { Verification } from "../api-types.ts";
import { t, tIfKnown } from "../i18n/t.ts";
import { formatNumber } from "../i18n/format.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import styles from "./check-page.module.css";

/** The check under way, or what the last one since the start found. Says what that proves, and what not. */
export function CheckOutcome({ run }: { readonly run: Verification["run"] }) {
  if (run === null) return null;
  switch (run.state) {
    case "running":
      return (
        <ProgressBar
          label={t("trail.check.progress")}
          share={run.size === 0 ? undefined : run.checked / run.size}
          text={t("trail.check.progressText", { checked: formatNumber(run.checked), size: formatNumber(run.size) })}
        />
      );
    case "whole":
      return (
        <output className={styles.whole}>
          <CircleCheck aria-hidden="true" />
          <span className={styles.lines}>
            <span className={styles.strong}>{t("trail.check.whole", { size: run.size })}</span>
            <span>{t("trail.check.meaning")}</span>
          </span>
        </output>
      );
    case "broken":
      return (
        <div role="alert" className={styles.broken}>
          <TriangleAlert aria-hidden="true" />
          <div>
            <p className={styles.strong}>{t("trail.check.broken")}</p>
            {run.problem !== null && (
              <p>{tIfKnown(`trail.problem.${run.problem.kind}`, { index: run.problem.firstBad ?? 0 })}</p>
            )}
            <p>{t("trail.check.advice")}</p>
          </div>
        </div>
      );
    case "cancelled":
    case "failed":
      return <output className={styles.unknown}>{t(`trail.check.${run.state}`)}</output>;
  }
}
