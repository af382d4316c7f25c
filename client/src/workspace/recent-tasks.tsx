import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import type { ReactNode } from "react";
import { api, trpc } from "../api.ts";
import type { ProjectId } from "../api-types.ts";
import { formatDuration, formatTime } from "../i18n/format.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import type { Desk } from "./desk.ts";
import styles from "./work.module.css";

/** The person's own last tasks that nobody has reviewed: opened again, they can be corrected. Shows when, never what. */
export function RecentTasks({ projectId, desk }: { readonly projectId: ProjectId; readonly desk: Desk }): ReactNode {
  const recent = useQuery(trpc.work.recent.queryOptions({ projectId }, { staleTime: 0 }));
  if (recent.data === undefined || recent.data.length === 0) return null;
  return (
    <section className={styles.recent} aria-labelledby="recent-tasks">
      <h2 id="recent-tasks">{t("workspace.recent")}</h2>
      <ul>
        {recent.data.map(({ assignmentId, submitted, activeMs }) => (
          <li key={assignmentId}>
            <span>{t("workspace.recent.at", { time: formatTime(submitted), duration: formatDuration(activeMs) })}</span>
            <Button
              size="small"
              icon={<History />}
              onPress={() => desk.start(() => api.work.revisit.mutate({ projectId, assignmentId }))}
            >
              {t("workspace.recent.open")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
