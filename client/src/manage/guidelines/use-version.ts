import type { GuidelineSection } from "@keyhole/shared/guidelines/guideline";
import { useQuery } from "@tanstack/react-query";
import type { LeaseHold, ProjectId } from "../../api-types.ts";
import { api } from "../../api.ts";

/** Stands for the draft among versions. */
export const draftId = "draft";

/** A published version under this page's lease; it never changes, so it is read once. Never kept after the page. */
export function useVersion({
  projectId,
  hold,
  version,
}: {
  readonly projectId: ProjectId;
  readonly hold: LeaseHold;
  readonly version: string;
}) {
  return useQuery({
    queryKey: ["guideline-version", hold.leaseId, version],
    queryFn: async (): Promise<readonly GuidelineSection[]> => {
      const opened = await api.guidelines.version.mutate({ projectId, ...hold, version: Number(version) });
      return opened.read?.sections ?? [];
    },
    enabled: version !== draftId,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
