import { idOf } from "@keyhole/shared/ids";
import { KeyholeError } from "@keyhole/shared/errors";
import { worksOnProjects } from "../../../security/actor.ts";
import { makeLink, noticesTo } from "../../../identity/links.ts";
import { word, type RequestKindRules } from "../request-kind.ts";
import { resetSummary, subjectOf } from "../subject.ts";

/**
 * The target is the person. The approval makes a link that sets a new password; the approver, who did not ask for it,
 * hands it to the person. The old sign-in works until the link is used. Of somebody with a role in a project a lead of
 * theirs approves, and only what that lead leads is carried over: roles elsewhere end when the link is used.
 */
export const reset: RequestKindRules = {
  deciders: ["administrator", "security-reviewer"],
  byBreakGlass: true,
  async describe({ services, actor }, request) {
    const { read } = services.store;
    const { personId } = resetSummary.parse(JSON.parse(request.summary));
    const person = await read.personById(personId);
    const { projects, leads } = await subjectOf(services, request);
    const led = leads.find(({ id }) => id === actor.personId)?.leads ?? [];
    const named = worksOnProjects(actor) ? led : projects;
    const names = await Promise.all(named.map(async (id) => (await read.projectById(id))?.name ?? ""));
    const elsewhere = worksOnProjects(actor) ? projects.length - led.length : 0;
    return [
      word("reset-of", person?.name ?? personId),
      ...(person === null ? [] : [word("login", person.login)]),
      ...(projects.length === 0 ? [word("roles", "requests.roles.none", "key")] : []),
      ...names.map((name) => word("works-in", name)),
      ...(elsewhere > 0 ? [word("roles-end", elsewhere, "number")] : []),
    ];
  },
  async approve({ services, now, by, entry }, request) {
    const person = await services.store.read.personById(idOf<"person">().parse(request.target));
    if (person === null || person.disabledAt !== null) throw new KeyholeError("absent");
    const { invitation, tokenHash, link } = makeLink(
      { services, now },
      { kind: "reset", name: person.name, personId: person.id, invitedBy: request.requestedBy, approvedBy: by },
    );
    const { leads } = await subjectOf(services, request);
    const also = by === null ? [person.id, ...leads.map(({ id }) => id)] : [person.id];
    const kind = by === null ? "break-glass-approved" : "reset-approved";
    const words = { type: "person.reset", subject: person.id, request: request.id, object: invitation.id } as const;
    return {
      effect: { kind: "invite", invitation, tokenHash },
      notices: await noticesTo(services, { kind, subject: person.id, also }),
      drafts: [entry({ ...words, objectKind: "invitation" })],
      after: () => ({ link }),
    };
  },
};
