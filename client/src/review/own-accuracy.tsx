import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { trpc } from "../api.ts";
import type { ProjectId } from "../api-types.ts";
import { formatShare } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import styles from "./review.module.css";

/** A worker's own accuracy on tasks with a known answer, for the page where work starts; nothing before there are enough. */
export function OwnAccuracy({ projectId }: { readonly projectId: ProjectId }): ReactNode {
  const own = useQuery(trpc.review.ownAccuracy.queryOptions({ projectId }));
  const { overall = null, labels = [] } = own.data ?? {};
  if (overall === null) return null;
  const text = t("review.own.accuracy", { share: formatShare(overall) });
  if (labels.length === 0) return <p className={styles.muted}>{text}</p>;
  return (
    <details className={styles.own}>
      <summary>{text}</summary>
      <dl className={styles.ownLabels}>
        {labels.map(({ question, label, mean }) => (
          <div key={`${question} ${label}`}>
            <dt>{label}</dt>
            <dd>{formatShare(mean)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
