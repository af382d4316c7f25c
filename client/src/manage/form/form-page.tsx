import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useProjectId } from "../use-project.ts";
import { OwnMark } from "../own-mark.tsx";
import { FormBuilder } from "./form-builder.tsx";

/** The project's form in force, to be looked at and changed. */
export function FormPage() {
  const projectId = useProjectId();
  // What is edited here is not replaced by a fetch in the background: a conflict is said when it is published.
  const form = useQuery({
    ...trpc.project.form.queryOptions({ projectId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (form.isError) return <ErrorPanel error={form.error} onRetry={() => void form.refetch()} />;
  if (form.isPending) return <Skeleton lines={8} />;
  return (
    <OwnMark projectId={projectId}>
      <FormBuilder key={`${projectId} ${form.data.version}`} projectId={projectId} published={form.data} />
    </OwnMark>
  );
}
