import { and, eq, isNull, sql } from "drizzle-orm";
import { absent } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { projects } = schema;

/**
 * Prepared once, for inside a transaction: throws `absent` for a project that is archived or not there. What the policy was
 * told before may be over by now, and a call sent again is let through by another rule than the one that claims.
 */
export function requireAtWork(writing: Drizzle): (projectId: string) => void {
  const atWork = writing
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.id, sql.placeholder("projectId")), isNull(projects.archivedAt)))
    .prepare();
  return (projectId) => {
    if (atWork.get({ projectId }) === undefined) absent();
  };
}
