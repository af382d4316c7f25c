import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { usePerson } from "../../session/session.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table } from "../../ui/table.tsx";
import { useChanges } from "../use-changes.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { Invitations } from "./invitations.tsx";
import { type PersonAction, PersonDialogs } from "./person-dialogs.tsx";
import { peopleColumns } from "./people-columns.tsx";
import type { PersonRow } from "./person-row.ts";
import styles from "./people.module.css";

/** Who has an account, with what duties, and which invitations are open. Security reviewers read it. */
export function PeoplePage() {
  const isAdministrator = usePerson().installationRoles.includes("administrator");
  const queries = useQueryClient();
  const list = useQuery(trpc.people.list.queryOptions());
  const [isInviting, setInviting] = useState(false);
  const [acting, setActing] = useState<{ person: PersonRow; action: PersonAction } | null>(null);
  useChanges(["roles", "requests"], [trpc.people.pathKey()]);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.people.pathKey() });
  const columns = peopleColumns({
    isAdministrator,
    onAction: (person, action) => setActing({ person, action }),
  });
  return (
    <Page
      title={t("admin.people.title")}
      intro={t("admin.people.intro")}
      actions={
        isAdministrator && (
          <>
            <LinkButton to="/admin/start">{t("admin.people.start")}</LinkButton>
            <Button variant="primary" icon={<UserPlus />} onPress={() => setInviting(true)}>
              {t("admin.people.invite")}
            </Button>
          </>
        )
      }
    >
      {list.isError ? (
        <ErrorPanel error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
      ) : (
        <>
          <Table
            label={t("admin.people.list")}
            columns={columns}
            rows={list.data?.people ?? []}
            rowKey={({ id }) => id}
            empty={<Skeleton lines={4} />}
          />
          <div className={styles.section}>
            <h2>{t("admin.invitations")}</h2>
            <Invitations
              rows={list.data?.invitations ?? []}
              isPending={list.isPending}
              mayWithdraw={isAdministrator}
              onChanged={refresh}
            />
          </div>
        </>
      )}
      {isInviting && (
        <InviteDialog
          teams={list.data?.teams ?? []}
          onClose={() => {
            setInviting(false);
            void refresh();
          }}
        />
      )}
      <PersonDialogs acting={acting} onClose={() => setActing(null)} onChanged={refresh} />
    </Page>
  );
}
