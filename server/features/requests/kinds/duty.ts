import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type PersonId } from "@keyhole/shared/ids";
import { z } from "zod";
import { makeLink, noticesTo } from "../../../identity/links.ts";
import type { Services } from "../../../services.ts";
import { nameOf, word, type RequestKindRules } from "../request-kind.ts";

/**
 * Who becomes administrator or security reviewer. The target is the person who gets the duty, or the name of somebody to
 * be invited. Without this, one administrator could make up the second person of everything else (I6, I7).
 */
export const dutySummary = z.strictObject({
  /** Null for somebody to be invited. */
  personId: idOf<"person">().nullable(),
  name: z.string(),
  administrator: z.boolean(),
  securityReviewer: z.boolean(),
  teamId: idOf<"team">().nullable(),
});

export const duty: RequestKindRules = {
  deciders: ["administrator", "security-reviewer"],
  byBreakGlass: true,
  async describe({ services }, request) {
    const summary = dutySummary.parse(JSON.parse(request.summary));
    const { personId } = summary;
    return [
      word(
        personId === null ? "to-invite" : "name",
        personId === null ? summary.name : await nameOf(services, personId),
      ),
      ...(summary.administrator ? [word("role", "session.role.administrator", "key")] : []),
      ...(summary.securityReviewer ? [word("role", "session.role.security-reviewer", "key")] : []),
    ];
  },
  async approve({ services, now, by, entry }, request) {
    const { personId, name, administrator, securityReviewer, teamId } = dutySummary.parse(JSON.parse(request.summary));
    const roles = [...(administrator ? ["administrator"] : []), ...(securityReviewer ? ["security-reviewer"] : [])];
    const notices = await noticesTo(services, {
      kind: by === null ? "break-glass-approved" : "duty-granted",
      subject: personId,
    });
    if (personId !== null) {
      await requireEligible(services, personId);
      const change = { administrator, securityReviewer, mayCreateProjects: false };
      return {
        effect: { kind: "change-person", personId, change },
        notices,
        drafts: [entry({ type: "person.role-changed", subject: personId, request: request.id, roles })],
        after() {
          services.events.toPerson(personId, { kind: "changed", what: "roles" });
          return {};
        },
      };
    }
    const { invitation, tokenHash, link } = makeLink(
      { services, now },
      {
        kind: "join",
        name,
        administrator,
        securityReviewer,
        teamId,
        invitedBy: request.requestedBy,
        approvedBy: by,
      },
    );
    const words = { type: "person.invited", object: invitation.id, objectKind: "invitation", roles } as const;
    return {
      effect: { kind: "invite", invitation, tokenHash },
      notices,
      drafts: [entry({ ...words, request: request.id })],
      after: () => ({ link }),
    };
  },
};

/** What was true when it was asked may be over: duties and roles in projects exclude each other (I7). */
async function requireEligible({ store }: Services, personId: PersonId): Promise<void> {
  const refuse = (message: string): never => {
    throw new KeyholeError("invalid", { problems: [{ path: ["personId"], message }] });
  };
  const person = await store.read.personById(personId);
  if (person === null || person.disabledAt !== null) refuse("people.is-disabled");
  if ((await store.read.projectsOf(personId)).length > 0) refuse("people.has-project-roles");
}
