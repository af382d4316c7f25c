import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { FileInput, Plus } from "lucide-react";
import { useEffect, useState } from "react";
import type { ImportId } from "@keyhole/shared/ids";
import { api, trpc } from "../../api.ts";
import type { ImportLimits } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useProjectId } from "../use-project.ts";
import { ImportTable } from "./import-table.tsx";
import { ImportWizard } from "./import-wizard.tsx";

const whileRunningMs = 1_000;

/** Data that came in or comes in, and the way to bring in more. */
export function ImportsPage() {
  const projectId = useProjectId();
  const queries = useQueryClient();
  const [collecting, setCollecting] = useState<{ importId: ImportId; limits: ImportLimits }>();
  const list = useQuery({
    ...trpc.imports.list.queryOptions({ projectId }),
    refetchInterval: ({ state }) =>
      state.data?.some((entry) => entry.state === "running") === true ? whileRunningMs : false,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.imports.list.pathKey() });
  const begin = useMutation({ mutationFn: () => api.imports.begin.mutate({ projectId }), onSuccess: setCollecting });

  // Whoever came here to bring in data need not say so again.
  const { begin: isAsked } = useSearch({ from: "/member/projects/$projectId/imports" });
  const { isIdle, mutate } = begin;
  useEffect(() => {
    if (isAsked === true && isIdle) mutate();
  }, [isAsked, isIdle, mutate]);

  if (collecting !== undefined) {
    const done = () => {
      setCollecting(undefined);
      void refresh();
    };
    return (
      <Page title={t("imports.new")} intro={t("imports.intro")}>
        <ImportWizard {...collecting} onDone={done} />
      </Page>
    );
  }
  // One that was left before its start holds nothing that this page could go on with; it is removed by itself.
  const entries = list.data?.filter(({ state }) => state !== "collecting") ?? [];
  const bring = (
    <Button variant="primary" icon={<Plus size={15} />} isPending={begin.isPending} onPress={() => begin.mutate()}>
      {t("imports.new")}
    </Button>
  );
  return (
    <Page title={t("imports.title")} intro={t("imports.intro")} actions={entries.length > 0 && bring}>
      {begin.isError && <ErrorPanel error={begin.error} />}
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={4} />}
      {list.isSuccess && entries.length === 0 && (
        <EmptyState
          icon={<FileInput />}
          title={t("imports.empty.title")}
          detail={t("imports.empty.detail")}
          action={bring}
        />
      )}
      {entries.length > 0 && <ImportTable entries={entries} onChanged={refresh} />}
    </Page>
  );
}
