import { useQuery } from "@tanstack/react-query";
import { useChanges } from "../admin/use-changes.ts";
import { trpc } from "../api.ts";

/** The projects in which the reader works, read again when a freeze or a role changes. */
export function useOwnProjects() {
  useChanges(["freezes", "roles"], [trpc.project.own.queryKey()]);
  return useQuery(trpc.project.own.queryOptions());
}
