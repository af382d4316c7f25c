import type { RequestFacts } from "./actions.ts";
import { worksOnProjects, type Actor } from "./actor.ts";
import type { Rule } from "./rules.ts";

/** Why somebody may not be the second person of a request; null where they may (I6). */
export type Dependence =
  | "own-request"
  | "about-you"
  | "requester-left"
  | "lead-needed"
  | "account-too-new"
  | "let-in-by-requester"
  | "let-requester-in"
  | "reset-by-requester"
  | "reset-requester";

export type PossibleApprover = Pick<
  Actor,
  | "personId"
  | "administrator"
  | "securityReviewer"
  | "accountCreated"
  | "invitedBy"
  | "resetBy"
  | "resetApprovedBy"
  | "resetAt"
>;

/** Facts of what nobody's account depends on: for kinds that look at the approver's own row only. */
export const untied = {
  requesterLetInBy: [],
  actorLetInBy: [],
  requesterResetBy: [],
  requesterResetAt: null,
  subjectHasRole: false,
  leadsSubject: false,
} as const satisfies Partial<RequestFacts>;

/** Kinds by which two accounts of one person could get hold of a third: it does not matter which of them asks. */
const isSymmetric = ({ kind }: RequestFacts): boolean =>
  kind === "reset" || kind === "settings" || kind === "break-glass-codes";

/**
 * Not the requester, not a fresh account, and not the same hand as the requester: one let the other in, or had a hand in
 * the reset of the other. Administrators and security reviewers approve no reset of somebody with a role in a project.
 *
 * Having let somebody in does not count for a duty (a first administrator has let everybody in, and this approval is what
 * keeps one of them from making a second person up), nor between an administrator and a lead of the person's project,
 * whose leading was not the administrator's to give.
 */
export function dependenceOf(approver: PossibleApprover, facts: RequestFacts): Dependence | null {
  const { requestedBy, requesterResetBy } = facts;
  if (approver.personId === requestedBy) return "own-request";
  if (facts.aboutActor) return "about-you";
  if (!facts.requesterActive) return "requester-left";
  if (facts.subjectHasRole && !worksOnProjects(approver)) return "lead-needed";
  if (facts.now - approver.accountCreated < facts.approverAgeMs) return "account-too-new";
  if (facts.dependentMayApprove) return null;
  if (facts.kind !== "duty" && !facts.subjectHasRole) {
    if (approver.invitedBy === requestedBy) return "let-in-by-requester";
    if (isSymmetric(facts)) {
      if (facts.actorLetInBy.some((id) => id === requestedBy)) return "let-in-by-requester";
      if (facts.requesterLetInBy.includes(approver.personId)) return "let-requester-in";
    }
  }
  const counts = (resetAt: number | null): boolean =>
    !facts.subjectHasRole || (resetAt !== null && facts.now - resetAt < facts.resetTieMs);
  const isResetByRequester = approver.resetBy === requestedBy || approver.resetApprovedBy === requestedBy;
  if (isResetByRequester && counts(approver.resetAt)) return "reset-by-requester";
  const resetRequester = isSymmetric(facts) && requesterResetBy.includes(approver.personId);
  if (resetRequester && counts(facts.requesterResetAt)) return "reset-requester";
  return null;
}

export const independentOfRequester: Rule<RequestFacts> = (actor, facts) => {
  if (facts.requestedBy === null) return "absent";
  return dependenceOf(actor, facts) === null ? "allow" : "second-person-needed";
};
