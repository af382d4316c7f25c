import { and, asc, eq, sql } from "drizzle-orm";
import type { ItemId, TaskId } from "@keyhole/shared/ids";
import type { LikelyFor } from "../../store/prepared.ts";
import type { WorkReader } from "../../store/work.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { queueLooks } from "./queue-statements.ts";
import { toBlob, toView } from "./work-rows.ts";

const { assignments, blobs, views } = schema;

/** What a claim would give, in the order of `claimTask`: returned work, then gold where it was drawn, then the queue. */
export function likelyNext(reading: Drizzle): WorkReader["likelyNext"] {
  const placeholder = (name: string) => sql.placeholder(name);
  const waiting = queueLooks(reading);
  const returned = reading
    .select({ id: assignments.taskId, itemId: assignments.itemId })
    .from(assignments)
    .where(
      and(
        eq(assignments.projectId, placeholder("projectId")),
        eq(assignments.personId, placeholder("personId")),
        sql`${assignments.state} = 'returned'`,
      ),
    )
    .orderBy(asc(assignments.changed))
    .prepare();
  const viewOfMine = reading
    .select()
    .from(views)
    .where(
      sql`${views.assignmentId} = (select ${assignments.id} from ${assignments}
        where ${assignments.taskId} = ${placeholder("taskId")} and ${assignments.personId} = ${placeholder("personId")})`,
    )
    .orderBy(asc(views.opened))
    .prepare();
  const previews = reading
    .select()
    .from(blobs)
    .where(and(eq(blobs.itemId, placeholder("itemId")), eq(blobs.kind, "preview")))
    .prepare();

  const found = (who: LikelyFor): { readonly id: string; readonly itemId: string } | undefined => {
    const { projectId, personId } = who;
    const mine = returned.get({ projectId, personId });
    if (mine !== undefined) return mine;
    const next = waiting.ahead(who, who.preparedFor);
    if (next === undefined || who.goldFrom === null) return next;
    return waiting.gold(who, who.goldFrom) ?? next;
  };

  return async (who) => {
    const task = found(who);
    if (task === undefined) return null;
    const view = viewOfMine.get({ taskId: task.id, personId: who.personId });
    return {
      taskId: task.id as TaskId, // own columns
      itemId: task.itemId as ItemId,
      view: view === undefined ? null : toView(view),
      previews: previews.all({ itemId: task.itemId }).map(toBlob),
    };
  };
}
