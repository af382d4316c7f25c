import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import type { ImportStatus } from "../../api-types.ts";
import { t } from "../../i18n/t.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { OwnMark } from "../own-mark.tsx";
import { useProjectId } from "../use-project.ts";
import styles from "./imports.module.css";
import { ProblemTable } from "./problem-table.tsx";

/** What a run did not take, line by line. */
export function ProblemsDialog({ entry, onClose }: { readonly entry: ImportStatus; readonly onClose: () => void }) {
  const projectId = useProjectId();
  const { id: importId } = entry;
  const list = useQuery({ ...trpc.imports.problems.queryOptions({ importId }), gcTime: 0 });
  const problems = list.data?.problems ?? [];
  return (
    <Dialog isOpen onClose={onClose} title={t("imports.problems.title")} size="large">
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && problems.length === 0 && <p>{t("imports.problems.none")}</p>}
      {problems.length > 0 && (
        <>
          {problems.length < entry.failed + entry.partial && (
            <p className={styles.muted}>{t("imports.problems.first", { count: problems.length })}</p>
          )}
          <OwnMark projectId={projectId}>
            <ProblemTable problems={problems} />
          </OwnMark>
        </>
      )}
    </Dialog>
  );
}
