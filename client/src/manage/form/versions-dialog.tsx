import type { Form } from "@keyhole/shared/form";
import type { FormId, ProjectId } from "@keyhole/shared/ids";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { api, trpc } from "../../api.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./dialogs.module.css";

export interface VersionsDialogProps {
  readonly projectId: ProjectId;
  readonly current: number;
  readonly onClose: () => void;
  /** Takes an old version as the start of the next one. */
  readonly onRestore: (form: Form) => void;
}

/** Who published what when. An old version can become the draft of the next; what was published never changes. */
export function VersionsDialog({ projectId, current, onClose, onRestore }: VersionsDialogProps) {
  const versions = useInfiniteQuery({
    queryKey: [...trpc.project.formVersions.queryKey({ projectId }), "pages"],
    queryFn: ({ pageParam: before }) => api.project.formVersions.query({ projectId, before }),
    initialPageParam: null as number | null, // the first page has no cursor
    getNextPageParam: ({ next }) => next,
  });
  const restore = useMutation({
    mutationFn: (formId: FormId) => api.project.formAt.query({ projectId, formId }),
    onSuccess: ({ form }) => onRestore(form),
  });
  const shown = versions.data?.pages.flatMap((page) => page.versions) ?? [];
  return (
    <Dialog isOpen onClose={onClose} title={t("manage.form.versions")}>
      {versions.isError && <ErrorPanel error={versions.error} onRetry={() => void versions.refetch()} />}
      {restore.isError && <ErrorPanel error={restore.error} />}
      {versions.isPending && <Skeleton lines={3} />}
      <ol className={styles.versions}>
        {shown.map(({ id, version, created, by }) => (
          <li key={id} className={styles.version}>
            <span className={styles.number}>{t("manage.form.version", { version })}</span>
            <span className={styles.when}>
              {t("manage.form.publishedBy", { when: formatDateTime(created), name: by })}
            </span>
            {version === current ? (
              <Badge tone="success">{t("manage.form.inForce")}</Badge>
            ) : (
              <Button
                size="small"
                isPending={restore.isPending && restore.variables === id}
                onPress={() => restore.mutate(id)}
              >
                {t("manage.form.restore")}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {versions.hasNextPage && (
        <Button isPending={versions.isFetchingNextPage} onPress={() => void versions.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </Dialog>
  );
}
