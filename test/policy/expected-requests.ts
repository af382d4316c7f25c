import type { FactsOf } from "@keyhole/server/security/actions";
import type { Decision } from "@keyhole/server/security/rules";
import { actors, asker, hour, now, type ActorName } from "./people.ts";

// I6: who may be the second person of what. Kept by hand, like the rest of the table.

type Line = readonly [ActorName, FactsOf["request.decide"], Decision];

const request = (
  kind: FactsOf["request.decide"]["kind"],
  more: Partial<FactsOf["request.decide"]> = {},
): FactsOf["request.decide"] => ({
  kind,
  requestedBy: asker,
  requesterActive: true,
  aboutActor: false,
  role: null,
  frozen: false,
  now,
  approverAgeMs: 24 * hour,
  dependentMayApprove: false,
  ...more,
});
const byDuties = (kind: "un-freeze" | "reset" | "duty"): readonly Line[] => [
  ["administrator", request(kind), "allow"],
  ["security", request(kind), "allow"],
  ["member", request(kind, { role: "lead" }), "absent"],
  ["creator", request(kind), "absent"],
  ["administrator", request(kind, { requestedBy: actors.administrator.personId }), "second-person-needed"],
  ["administrator", request(kind, { aboutActor: true }), "second-person-needed"],
  ["administrator", request(kind, { requesterActive: false }), "second-person-needed"],
  ["administrator", request(kind, { requestedBy: null }), "absent"],
  ["freshAdministrator", request(kind), "second-person-needed"],
  ["freshAdministrator", request(kind, { approverAgeMs: 0 }), "allow"],
  ["administratorLetInByAsker", request(kind), kind === "duty" ? "allow" : "second-person-needed"],
  ["administratorLetInByAsker", request(kind, { dependentMayApprove: true }), "allow"],
  ["administratorResetByAsker", request(kind), "second-person-needed"],
  ["administratorResetByAsker", request(kind, { dependentMayApprove: true }), "allow"],
  ["administratorResetWithAsker", request(kind), "second-person-needed"],
];

export const requestDecisions: readonly Line[] = [
  ...byDuties("un-freeze"),
  ...byDuties("reset"),
  ...byDuties("duty"),
  ["member", request("export", { role: "lead" }), "allow"],
  ["administrator", request("export"), "allow"],
  ["security", request("export"), "absent"],
  ["member", request("export", { role: "reviewer" }), "absent"],
  ["member", request("export", { role: "labeler" }), "absent"],
  ["member", request("export"), "absent"],
  ["member", request("export", { role: "lead", frozen: true }), "frozen"],
  ["administrator", request("export", { frozen: true }), "frozen"],
  ["member", request("export", { role: "lead", requestedBy: actors.member.personId }), "second-person-needed"],
  ["freshAdministrator", request("export"), "second-person-needed"],
  ["administratorLetInByAsker", request("export"), "second-person-needed"],
  ["security", request("reveal"), "allow"],
  ["administrator", request("reveal"), "absent"],
  ["member", request("reveal", { role: "lead" }), "absent"],
  ["administrator", request(null), "absent"],
  ["security", request(null), "absent"],
];

export const requestWithdrawals: readonly Line[] = [
  ["member", request("export", { requestedBy: actors.member.personId }), "allow"],
  ["member", request("export", { role: "lead" }), "absent"],
  ["administrator", request("reset"), "absent"],
  ["administrator", request(null, { requestedBy: null }), "absent"],
];
