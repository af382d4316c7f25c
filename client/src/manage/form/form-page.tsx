import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useProjectId } from "../use-project.ts";
import { OwnMark } from "../own-mark.tsx";
import { FormBuilder } from "./form-builder.tsx";
import styles from "./form-builder.module.css";

/** The project's form in force, to be looked at and changed. */
export function FormPage() {
  const projectId = useProjectId();
  // What is edited here is not replaced by a fetch in the background: a conflict is said when it is published.
  const form = useQuery({
    ...trpc.project.form.queryOptions({ projectId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <div className={styles.page}>
      {form.isError && <ErrorPanel error={form.error} onRetry={() => void form.refetch()} />}
      {form.isPending && <Skeleton lines={8} />}
      {form.isSuccess && (
        <OwnMark projectId={projectId}>
          <FormBuilder key={`${projectId} ${form.data.version}`} projectId={projectId} published={form.data} />
        </OwnMark>
      )}
    </div>
  );
}
