import { idOf } from "@keyhole/shared/ids";
import { KeyholeError } from "@keyhole/shared/errors";
import { makeLink, noticesTo } from "../../../identity/links.ts";
import { entryOf } from "../../../door/trail-drafts.ts";
import { nameOf, word, type RequestKindRules } from "../request-kind.ts";

/**
 * The target is the person. The approval makes a link that sets a new password; the approver, who did not ask for it,
 * hands it to the person. The old sign-in works until the link is used.
 */
export const reset: RequestKindRules = {
  deciders: ["administrator", "security-reviewer"],
  describe: async (services, { target }) => [word("reset-of", await nameOf(services, target))],
  async approve(context, request) {
    const { services, actor } = context;
    const person = await services.store.read.personById(idOf<"person">().parse(request.target));
    if (person === null || person.disabledAt !== null) throw new KeyholeError("absent");
    const { invitation, tokenHash, link } = makeLink(context, {
      kind: "reset",
      name: person.name,
      personId: person.id,
      invitedBy: request.requestedBy,
      approvedBy: actor.personId,
    });
    const words = { type: "person.reset", subject: person.id, request: request.id, object: invitation.id } as const;
    return {
      effect: { kind: "invite", invitation, tokenHash },
      notices: await noticesTo(services, { kind: "reset-approved", subject: person.id, also: [person.id] }),
      drafts: [entryOf(context, { ...words, objectKind: "invitation" })],
      after: () => ({ link }),
    };
  },
};
