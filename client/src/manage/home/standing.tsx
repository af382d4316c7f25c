import type { ProjectId } from "@keyhole/shared/ids";
import type { TaskState } from "@keyhole/shared/vocabulary";
import { Link } from "@tanstack/react-router";
import type { ProjectHome } from "../../api-types.ts";
import { formatNumber, formatShare } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import styles from "./home-page.module.css";

type Counts = ProjectHome["counts"];
type Part = Exclude<keyof Counts, "missing">;

const parts: readonly { readonly part: Part; readonly state: TaskState }[] = [
  { part: "done", state: "done" },
  { part: "inReview", state: "in-review" },
  { part: "inWork", state: "open" },
  { part: "waiting", state: "open" },
  { part: "flagged", state: "flagged" },
  { part: "returned", state: "returned" },
  { part: "retired", state: "retired" },
  { part: "gold", state: "gold" },
];

/** Tasks by where they stand, as numbers that lead to their lists, and as one bar. Retired and gold ones are no work left. */
export function Standing({ projectId, counts }: { readonly projectId: ProjectId; readonly counts: Counts }) {
  const counted = parts.filter(({ part }) => part !== "retired" && part !== "gold");
  const total = counted.reduce((sum, { part }) => sum + counts[part], 0);
  const widths = counted.map(({ part }) => (total === 0 ? 0 : (counts[part] / total) * 100));
  return (
    <section className={styles.standing} aria-label={t("manage.home.standing")}>
      <p className={styles.share}>
        {t("manage.home.share", {
          done: counts.done,
          total,
          share: total === 0 ? "0%" : formatShare(counts.done / total),
        })}
      </p>
      <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {counted.map(({ part }, index) => (
          <rect
            key={part}
            className={styles[part]}
            x={widths.slice(0, index).reduce((sum, width) => sum + width, 0)}
            y="0"
            width={widths[index] ?? 0}
            height="4"
          />
        ))}
      </svg>
      <ul className={styles.tiles}>
        {parts.map(({ part, state }) => (
          <li key={part}>
            <Link to="/projects/$projectId/items" params={{ projectId }} search={{ state }} className={styles.tile}>
              <span className={styles.number}>{formatNumber(counts[part])}</span>
              <span className={styles.label}>
                <span className={`${styles.dot} ${styles[`${part}Dot`] ?? ""}`} aria-hidden="true" />
                {t(`manage.count.${part}`)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
