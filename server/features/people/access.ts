import { KeyholeError } from "@keyhole/shared/errors";
import type { PersonId } from "@keyhole/shared/ids";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { makeRequest } from "../requests/make-request.ts";
import { factsOfPerson, personInput, requirePerson } from "./person-facts.ts";

/**
 * Takes effect at once (I5): sessions and leases end in the same transaction, screens close, streams are cut off, and open
 * invitations of the person are void.
 */
export const disable = guarded("person.disable", personInput, factsOfPerson).mutation(async ({ ctx, input }) => {
  const { services, now } = ctx;
  const { personId } = input;
  const record = { now, drafts: [entryOf(ctx, { type: "person.disabled", subject: personId })] };
  const voided = voidedBy(ctx, personId);
  services.events.endSessions(await services.store.write.disablePerson(personId, { ...record, voided }));
  services.streams.abortWhere((stream) => stream.personId === personId);
  return { disabled: true };
});

/** The entry of a person's open invitations that went with their right to invite; the store counts them. */
export const voidedBy = (context: ActorContext, personId: PersonId) =>
  entryOf(context, { type: "person.invitation-voided", subject: personId, reason: "inviter-left" });

/** Back without the duties that the person had: giving those is another step, for which a second person is asked. */
export const enable = guarded("person.disable", personInput, factsOfPerson).mutation(async ({ ctx, input }) => {
  const { personId } = input;
  const { administrator, securityReviewer } = await requirePerson(ctx.services, personId);
  const losesDuty = administrator || securityReviewer;
  await ctx.services.store.write.enablePerson(personId, [
    entryOf(ctx, { type: "person.enabled", subject: personId }),
    ...(losesDuty ? [entryOf(ctx, { type: "person.role-changed", subject: personId, roles: [] })] : []),
  ]);
  return { disabled: false, withoutDuty: losesDuty };
});

/** Signs a person out on all devices. */
export const endSessions = guarded("person.end-sessions", personInput, factsOfPerson).mutation(
  async ({ ctx, input }) => {
    const { services, now } = ctx;
    const { personId } = input;
    const drafts = [entryOf(ctx, { type: "session.ended", subject: personId, reason: "by-another-person" })];
    const ended = await services.store.write.endSessions({ personId, now, drafts });
    services.events.endSessions(ended);
    services.streams.abortWhere((stream) => stream.personId === personId);
    return { ended: ended.length };
  },
);

/**
 * Asks for a link that sets a new password and second factor. Two people: the approver hands the link on. Of somebody with
 * a role in a project, a lead of theirs is the second one.
 */
export const requestReset = guarded("person.request-reset", personInput, factsOfPerson).mutation(
  async ({ ctx, input }) => {
    const { personId } = input;
    const person = await requirePerson(ctx.services, personId);
    if (person.disabledAt !== null) {
      throw new KeyholeError("invalid", { problems: [{ path: ["personId"], message: "people.is-disabled" }] });
    }
    const projects = (await ctx.services.store.read.rolesOf(personId)).map(({ projectId }) => projectId);
    return makeRequest(ctx, { kind: "reset", target: personId, summary: { personId, projects }, projectId: null });
  },
);
