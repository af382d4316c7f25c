import type { Notice, NoticeId } from "@keyhole/db/store/administration";
import type { Invitation } from "@keyhole/db/store/people";
import type { InvitationId, PersonId } from "@keyhole/shared/ids";
import { hashToken, type RequestContext } from "../door/context.ts";
import { newId } from "../door/trail-drafts.ts";
import type { Services } from "../services.ts";

export const linkLifetimeMs = 7 * 24 * 3_600_000;
/** A reset link opens an account that exists, so it lives for a day only. */
export const resetLifetimeMs = 24 * 3_600_000;

export type LinkFor = Pick<Invitation, "kind" | "name" | "invitedBy"> &
  Partial<
    Pick<Invitation, "personId" | "administrator" | "securityReviewer" | "mayCreateProjects" | "teamId" | "approvedBy">
  >;

/** A single-use link and what the store keeps of it: the hash of its token, which stands in the fragment only (I11). */
export function makeLink({ services, now }: Pick<RequestContext, "services" | "now">, about: LinkFor) {
  const token = Buffer.from(services.random(32)).toString("base64url");
  const id: InvitationId = newId<"invitation">(services);
  const invitation: Invitation = {
    id,
    personId: null,
    administrator: false,
    securityReviewer: false,
    mayCreateProjects: false,
    teamId: null,
    approvedBy: null,
    ...about,
    created: now,
    expires: now + (about.kind === "reset" ? resetLifetimeMs : linkLifetimeMs),
    usedAt: null,
  };
  return { invitation, tokenHash: hashToken(token), link: `${services.config.publicUrl}/welcome#${token}` };
}

/** One notice for every administrator and security reviewer, and for `also`, each once. */
export async function noticesTo(
  services: Pick<Services, "store" | "clock" | "random">,
  { kind, subject, also = [] }: Pick<Notice, "kind" | "subject"> & { readonly also?: readonly PersonId[] },
): Promise<Notice[]> {
  const inCharge = (await services.store.read.peopleEverWithDuty())
    .filter((person) => person.disabledAt === null && (person.administrator || person.securityReviewer))
    .map(({ id }) => id);
  return noticesFor(services, [...new Set([...inCharge, ...also])], { kind, subject });
}

/** One notice for each of these people. */
export function noticesFor(
  services: Pick<Services, "clock" | "random">,
  people: readonly PersonId[],
  { kind, subject }: Pick<Notice, "kind" | "subject">,
): Notice[] {
  const created = services.clock();
  return people.map((personId) => {
    const id: NoticeId = newId<"notice">(services);
    return { id, personId, kind, subject, created };
  });
}
