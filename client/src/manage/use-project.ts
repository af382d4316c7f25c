import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ProjectId } from "@keyhole/shared/ids";
import { trpc } from "../api.ts";

/** The project that the address names. Whether it exists and is this person's to lead is the server's to say. */
export function useProjectId(): ProjectId {
  const { projectId } = useParams({ from: "/member/projects/$projectId" });
  return projectId as ProjectId; // the server parses it: anything else is absent there
}

/** The project of this page, loaded by the layout above. */
export function useProject() {
  const projectId = useProjectId();
  return useSuspenseQuery(trpc.project.detail.queryOptions({ projectId })).data;
}
