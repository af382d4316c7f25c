import { idOf } from "@keyhole/shared/ids";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { leaseTimes } from "../../security/lease.ts";
import { holdOf } from "./hold.ts";
import { projectInput } from "./ids.ts";
import { openLease } from "./open-lease.ts";
import { requireProject } from "./project-of.ts";

/** The worker's own last tasks that may still be corrected, as many as the lead allows. When and how long, never what. */
export const recent = guarded("task.revisit", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { services, actor } = ctx;
  const project = await requireProject(services, input.projectId);
  const query = { projectId: project.id, personId: actor.personId, limit: project.parsed.revisitable };
  return services.store.read.recentTasks(query);
});

const revisitInput = projectInput.extend({ assignmentId: idOf<"assignment">() });

/** Opens one of them again, under a lease of its own purpose. `absent` for any other task. */
export const revisit = guarded("task.revisit", revisitInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const project = await requireProject(services, input.projectId);
  const leaseId = newId<"lease">(services);
  const words = {
    actorRole: "labeler",
    project: project.id,
    lease: leaseId,
    epoch: 1,
    purpose: "revisit",
  } as const;
  const { lease, replaced } = await services.store.write.revisitTask({
    projectId: project.id,
    personId: actor.personId,
    sessionId: actor.sessionId,
    teamIds: actor.teamIds,
    assignmentId: input.assignmentId,
    limit: project.parsed.revisitable,
    leaseId,
    now,
    expires: leaseTimes("revisit", now).expires,
    granted: entryOf(ctx, { type: "lease.granted", ...words }),
    takenOver: entryOf(ctx, { type: "lease.taken-over", ...words }),
  });
  services.events.takenOver(replaced);
  return openLease(ctx, lease, holdOf(ctx, { leaseId: lease.id, epoch: lease.epoch }));
});
