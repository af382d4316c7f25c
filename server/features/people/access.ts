import { KeyholeError } from "@keyhole/shared/errors";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { makeRequest } from "../requests/make-request.ts";
import { factsOfPerson, personInput, requirePerson } from "./person-facts.ts";

/** Takes effect at once (I5): sessions and leases end in the same transaction, screens close, streams are cut off. */
export const disable = guarded("person.disable", personInput, factsOfPerson).mutation(async ({ ctx, input }) => {
  const { services, now } = ctx;
  const { personId } = input;
  const drafts = [entryOf(ctx, { type: "person.disabled", subject: personId })];
  services.events.endSessions(await services.store.write.disablePerson(personId, now, drafts));
  services.streams.abortWhere((stream) => stream.personId === personId);
  return { disabled: true };
});

export const enable = guarded("person.disable", personInput, factsOfPerson).mutation(async ({ ctx, input }) => {
  const { personId } = input;
  await ctx.services.store.write.enablePerson(personId, [entryOf(ctx, { type: "person.enabled", subject: personId })]);
  return { disabled: false };
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

/** Asks for a link that sets a new password and second factor. Two people: the approver hands the link on. */
export const requestReset = guarded("person.request-reset", personInput, factsOfPerson).mutation(
  async ({ ctx, input }) => {
    const { personId } = input;
    const person = await requirePerson(ctx.services, personId);
    if (person.disabledAt !== null) {
      throw new KeyholeError("invalid", { problems: [{ path: ["personId"], message: "people.is-disabled" }] });
    }
    return makeRequest(ctx, { kind: "reset", target: personId, summary: { personId }, projectId: null });
  },
);
