import { KeyholeError } from "@keyhole/shared/errors";
import type { Invitation } from "@keyhole/db/store/people";
import { z } from "zod";
import { hashToken, type RequestContext } from "../../door/context.ts";
import { networkSource } from "../../door/network.ts";
import { open } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { passwordProblems } from "../../identity/passwords.ts";
import { sessionState } from "./session-state.ts";
import { loginSchema } from "./sign-in.ts";
import { startSession } from "./start-session.ts";

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

async function openInvitation(context: RequestContext, link: string): Promise<Invitation> {
  const { services, now, request } = context;
  const source = networkSource(request.address);
  await services.throttle.admit({ account: "", source, knownDevice: null });
  const invitation = await services.store.read.invitationByToken(hashToken(link));
  if (invitation !== null && invitation.usedAt === null && invitation.expires > now) return invitation;
  services.throttle.failed({ account: "", source, knownDevice: null });
  throw new KeyholeError("absent");
}

export const look = open("an invitation's link is its only proof")
  .input(z.strictObject({ token }))
  .mutation(async ({ ctx, input }) => {
    const invitation = await openInvitation(ctx, input.token);
    const { projectId } = invitation;
    const project = projectId === null ? null : await ctx.services.store.read.projectById(projectId);
    return {
      name: invitation.name,
      setUp: invitation.kind === "set-up",
      reset: invitation.kind === "reset",
      installationRoles: [
        ...(invitation.administrator ? (["administrator"] as const) : []),
        ...(invitation.securityReviewer ? (["security-reviewer"] as const) : []),
      ],
      projects: project === null ? [] : [project.name],
    };
  });

export const accept = open("an invitation's link is its only proof")
  .input(z.strictObject({ token, name: z.string().trim().min(1).max(120), login: loginSchema, password: z.string() }))
  .mutation(async ({ ctx, input }) => {
    const { services, now } = ctx;
    const invitation = await openInvitation(ctx, input.token);
    const problems = passwordProblems(input.password, input);
    if (problems.length > 0) throw new KeyholeError("invalid", { problems });
    const tokenHash = hashToken(input.token);
    const passwordHash = await services.passwords.hash(input.password);
    if (invitation.kind === "reset") {
      const personId = invitation.personId ?? absent();
      const drafts = [entryOf(ctx, { type: "person.password-changed", subject: personId, method: "invitation" })];
      await services.store.write.resetCredentials({ tokenHash, personId, passwordHash, now, drafts });
      const person = (await services.store.read.personById(personId)) ?? absent();
      return sessionState(await startSession(ctx, person, { phase: "must-enrol", method: "invitation" }));
    }
    const id = newId<"person">(services);
    const { login, name } = input;
    const wrappedKey = services.personKeys.createPersonKey(id);
    const words = { type: "person.joined", subject: id, object: invitation.id, objectKind: "invitation" } as const;
    const drafts = [
      entryOf(ctx, words),
      ...(invitation.kind === "set-up" ? [entryOf(ctx, { type: "setup.finished", subject: id })] : []),
    ];
    const person = { id, login, name, passwordHash, wrappedKey };
    await services.store.write.acceptInvitation({ tokenHash, person, now, drafts });
    const made = (await services.store.read.personById(id)) ?? absent();
    return sessionState(await startSession(ctx, made, { phase: "must-enrol", method: "invitation" }));
  });

const absent = (): never => {
  throw new KeyholeError("absent");
};
