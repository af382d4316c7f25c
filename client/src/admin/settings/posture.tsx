import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { trpc } from "../../api.ts";
import type { AppRouter } from "../../api-types.ts";
import { formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./settings.module.css";

type Item = inferRouterOutputs<AppRouter>["settings"]["posture"][number];

const keyOf = (item: Item) => (item.fact === "relaxed" ? (`relaxed.${item.setting}` as const) : item.fact);

/** The short list of what keeps an installation safe: what is missing comes first, each with its one fix. */
export function Posture() {
  const posture = useQuery(trpc.settings.posture.queryOptions());
  if (posture.isPending) return <Skeleton lines={6} />;
  if (posture.isError) return <ErrorPanel error={posture.error} onRetry={() => void posture.refetch()} />;
  const open = posture.data.filter((item) => !item.isSafe);
  const done = posture.data.filter((item) => item.isSafe);
  return (
    <section aria-labelledby="posture" className={styles.panel}>
      <h2 id="posture">{t("admin.posture.title")}</h2>
      {open.length === 0 && <p className={styles.hint}>{t("admin.posture.allSafe")}</p>}
      <ul className={styles.list}>
        {[...open, ...done].map((item) => (
          <li key={keyOf(item)} className={styles.item} data-safe={item.isSafe}>
            {item.isSafe ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
            <div>
              <p className={styles.fact}>
                {t(`admin.posture.${keyOf(item)}`)}
                {item.fact === "breakGlass" && ` (${formatNumber(item.left)})`}
                <VisuallyHidden>: {t(item.isSafe ? "admin.posture.done" : "admin.posture.todo")}</VisuallyHidden>
              </p>
              {!item.isSafe && <p className={styles.hint}>{t(`admin.posture.${keyOf(item)}.fix`)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
