import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { SearchX, UserPlus } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { api, trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { usePerson } from "../../session/session.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table } from "../../ui/table.tsx";
import { TextField } from "../../ui/text-field.tsx";
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
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const list = useInfiniteQuery({
    queryKey: [...trpc.people.list.queryKey({ text: wanted }), "pages"],
    queryFn: ({ pageParam }) =>
      api.people.list.query({ text: wanted, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as PersonRow["id"] | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
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
          <div className={styles.find}>
            <TextField
              type="search"
              label={t("admin.people.find")}
              value={text}
              onChange={setText}
              maxLength={100}
              autoComplete="off"
            />
          </div>
          <Table
            label={t("admin.people.list")}
            columns={columns}
            rows={list.data?.pages.flatMap((page) => page.people) ?? []}
            rowKey={({ id }) => id}
            onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
            isLoadingMore={list.isFetchingNextPage}
            empty={
              list.isPending ? (
                <Skeleton lines={4} />
              ) : (
                <EmptyState icon={<SearchX />} title={t("admin.people.none")} detail={t("admin.people.noneDetail")} />
              )
            }
          />
          <div className={styles.section}>
            <h2>{t("admin.invitations")}</h2>
            <Invitations mayWithdraw={isAdministrator} onChanged={refresh} />
          </div>
        </>
      )}
      {isInviting && (
        <InviteDialog
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
