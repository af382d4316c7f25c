import type { RankingAnswer, RankingSettings } from "@keyhole/shared/questions/ranking/schema";
import { t } from "../../i18n/t.ts";
import type { CandidateToolProps } from "../editor-type.ts";
import { placeOf } from "./ranking-moves.ts";
import styles from "./ranking.module.css";

/** The place a candidate has so far, at its head. */
export function CandidatePlace({ candidate, settings, answer }: CandidateToolProps<RankingSettings, RankingAnswer>) {
  const place = settings.source === "candidates" ? placeOf(answer?.groups ?? [], candidate) : null;
  return place === null ? null : <span className={styles.badge}>{t("questions.ranking.place", { place })}</span>;
}
