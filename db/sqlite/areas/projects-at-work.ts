import { and, eq, isNull, sql } from "drizzle-orm";
import { KeyholeError } from "@keyhole/shared/errors";
import { absent } from "../context.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { freezesOver, type FreezeOver } from "./projects-reader.ts";

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

/** The same for what a freeze stops too: `frozen` under one of the person, one of their teams, the project or everything. */
export function requireUnfrozenAtWork(writing: Drizzle): (over: Required<FreezeOver>) => void {
  const atWork = requireAtWork(writing);
  return (over) => {
    if (freezesOver(writing, over).length > 0) throw new KeyholeError("frozen");
    atWork(over.projectId);
  };
}
