import { KeyholeError } from "@keyhole/shared/errors";
import { versionToAcknowledge } from "@keyhole/shared/guidelines/duty";
import { audience, mayRead } from "@keyhole/shared/guidelines/guideline";
import type { LeaseHold } from "@keyhole/db/store/work";
import type { ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { factsOfLease, factsOfProject } from "../../door/facts.ts";
import { guarded, type AllowedContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import type { ProjectFacts } from "../../security/actions.ts";
import { leaseTimes } from "../../security/lease.ts";
import { holdOf } from "../work/hold.ts";
import { holdInput, projectInput } from "../work/ids.ts";
import { requireProject } from "../work/project-of.ts";
import { openSection, openVersion, ticketsFor } from "./records.ts";

/** Which version is in force, and which this person must acknowledge before the next task. No content. */
export const state = guarded("guideline.read", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { parsed } = await requireProject(ctx.services, input.projectId);
  const duty = await ctx.services.store.read.guidelineDuty(input.projectId, ctx.actor.personId);
  return {
    version: duty.current,
    acknowledged: duty.acknowledged,
    toAcknowledge: versionToAcknowledge(duty, parsed.mustAcknowledgeGuideline),
  };
});

/** A lease to read the guideline without a task: for onboarding, acknowledging and writing. Bound to this session. */
export const take = guarded("guideline.read", projectInput, factsOfProject).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { projectId } = input;
  const id = newId<"lease">(services);
  const { expires } = leaseTimes("read", now);
  const words = { project: projectId, lease: id, epoch: 1, purpose: "read", ...roleOf(ctx.facts) } as const;
  const { lease, replaced } = await services.store.write.grantReadLease({
    lease: { id, projectId, personId: actor.personId, sessionId: actor.sessionId, granted: now, expires },
    teamIds: actor.teamIds,
    granted: entryOf(ctx, { type: "lease.granted", ...words }),
    takenOver: entryOf(ctx, { type: "lease.taken-over", ...words }),
  });
  services.events.takenOver(replaced);
  return { lease: { id: lease.id, epoch: lease.epoch, expires: lease.expires }, now };
});

/** The version in force, as far as it is meant for the reader, under a lease of a task or to read. */
export const read = guarded("lease.open", holdInput, factsOfLease).mutation(async ({ ctx, input }) => {
  const hold = holdOf(ctx, input);
  const { projectId } = await ctx.services.store.read.heldLease(hold);
  const { guidelineVersion, parsed } = await requireProject(ctx.services, projectId);
  const opened = await readVersion(ctx, hold, { projectId, version: guidelineVersion });
  return { ...opened, contactGraceMs: parsed.contactGraceMs };
});

/** Any version, for leads: to compare what was written with what is. */
export const version = guarded(
  "guideline.write",
  projectInput.extend({ ...holdInput.shape, version: z.int().positive() }),
  factsOfProject,
).mutation(async ({ ctx, input }) => {
  const hold = holdOf(ctx, input);
  const lease = await ctx.services.store.read.heldLease(hold);
  if (lease.projectId !== input.projectId) throw new KeyholeError("absent");
  return readVersion(ctx, hold, input);
});

const roleOf = ({ role }: ProjectFacts) => (role === null ? {} : { actorRole: role });

/**
 * Decides by the open outline which sections the reader gets, commits the view of exactly these, and only then opens them
 * (I1). Titles of other sections are not given either. `read` is null where nothing is meant for this reader.
 */
async function readVersion(
  context: AllowedContext<ProjectFacts>,
  hold: LeaseHold,
  { projectId, version: wanted }: { readonly projectId: ProjectId; readonly version: number },
) {
  const { services, facts, actor } = context;
  const { read: reader, write } = services.store;
  const outline = await reader.guidelineOutline(projectId, wanted);
  const sectionIds = outline
    .filter((section) => mayRead(audience.parse(JSON.parse(section.audience)), facts))
    .map(({ sectionId }) => sectionId);
  const { acknowledged } = await reader.guidelineDuty(projectId, actor.personId);
  if (sectionIds.length === 0) return { version: wanted, acknowledged, read: null };
  const viewId = newId<"view">(services);
  const words = { project: projectId, lease: hold.leaseId, view: viewId, version: wanted, sections: sectionIds };
  const opened = await write.readGuideline({
    hold,
    viewId,
    version: wanted,
    sectionIds,
    read: entryOf(context, { type: "guideline.read", ...roleOf(facts), ...words }),
  });
  const { view, lease } = opened;
  const shown = {
    viewId: view.id,
    ...(await openVersion(services, view, opened.version)),
    sections: await Promise.all(
      opened.sections.map((section) => openSection(services, { view, version: wanted }, section)),
    ),
    ...ticketsFor(
      context,
      { view, epoch: lease.epoch },
      opened.sections.flatMap((section) => section.pictures),
    ),
  };
  // A freeze may have come while this was opened: nothing leaves without a lease held at this moment.
  await reader.heldLease({ ...hold, now: services.clock() });
  return { version: wanted, acknowledged, read: shown };
}
