import { type FreezeScope, freezeScopes } from "@keyhole/shared/vocabulary";
import type { FreezeId } from "@keyhole/shared/ids";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { Snowflake, Sun } from "lucide-react";
import { useState } from "react";
import { trpc } from "../../api.ts";
import type { AppRouter } from "../../api-types.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { notify } from "../../ui/toasts.ts";
import { useChanges } from "../use-changes.ts";
import { FreezeButton } from "./freeze-button.tsx";
import type { FreezeTarget } from "./freeze-dialog.tsx";
import { TargetBox } from "./target-box.tsx";
import styles from "./freeze-page.module.css";

/** Stops everything or a part of it, and asks for what is frozen to be lifted. */
export function FreezePage() {
  const queries = useQueryClient();
  useChanges(["freezes", "requests"], [trpc.freeze.pathKey()]);
  return (
    <Page title={t("freeze.title")} intro={t("freeze.intro")}>
      <SetFreeze onFrozen={() => void queries.invalidateQueries({ queryKey: trpc.freeze.pathKey() })} />
      <ActiveFreezes />
    </Page>
  );
}

/** While everything is stopped, only parts are left to stop: theirs stays when the other is lifted. */
function SetFreeze({ onFrozen }: { readonly onFrozen: () => void }) {
  const freezes = useQuery(trpc.freeze.list.queryOptions());
  const everything = freezes.data?.find(({ scope }) => scope === "everything");
  return (
    <section aria-labelledby="freeze-set" className={styles.panel}>
      <h2 id="freeze-set">{t("freeze.set")}</h2>
      {everything !== undefined && <p>{t("freeze.everything", { when: formatDateTime(everything.setAt) })}</p>}
      {freezes.data !== undefined && (
        <ChooseTarget
          key={everything?.id ?? ""}
          scopes={freezeScopes.filter((scope) => scope !== "everything" || everything === undefined)}
          onFrozen={onFrozen}
        />
      )}
    </section>
  );
}

interface ChooseTargetProps {
  readonly scopes: readonly FreezeScope[];
  readonly onFrozen: () => void;
}

function ChooseTarget({ scopes, onFrozen }: ChooseTargetProps) {
  const [scope, setScope] = useState<FreezeScope>(scopes[0] ?? "project");
  const [chosen, setChosen] = useState<FreezeTarget>();
  return (
    <>
      <RadioGroup
        label={t("freeze.what")}
        orientation="horizontal"
        options={scopes.map((id) => ({ id, label: t(`freeze.scope.${id}`) }))}
        value={scope}
        onChange={(next) => {
          setScope(next);
          setChosen(undefined);
        }}
      />
      <div className={styles.line}>
        {scope !== "everything" && (
          <div className={styles.choice} key={scope}>
            <TargetBox scope={scope} chosen={chosen} onChoose={setChosen} />
          </div>
        )}
        {scope === "everything" ? (
          <FreezeButton target={{ scope, id: "", name: "" }} onFrozen={onFrozen} />
        ) : chosen === undefined ? (
          <Button variant="danger" icon={<Snowflake />} isDisabled>
            {t(`freeze.do.${scope}`)}
          </Button>
        ) : (
          <FreezeButton target={chosen} onFrozen={onFrozen} />
        )}
      </div>
    </>
  );
}

function ActiveFreezes() {
  const queries = useQueryClient();
  const freezes = useQuery(trpc.freeze.list.queryOptions());
  const lift = useMutation(
    trpc.freeze.requestLift.mutationOptions({
      onSuccess: async () => {
        notify({ tone: "success", text: t("freeze.asked"), detail: t("freeze.askedDetail") });
        await queries.invalidateQueries({ queryKey: trpc.freeze.pathKey() });
      },
    }),
  );
  const columns = columnsFor({
    pending: lift.isPending ? lift.variables.freezeId : undefined,
    onLift: (freezeId) => lift.mutate({ freezeId }),
  });
  return (
    <div className={styles.section}>
      <h2>{t("freeze.active")}</h2>
      {lift.isError && <ErrorPanel error={lift.error} />}
      {freezes.isError ? (
        <ErrorPanel error={freezes.error} onRetry={() => void freezes.refetch()} />
      ) : (
        <Table
          label={t("freeze.active")}
          columns={columns}
          rows={freezes.data ?? []}
          rowKey={({ id }) => id}
          empty={
            freezes.isPending ? (
              <Skeleton lines={2} />
            ) : (
              <EmptyState icon={<Snowflake />} title={t("freeze.none")} detail={t("freeze.noneDetail")} />
            )
          }
        />
      )}
    </div>
  );
}

type Row = inferRouterOutputs<AppRouter>["freeze"]["list"][number];

interface ColumnOptions {
  /** The freeze that is being asked about. */
  readonly pending: string | undefined;
  readonly onLift: (freezeId: FreezeId) => void;
}

const columnsFor = ({ pending, onLift }: ColumnOptions): readonly Column<Row>[] => [
  {
    key: "what",
    header: t("freeze.what"),
    isRowHeader: true,
    cell: ({ scope, name }) => `${t(`freeze.scope.${scope}`)}${name === null ? "" : `: ${name}`}`,
  },
  { key: "by", header: t("freeze.by"), cell: ({ setBy }) => setBy },
  { key: "since", header: t("freeze.since"), width: "12rem", cell: ({ setAt }) => formatDateTime(setAt) },
  {
    key: "lift",
    header: t("freeze.lift"),
    width: "14rem",
    cell: ({ id, liftRequested }) =>
      liftRequested ? (
        <Badge tone="info">{t("freeze.waits")}</Badge>
      ) : (
        <Button size="small" icon={<Sun />} isPending={pending === id} onPress={() => onLift(id)}>
          {t("freeze.askLift")}
        </Button>
      ),
  },
];
