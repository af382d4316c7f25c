import { formatDate, formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import styles from "./home-page.module.css";

const dayMs = 86_400_000;
const height = 110;
const step = 46;

export interface DaysProps {
  /** UTC days since 1970; days without work are absent. */
  readonly days: readonly { readonly day: number; readonly submitted: number }[];
  readonly today: number;
  readonly shownDays: number;
}

/** Annotations of the project on each of the last days: bars, and the same numbers as a table beside them. */
export function Days({ days, today, shownDays }: DaysProps) {
  const rows = Array.from({ length: shownDays }, (_, index) => {
    const day = today - shownDays + 1 + index;
    return { day, submitted: days.find((each) => each.day === day)?.submitted ?? 0 };
  });
  const most = Math.max(1, ...rows.map(({ submitted }) => submitted));
  return (
    <section className={styles.days} aria-label={t("manage.home.days")}>
      <h2 className={styles.heading}>{t("manage.home.days")}</h2>
      <div className={styles.chart}>
        <svg viewBox={`0 0 ${shownDays * step} ${height + 20}`} className={styles.bars} aria-hidden="true">
          <line className={styles.axis} x1="0" y1={height + 0.5} x2={shownDays * step} y2={height + 0.5} />
          {rows.map(({ day, submitted }, index) => {
            const tall = submitted === 0 ? 0 : Math.max(2, (submitted / most) * (height - 18));
            const middle = index * step + step / 2;
            return (
              <g key={day}>
                <rect
                  className={styles.day}
                  x={index * step + 8}
                  y={height - tall}
                  width={step - 16}
                  height={tall}
                  rx="3"
                />
                {submitted > 0 && (
                  <text className={styles.value} x={middle} y={height - tall - 5} textAnchor="middle">
                    {formatNumber(submitted)}
                  </text>
                )}
                <text className={styles.date} x={middle} y={height + 15} textAnchor="middle">
                  {new Date(day * dayMs).getUTCDate()}
                </text>
              </g>
            );
          })}
        </svg>
        <details className={styles.table}>
          <summary>{t("manage.home.days.table")}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("manage.home.days.day")}</th>
                <th scope="col">{t("manage.home.days.submitted")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.toReversed().map(({ day, submitted }) => (
                <tr key={day}>
                  <th scope="row">{formatDate(day * dayMs + dayMs / 2)}</th>
                  <td>{formatNumber(submitted)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </div>
    </section>
  );
}
