import type { Invitation } from "@keyhole/db/store/people";
import { absent, KeyholeError } from "@keyhole/shared/errors";
import type { PersonId } from "@keyhole/shared/ids";
import { z } from "zod";
import { hashToken, type RequestContext } from "../../door/context.ts";
import { networkSource } from "../../door/network.ts";
import { open } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";
import { newLoginSchema } from "../../identity/login.ts";
import { noticesFor } from "../../identity/links.ts";
import { passwordProblems } from "../../identity/passwords.ts";
import { sessionState } from "./session-state.ts";
import { startSession } from "./start-session.ts";

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const acceptInput = z.strictObject({
  token,
  name: z.string().trim().min(1).max(120),
  login: newLoginSchema,
  password: z.string().max(1_000),
});
type AcceptInput = z.output<typeof acceptInput>;

const problem = (path: "login" | "password", message: string) =>
  new KeyholeError("invalid", { problems: [{ path: [path], message }] });

async function openInvitation(context: RequestContext, link: string): Promise<Invitation> {
  const { services, now, request } = context;
  const attempt = { proof: "link", account: "", source: networkSource(request.address), knownDevice: null } as const;
  await services.throttle.admit(attempt);
  const invitation = await services.store.read.invitationByToken(hashToken(link));
  if (invitation === null || invitation.usedAt !== null || invitation.expires <= now) return absent();
  services.throttle.succeeded(attempt);
  return invitation;
}

export const look = open("an invitation's link is its only proof")
  .input(z.strictObject({ token }))
  .mutation(async ({ ctx, input }) => {
    const invitation = await openInvitation(ctx, input.token);
    return {
      name: invitation.name,
      setUp: invitation.kind === "set-up",
      reset: invitation.kind === "reset",
      installationRoles: [
        ...(invitation.administrator ? (["administrator"] as const) : []),
        ...(invitation.securityReviewer ? (["security-reviewer"] as const) : []),
      ],
    };
  });

export const accept = open("an invitation's link is its only proof")
  .input(acceptInput)
  .mutation(async ({ ctx, input }) => {
    const invitation = await openInvitation(ctx, input.token);
    return invitation.kind === "reset" ? setPassword(ctx, invitation, input) : join(ctx, invitation, input);
  });

/** A reset: the person behind the link must also know their login, so that a link gone astray opens nothing by itself. */
async function setPassword(context: RequestContext, invitation: Invitation, input: AcceptInput) {
  const { services, now } = context;
  const personId = invitation.personId ?? absent();
  const person = (await services.store.read.personById(personId)) ?? absent();
  if (person.login !== input.login || person.disabledAt !== null) throw problem("login", "reset.login-wrong");
  const passwordHash = await hashNew(context, input.password, person);
  const words = { type: "person.password-changed", subject: personId, method: "invitation" } as const;
  const drafts = [
    entryOf(context, words),
    entryOf(context, { type: "person.second-factor-removed", subject: personId }),
  ];
  const ended = await rolesToEnd(context, invitation, personId);
  const reset = { tokenHash: hashToken(input.token), personId, passwordHash, now };
  services.events.endSessions(
    await services.store.write.resetCredentials({ ...reset, ...ended, drafts: [...drafts, ...ended.drafts] }),
  );
  services.streams.abortWhere((stream) => stream.personId === personId);
  for (const { personId: told } of ended.notices) services.events.toPerson(told, { kind: "changed", what: "notices" });
  return sessionState(await startSession(context, person, { phase: "must-enrol", method: "invitation" }));
}

/**
 * What a reset does not carry over: roles in projects that its approver does not lead. Their leads had no part in it, so
 * they are told, and give the role again when they know that it is the same person. A reset that was approved at the
 * console has no such lead and changes no role.
 */
async function rolesToEnd(context: RequestContext, { approvedBy }: Invitation, personId: PersonId) {
  const { services } = context;
  const { read } = services.store;
  if (approvedBy === null) return { rolesEnded: [], notices: [], drafts: [] };
  const led = (await read.rolesOf(approvedBy)).filter(({ role }) => role === "lead");
  const rolesEnded = (await read.rolesOf(personId))
    .map(({ projectId }) => projectId)
    .filter((id) => !led.some(({ projectId }) => projectId === id));
  const leads = rolesEnded.length === 0 ? [] : await read.leadsOf(rolesEnded);
  const told = leads.map(({ id }) => id).filter((id) => id !== personId);
  const words = { type: "project.member-changed", subject: personId, roles: [], reason: "sign-in-reset" } as const;
  return {
    rolesEnded,
    notices: noticesFor(services, told, { kind: "role-ended-by-reset", subject: personId }),
    drafts: rolesEnded.map((project) => entryOf(context, { ...words, project })),
  };
}

async function join(context: RequestContext, invitation: Invitation, input: AcceptInput) {
  const { services, now } = context;
  const { login, name } = input;
  if ((await services.store.read.personByLogin(login)) !== null) throw problem("login", "people.login-taken");
  const passwordHash = await hashNew(context, input.password, input);
  const id = newId<"person">(services);
  const wrappedKey = services.personKeys.createPersonKey(id);
  const words = { type: "person.joined", subject: id, object: invitation.id, objectKind: "invitation" } as const;
  const drafts = [
    entryOf(context, words),
    ...(invitation.kind === "set-up" ? [entryOf(context, { type: "setup.finished", subject: id })] : []),
  ];
  const person = { id, login, name, passwordHash, wrappedKey };
  await services.store.write.acceptInvitation({ tokenHash: hashToken(input.token), person, now, drafts });
  const made = (await services.store.read.personById(id)) ?? absent();
  return sessionState(await startSession(context, made, { phase: "must-enrol", method: "invitation" }));
}

async function hashNew(
  { services }: RequestContext,
  password: string,
  about: { readonly login: string; readonly name: string },
): Promise<string> {
  const problems = passwordProblems(password, about);
  if (problems.length > 0) throw new KeyholeError("invalid", { problems });
  return services.passwords.hash(password);
}
