import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { MailOpen } from "lucide-react";
import { api, trpc } from "../../api.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { Duties } from "./people-columns.tsx";
import type { InvitationRow } from "./person-row.ts";

export interface InvitationsProps {
  readonly mayWithdraw: boolean;
  readonly onChanged: () => Promise<void>;
}

/** Links that were made and not used yet. The links themselves are not kept: they were shown once. */
export function Invitations({ mayWithdraw, onChanged }: InvitationsProps) {
  const list = useInfiniteQuery({
    queryKey: [...trpc.people.invitations.queryKey({}), "pages"],
    queryFn: ({ pageParam }) => api.people.invitations.query(pageParam === null ? {} : { after: pageParam }),
    initialPageParam: null as InvitationRow["id"] | null,
    getNextPageParam: (page) => page.next,
  });
  const withdraw = useMutation(trpc.people.withdrawInvitation.mutationOptions({ onSuccess: onChanged }));
  const columns = columnsFor({
    mayWithdraw,
    pending: withdraw.isPending ? withdraw.variables.invitationId : undefined,
    onWithdraw: (invitationId) => withdraw.mutate({ invitationId }),
  });
  return (
    <>
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {withdraw.isError && <ErrorPanel error={withdraw.error} />}
      <Table
        label={t("admin.invitations")}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.invitations) ?? []}
        onMore={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        isLoadingMore={list.isFetchingNextPage}
        rowKey={({ id }) => id}
        empty={
          list.isPending ? (
            <Skeleton lines={2} />
          ) : (
            <EmptyState
              icon={<MailOpen />}
              title={t("admin.invitations.none")}
              detail={t("admin.invitations.noneDetail")}
            />
          )
        }
      />
    </>
  );
}

interface ColumnOptions {
  readonly mayWithdraw: boolean;
  /** The one that is being withdrawn. */
  readonly pending: string | undefined;
  readonly onWithdraw: (invitationId: InvitationRow["id"]) => void;
}

const columnsFor = ({ mayWithdraw, pending, onWithdraw }: ColumnOptions): readonly Column<InvitationRow>[] => [
  { key: "name", header: t("admin.invitations.for"), isRowHeader: true, cell: ({ name }) => name },
  {
    key: "as",
    header: t("admin.people.duties"),
    cell: (row) => (row.isReset ? <Badge tone="warning">{t("admin.invitations.reset")}</Badge> : <Duties of={row} />),
  },
  { key: "team", header: t("admin.invite.team"), cell: ({ team }) => team ?? "" },
  { key: "by", header: t("admin.invitations.by"), cell: ({ invitedBy }) => invitedBy ?? "" },
  {
    key: "until",
    header: t("admin.invitations.until"),
    width: "12rem",
    cell: ({ expires }) => formatDateTime(expires),
  },
  {
    key: "withdraw",
    header: <VisuallyHidden>{t("admin.actions")}</VisuallyHidden>,
    width: "8rem",
    align: "end",
    cell: ({ id, name }) =>
      mayWithdraw && (
        <Button
          size="small"
          aria-label={`${t("admin.invitations.withdraw")}: ${name}`}
          isPending={pending === id}
          onPress={() => onWithdraw(id)}
        >
          {t("admin.invitations.withdraw")}
        </Button>
      ),
  },
];
