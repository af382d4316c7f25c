import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";
import { hashToken } from "../../door/context.ts";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";

const linkLifetimeMs = 7 * 24 * 3_600_000;

const inviteInput = z.strictObject({
  name: z.string().trim().min(1).max(120),
  administrator: z.boolean(),
  securityReviewer: z.boolean(),
  mayCreateProjects: z.boolean(),
});

/** A single-use link for one new person. The link is shown once, to the administrator who made it. */
export const invite = guarded("person.invite", inviteInput, noFacts).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const duties = input.administrator || input.securityReviewer;
  if (duties && input.mayCreateProjects) {
    throw new KeyholeError("invalid", { problems: [{ path: ["mayCreateProjects"], message: "people.duties-apart" }] });
  }
  const token = Buffer.from(services.random(32)).toString("base64url");
  const id = newId<"invitation">(services);
  const invitation = {
    id,
    kind: "join",
    ...input,
    personId: null,
    projectId: null,
    projectRole: null,
    teamId: null,
    invitedBy: actor.personId,
    created: now,
    expires: now + linkLifetimeMs,
    usedAt: null,
  } as const;
  const roles = [
    ...(input.administrator ? ["administrator"] : []),
    ...(input.securityReviewer ? ["security-reviewer"] : []),
  ];
  const entry = entryOf(ctx, { type: "person.invited", object: id, objectKind: "invitation", roles });
  await services.store.write.invite(invitation, hashToken(token), [entry]);
  return { link: `${services.config.publicUrl}/welcome#${token}`, expires: invitation.expires };
});
