import { KeyholeError } from "@keyhole/shared/errors";
import { versionToAcknowledge } from "@keyhole/shared/guidelines/duty";
import type { ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfLease, factsOfProject } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { leaseTimes } from "../../security/lease.ts";
import { goldDraw } from "./gold-draw.ts";
import { holdOf } from "./hold.ts";
import { holdInput, projectInput } from "./ids.ts";
import { openingOf, openLease, shownItem } from "./open-lease.ts";
import { readyFor, settled } from "./prepared-claim.ts";
import { requireProject } from "./project-of.ts";

/** The project where the actor may get work now; else throws why not: `nothing-to-do` or `must-acknowledge`. */
export async function projectToWorkIn({ services, actor }: ActorContext, projectId: ProjectId) {
  const project = await requireProject(services, projectId);
  if (project.formId === null) throw new KeyholeError("nothing-to-do");
  if (project.guidelineVersion > 0) {
    const duty = await services.store.read.guidelineDuty(projectId, actor.personId);
    const mustRead = versionToAcknowledge(duty, project.parsed.mustAcknowledgeGuideline);
    if (mustRead !== null) throw new KeyholeError("must-acknowledge");
  }
  return project;
}

/** Claims the next task for the actor and opens it. Throws `nothing-to-do` when nothing waits, `must-acknowledge` first. */
export async function nextTask(context: ActorContext, projectId: ProjectId) {
  const { services, actor, now } = context;
  const project = await projectToWorkIn(context, projectId);
  const leaseId = newId<"lease">(services);
  const times = leaseTimes("annotate", now, project.parsed);
  const words = { actorRole: "labeler", project: projectId, lease: leaseId, epoch: 1, purpose: "annotate" } as const;
  const ready = await readyFor(context, project);
  const opening = { ...openingOf(context, project), prepared: ready?.view };
  const claim = services.store.write.claimTask({
    projectId,
    personId: actor.personId,
    sessionId: actor.sessionId,
    teamIds: actor.teamIds,
    leaseId,
    assignmentId: newId(services),
    now,
    ...times,
    goldFrom: ready === null ? goldDraw(services.random(8), project.parsed.goldRate) : ready.goldFrom,
    granted: entryOf(context, { type: "lease.granted", ...words }),
    takenOver: entryOf(context, { type: "lease.taken-over", ...words }),
    opening,
  });
  const claimed = await claim.catch(() => "refused" as const);
  const opened = claimed === null || claimed === "refused" ? null : claimed.opened;
  const prepared = settled(services, ready, claimed === "refused" ? "refused" : opened);
  if (claimed === null || claimed === "refused" || opened === null) {
    services.budgets.views.refund(actor.personId, 1);
    await claim; // throws what stopped it
    throw new KeyholeError("nothing-to-do");
  }
  services.events.takenOver(claimed.replaced);
  return { ...(await shownItem(context, project, opened)), prepared };
}

export const next = guarded("task.claim", projectInput, factsOfProject).mutation(({ ctx, input }) =>
  nextTask(ctx, input.projectId),
);

/** Opens a lease that this session holds, as after a reload: the same view, recorded as reopened. */
export const open = guarded("lease.open", holdInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const hold = holdOf(ctx, input);
  const lease = await ctx.services.store.read.heldLease(hold);
  return openLease(ctx, lease, hold);
});

/** `since`: the person's own midnight, in milliseconds UTC; at most two days back. */
const countsInput = projectInput.extend({ since: z.int().min(0).default(0) });
/** Where gold tasks are mixed in, what waits is told in steps of this many. */
const coarseCount = 10;
const longestCountMs = 48 * 3_600_000;

export const counts = guarded("task.count", countsInput, factsOfProject).query(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const since = Math.max(input.since, now - longestCountMs);
  const { doneSince, ...counted } = await services.store.read.queueCounts(input.projectId, actor.personId, since);
  const { goldRate } = (await requireProject(services, input.projectId)).parsed;
  // A gold task takes none of the queue: to the one, a worker alone could count which task it was.
  const waiting = goldRate === 0 ? counted.waiting : Math.ceil(counted.waiting / coarseCount) * coarseCount;
  const doneTodayEverywhere = await services.store.read.doneSince(actor.personId, since);
  return { ...counted, waiting, doneToday: doneSince, doneTodayEverywhere };
});

/** The worker is active: the lease ends later. Renewal counts from now. */
export const renew = guarded("lease.work", holdInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const hold = holdOf(ctx, input);
  const lease = await ctx.services.store.read.heldLease(hold);
  const project = await requireProject(ctx.services, lease.projectId);
  const times = leaseTimes(lease.purpose, ctx.now, project.parsed);
  const renewed = await ctx.services.store.write.renewLease(hold, times.expires, times.reservedUntil);
  return { expires: renewed.expires, now: ctx.now };
});
