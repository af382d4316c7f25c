import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { makeLink } from "../../identity/links.ts";
import { askForDuty, dutyNeedsApproval } from "./duty-approval.ts";

const personName = z.string().trim().min(1).max(120);

const inviteInput = z.strictObject({
  name: personName,
  administrator: z.boolean(),
  securityReviewer: z.boolean(),
  mayCreateProjects: z.boolean(),
  teamId: idOf<"team">().nullable().default(null),
});
type InviteInput = z.output<typeof inviteInput>;

const problem = (path: string, message: string) =>
  new KeyholeError("invalid", { problems: [{ path: [path], message }] });

async function requireTeam({ services }: ActorContext, teamId: InviteInput["teamId"]): Promise<void> {
  if (teamId === null) return;
  if ((await services.store.read.teamById(teamId)) === null) throw problem("teamId", "people.no-such-team");
}

async function inviteOne(context: ActorContext, input: InviteInput): Promise<{ link: string; expires: number }> {
  const { services, actor } = context;
  const { invitation, tokenHash, link } = makeLink(context, { kind: "join", ...input, invitedBy: actor.personId });
  const roles = [
    ...(input.administrator ? ["administrator"] : []),
    ...(input.securityReviewer ? ["security-reviewer"] : []),
  ];
  const words = { type: "person.invited", object: invitation.id, objectKind: "invitation", roles } as const;
  await services.store.write.invite(invitation, tokenHash, [entryOf(context, words)]);
  return { link, expires: invitation.expires };
}

/**
 * A single-use link for one new person, shown once, to the administrator who made it. For a duty of the installation a
 * second person approves where there is one: then there is no link yet, and the approver gets it.
 */
export const invite = guarded("person.invite", inviteInput, noFacts).mutation(async ({ ctx, input }) => {
  const hasDuty = input.administrator || input.securityReviewer;
  if (hasDuty && input.mayCreateProjects) throw problem("mayCreateProjects", "people.duties-apart");
  await requireTeam(ctx, input.teamId);
  if (hasDuty && (await dutyNeedsApproval(ctx))) {
    const { requestId } = await askForDuty(ctx, { ...input, personId: null });
    return { link: null, expires: null, requestId };
  }
  return { ...(await inviteOne(ctx, input)), requestId: null };
});

/** People invited in one call. */
export const mostInvited = 200;

const manyInput = z.strictObject({
  names: z.array(personName).min(1).max(mostInvited),
  teamId: idOf<"team">().nullable(),
  mayCreateProjects: z.boolean(),
});

/** A link of their own for each, in the order given. No duties: those are given one by one. */
export const inviteMany = guarded("person.invite", manyInput, noFacts).mutation(async ({ ctx, input }) => {
  const { names, teamId, mayCreateProjects } = input;
  await requireTeam(ctx, teamId);
  const roles = { administrator: false, securityReviewer: false, mayCreateProjects };
  const made = [];
  for (const name of names) made.push({ name, ...(await inviteOne(ctx, { name, teamId, ...roles })) });
  return made;
});

export const withdrawInvitation = guarded(
  "person.withdraw-invitation",
  z.strictObject({ invitationId: idOf<"invitation">() }),
  noFacts,
).mutation(async ({ ctx, input }) => {
  const { invitationId: id } = input;
  const words = { type: "person.invitation-voided", object: id, objectKind: "invitation" } as const;
  await ctx.services.store.write.withdrawInvitation(id, ctx.now, [entryOf(ctx, words)]);
  return { withdrawn: true };
});
