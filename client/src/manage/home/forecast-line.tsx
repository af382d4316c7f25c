import type { ProjectHome } from "../../api-types.ts";
import { formatDate } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import styles from "./home-page.module.css";

const dayMs = 86_400_000;
/** Beyond this a date would promise what the pace of a week cannot know. */
const farthestDays = 365;

export interface ForecastLineProps {
  readonly forecast: ProjectHome["forecast"];
  readonly counts: ProjectHome["counts"];
}

/** When the rest will be done, said no surer than it is known. */
export function ForecastLine({ forecast, counts }: ForecastLineProps) {
  return (
    <section className={styles.forecast} aria-label={t("manage.home.forecast")}>
      <h2 className={styles.heading}>{t("manage.home.forecast")}</h2>
      <p>{forecastText(forecast)}</p>
      {counts.inReview > 0 && (
        <p className={styles.quiet}>{t("manage.home.forecast.review", { count: counts.inReview })}</p>
      )}
    </section>
  );
}

function forecastText({ remaining, perDay, days }: ProjectHome["forecast"]): string {
  if (remaining === 0) return t("manage.home.forecast.none");
  if (days === null) return t("manage.home.forecast.unknown", { count: remaining });
  const pace = Math.round(perDay * 10) / 10;
  if (days > farthestDays) return t("manage.home.forecast.long", { count: remaining, pace });
  const date = formatDate(Date.now() + days * dayMs);
  return t("manage.home.forecast.days", { count: remaining, pace, date });
}
