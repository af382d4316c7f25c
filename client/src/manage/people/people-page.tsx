import { type ProjectRole, projectRoles } from "@keyhole/shared/vocabulary";
import type { PersonId } from "@keyhole/shared/ids";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { UserMinus } from "lucide-react";
import { useState } from "react";
import type { ProjectWorker } from "../../api-types.ts";
import { api, trpc } from "../../api.ts";
import { formatDate } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { usePerson } from "../../session/session.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { workColumns } from "../home/workers.tsx";
import { useProjectId } from "../use-project.ts";
import { AddPeople } from "./add-people.tsx";
import styles from "./people-page.module.css";

/** Somebody who has a role here now. */
type Member = ProjectWorker & { readonly role: ProjectRole; readonly since: number };

const isMember = (worker: ProjectWorker): worker is Member => worker.role !== null;

const roleOptions = () => projectRoles.map((id) => ({ id, label: t(`manage.role.${id}`) }));

/** Who works in the project and as what. Changes take effect at once: open leases of the person here end. */
export function PeoplePage() {
  const projectId = useProjectId();
  const me = usePerson();
  const queries = useQueryClient();
  const workers = useQuery(trpc.project.workers.queryOptions({ projectId }));
  const members = workers.data?.filter(isMember) ?? [];
  const [leaving, setLeaving] = useState<Member | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.project.pathKey() });
  const change = useMutation({
    mutationFn: (member: { personId: PersonId; role: ProjectRole }) =>
      api.project.setMember.mutate({ projectId, ...member }),
    onSuccess: refresh,
  });

  const columns = columnsFor({
    me: me.id as PersonId, // the session names it as it came
    isChanging: change.isPending,
    onChange: (personId, role) => change.mutate({ personId, role }),
    onRemove: setLeaving,
  });

  return (
    <Page title={t("manage.tab.people")} intro={t("manage.people.intro")}>
      <AddPeople projectId={projectId} members={members} onAdded={refresh} />
      {change.isError && <ErrorPanel error={change.error} />}
      {workers.isError ? (
        <ErrorPanel error={workers.error} onRetry={() => void workers.refetch()} />
      ) : (
        <Table
          label={t("manage.people.members")}
          columns={columns}
          rows={members}
          rowKey={({ personId }) => personId}
          empty={<Skeleton lines={3} />}
        />
      )}
      <ConfirmDialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t("manage.people.removeTitle", { name: leaving?.name ?? "" })}
        confirmLabel={t("manage.people.removeNow")}
        isDangerous
        onConfirm={async () => {
          if (leaving === null) return;
          await api.project.setMember.mutate({ projectId, personId: leaving.personId, role: null });
          await refresh();
        }}
      >
        <p>{t("manage.people.removeDetail")}</p>
      </ConfirmDialog>
    </Page>
  );
}

interface ColumnActions {
  readonly me: PersonId;
  readonly isChanging: boolean;
  readonly onChange: (personId: PersonId, role: ProjectRole) => void;
  readonly onRemove: (member: Member) => void;
}

const columnsFor = ({ me, isChanging, onChange, onRemove }: ColumnActions): readonly Column<Member>[] => [
  {
    key: "name",
    header: t("manage.people.name"),
    isRowHeader: true,
    cell: ({ name, personId }) => (
      <span className={styles.name}>
        {name}
        {personId === me && <span className={styles.you}>{t("manage.people.you")}</span>}
      </span>
    ),
  },
  {
    key: "role",
    header: t("manage.people.role"),
    width: "11rem",
    cell: ({ personId, name, role }) =>
      personId === me ? (
        <span className={styles.ownRole}>{t(`manage.role.${role}`)}</span>
      ) : (
        <span className={styles.role}>
          <Select
            label={t("manage.people.roleOf", { name })}
            options={roleOptions()}
            value={role}
            isDisabled={isChanging}
            onChange={(chosen) => chosen !== role && onChange(personId, chosen)}
          />
        </span>
      ),
  },
  ...workColumns(),
  { key: "since", header: t("manage.people.since"), width: "8rem", cell: ({ since }) => formatDate(since) },
  {
    key: "actions",
    header: <span className={styles.hiddenHead}>{t("manage.actions")}</span>,
    width: "3.5rem",
    cell: (member) =>
      member.personId !== me && (
        <IconButton
          label={t("manage.people.remove", { name: member.name })}
          icon={<UserMinus size={15} />}
          onPress={() => onRemove(member)}
        />
      ),
  },
];
