import { idOf } from "@keyhole/shared/ids";
import { projectRoles } from "@keyhole/shared/vocabulary";
import { z } from "zod";
import { factsOfProject, projectFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { projectInput } from "../work/ids.ts";

export const members = guarded("member.list", projectInput, factsOfProject).query(({ ctx, input }) =>
  ctx.services.store.read.members(input.projectId),
);

const memberInput = projectInput.extend({ personId: idOf<"person">(), role: z.enum(projectRoles).nullable() });

/** Gives or takes a role. Leases of the person in the project end with the change; it takes effect at once (I5). */
export const setMember = guarded("member.change", memberInput, async (context, input) => {
  const subject = await context.services.store.read.personById(input.personId);
  return {
    ...(await projectFacts(context, input.projectId)),
    subjectExists: subject !== null && subject.disabledAt === null,
    subjectIsSelf: input.personId === context.actor.personId,
    subjectHasDuty: subject !== null && (subject.administrator || subject.securityReviewer),
  };
}).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { projectId, personId, role } = input;
  const words = { type: "project.member-changed", actorRole: "lead", project: projectId, subject: personId } as const;
  const drafts = [entryOf(ctx, { ...words, roles: role === null ? [] : [role] })];
  await services.store.write.setMember({ projectId, personId, role, by: actor.personId, now, drafts });
  services.events.toPerson(personId, { kind: "changed", what: "roles" });
  services.streams.abortWhere((stream) => stream.personId === personId && stream.projectId === projectId);
  return { changed: true };
});

/** People found at once. */
const offered = 20;

/** People who can be given a role, by a part of their name or login, and how old their sign-in is; at most 20. */
export const lookup = guarded(
  "member.list",
  projectInput.extend({ text: z.string().trim().min(1).max(100) }),
  factsOfProject,
).query(async ({ ctx, input }) => {
  const found = await ctx.services.store.read.peoplePage({ text: input.text, eligible: true, limit: offered });
  return found.map(({ id, name, login, created, resetAt }) => ({
    id,
    name,
    login,
    /** Since when the sign-in is what it is: a young one is worth a question before it gets a role. */
    signInSince: Math.max(created, resetAt ?? 0),
  }));
});
