import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import type { TaskChange } from "@keyhole/db/store/items";
import { z } from "zod";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { projectInput } from "../work/ids.ts";
import { requireProject } from "../work/project-of.ts";

/** Items of one call; a lead's longer selection goes in several. */
const mostItems = 500;

const change = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("prioritise"), priority: z.int().min(-1000).max(1000) }),
  z.strictObject({ kind: z.literal("reopen") }),
  z.strictObject({ kind: z.literal("assign"), teamId: idOf<"team">().nullable() }),
  z.strictObject({ kind: z.literal("retire") }),
  z.strictObject({ kind: z.literal("un-retire") }),
]);

const changeInput = projectInput.extend({ itemIds: z.array(idOf<"item">()).min(1).max(mostItems), change });

/** Changes the tasks that the change fits; each gets an entry. Says how many that were. */
export const changeItems = guarded("item.change", changeInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services, now } = ctx;
  const project = await requireProject(services, input.projectId);
  const teamId = input.change.kind === "assign" ? input.change.teamId : null;
  if (teamId !== null && (await services.store.read.teamById(teamId)) === null) {
    throw new KeyholeError("absent");
  }
  const { changed, ended } = await services.store.write.changeTasks(
    {
      projectId: input.projectId,
      itemIds: input.itemIds,
      change: input.change,
      whenComplete: project.parsed.review === "none" ? "done" : "in-review",
      now,
    },
    ({ itemId, taskId }) =>
      entryOf(ctx, {
        ...wordsOf(input.change),
        actorRole: "lead",
        project: input.projectId,
        item: itemId,
        task: taskId,
      }),
  );
  for (const { leaseId, sessionId } of ended) {
    services.events.toSessions([sessionId], { kind: "lease-ended", leaseId, reason: "revoked" });
    services.streams.abortWhere((stream) => stream.sessionId === sessionId && stream.projectId === input.projectId);
  }
  return { changed: changed.length, asked: input.itemIds.length };
});

function wordsOf(what: TaskChange) {
  switch (what.kind) {
    case "prioritise":
      return { type: "task.changed", change: "prioritised" } as const;
    case "reopen":
      return { type: "task.reopened" } as const;
    case "assign":
      return what.teamId === null
        ? ({ type: "task.assigned", change: "to-everyone" } as const)
        : ({ type: "task.assigned", subjectTeam: what.teamId } as const);
    case "retire":
      return { type: "item.retired" } as const;
    case "un-retire":
      return { type: "item.changed", change: "un-retired" } as const;
  }
}
