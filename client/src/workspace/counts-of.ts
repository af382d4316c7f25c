import type { ProjectId } from "../api-types.ts";

/** The input of the count of a project: what was done since the person's own midnight. The same all day. */
export function countsOf(projectId: ProjectId): { projectId: ProjectId; since: number } {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  return { projectId, since: midnight.getTime() };
}
