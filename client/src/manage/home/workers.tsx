import type { ProjectId } from "@keyhole/shared/ids";
import { useQuery } from "@tanstack/react-query";
import type { ProjectWorker } from "../../api-types.ts";
import { trpc } from "../../api.ts";
import { formatDuration, formatNumber, formatShare } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import styles from "./home-page.module.css";

/** Share of decided answers that were accepted as given; a dash while nothing was decided. */
const acceptanceOf = ({ accepted, declined }: ProjectWorker): string =>
  accepted + declined === 0 ? "–" : formatShare(accepted / (accepted + declined));

export const workColumns = (): readonly Column<ProjectWorker>[] => [
  {
    key: "tasks",
    header: t("manage.people.tasks"),
    align: "end",
    width: "7rem",
    cell: ({ tasks }) => formatNumber(tasks),
  },
  {
    key: "active",
    header: t("manage.people.active"),
    align: "end",
    width: "8rem",
    cell: ({ activeMs }) => (activeMs === 0 ? "–" : formatDuration(activeMs)),
  },
  { key: "accepted", header: t("manage.people.accepted"), align: "end", width: "8rem", cell: acceptanceOf },
];

const columns = (): readonly Column<ProjectWorker>[] => [
  {
    key: "name",
    header: t("manage.people.name"),
    isRowHeader: true,
    cell: ({ name }) => <span className={styles.person}>{name}</span>,
  },
  {
    key: "role",
    header: t("manage.people.role"),
    width: "9rem",
    cell: ({ role }) => (role === null ? t("manage.people.left") : t(`manage.role.${role}`)),
  },
  ...workColumns(),
];

/** Who works here and what came of it: count, active time and acceptance, and nothing more (I14). */
export function Workers({ projectId }: { readonly projectId: ProjectId }) {
  const workers = useQuery(trpc.project.workers.queryOptions({ projectId }));
  return (
    <div className={styles.workers}>
      <header className={styles.workersHead}>
        <h2 className={styles.heading}>{t("manage.home.people")}</h2>
        <LinkButton to="/projects/$projectId/people" params={{ projectId }} variant="quiet">
          {t("manage.home.managePeople")}
        </LinkButton>
      </header>
      {workers.isError ? (
        <ErrorPanel error={workers.error} onRetry={() => void workers.refetch()} />
      ) : (
        <Table
          label={t("manage.home.people")}
          columns={columns()}
          rows={workers.data ?? []}
          rowKey={({ personId }) => personId}
          empty={<Skeleton lines={3} />}
        />
      )}
      <p className={styles.quiet}>{t("manage.home.people.note")}</p>
    </div>
  );
}
