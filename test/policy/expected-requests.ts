import type { FactsOf } from "@keyhole/server/security/actions";
import type { Decision } from "@keyhole/server/security/rules";
import { randomId } from "../harness.ts";
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
  resetTieMs: 30 * 24 * hour,
  subjectHasRole: false,
  leadsSubject: false,
  requesterLetInBy: [],
  actorLetInBy: [],
  requesterResetBy: [],
  requesterResetAt: null,
  ...more,
});
const byDuties = (kind: "un-freeze" | "reset" | "duty" | "settings" | "break-glass-codes"): readonly Line[] => [
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

const between = randomId<"person">();
const first = randomId<"person">();
const own = actors.administrator.personId;

/** Kinds by which two accounts of one hand could get hold of a third: either of them may ask. */
const symmetric = (kind: "reset" | "settings" | "break-glass-codes"): readonly Line[] => [
  ["administrator", request(kind, { requesterLetInBy: [own] }), "second-person-needed"],
  ["administrator", request(kind, { requesterLetInBy: [between, own, first] }), "second-person-needed"],
  ["administrator", request(kind, { actorLetInBy: [between, asker] }), "second-person-needed"],
  ["administrator", request(kind, { requesterResetBy: [own], requesterResetAt: 0 }), "second-person-needed"],
  ["administrator", request(kind, { requesterLetInBy: [own], dependentMayApprove: true }), "allow"],
  // Let in by the same person: that is most of any installation.
  ["administrator", request(kind, { requesterLetInBy: [first], actorLetInBy: [between, first] }), "allow"],
];
const asymmetric = (kind: "un-freeze" | "duty"): readonly Line[] => [
  ["administrator", request(kind, { requesterLetInBy: [own] }), "allow"],
  ["administrator", request(kind, { actorLetInBy: [between, asker] }), "allow"],
  ["administrator", request(kind, { requesterResetBy: [own], requesterResetAt: 0 }), "allow"],
];

/** A reset of somebody who holds a role in a project, or did when it was asked: only a lead of theirs. */
const ofWorker = (more: Partial<FactsOf["request.decide"]> = {}) => request("reset", { subjectHasRole: true, ...more });
const byLead = (more: Partial<FactsOf["request.decide"]> = {}) => ofWorker({ leadsSubject: true, ...more });
const lead = actors.member.personId;
const workerResets: readonly Line[] = [
  ["member", byLead(), "allow"],
  ["member", ofWorker(), "absent"],
  ["member", ofWorker({ role: "lead" }), "absent"],
  ["creator", ofWorker(), "absent"],
  ["administrator", ofWorker(), "second-person-needed"],
  ["security", ofWorker(), "second-person-needed"],
  // A duty excludes roles, whatever the table of members says.
  ["administrator", byLead(), "second-person-needed"],
  ["security", byLead({ dependentMayApprove: true }), "second-person-needed"],
  ["member", byLead({ aboutActor: true }), "second-person-needed"],
  ["member", byLead({ requestedBy: lead }), "second-person-needed"],
  ["member", byLead({ requesterActive: false }), "second-person-needed"],
  ["member", byLead({ requestedBy: null }), "absent"],
  ["freshMember", byLead(), "second-person-needed"],
  // Leading was not the administrator's to give: who let the lead in does not matter.
  ["memberLetInByAsker", byLead({ actorLetInBy: [asker] }), "allow"],
  ["member", byLead({ requesterLetInBy: [lead] }), "allow"],
  ["memberResetByAsker", byLead(), "second-person-needed"],
  ["memberResetWithAsker", byLead(), "second-person-needed"],
  ["memberResetByAskerLongAgo", byLead(), "allow"],
  ["memberResetByAskerLongAgo", byLead({ resetTieMs: 32 * 24 * hour }), "second-person-needed"],
  ["memberResetByAsker", byLead({ resetTieMs: 0 }), "allow"],
  ["member", byLead({ requesterResetBy: [lead], requesterResetAt: now - hour }), "second-person-needed"],
  ["member", byLead({ requesterResetBy: [lead], requesterResetAt: now - 31 * 24 * hour }), "allow"],
];

export const requestDecisions: readonly Line[] = [
  ...byDuties("un-freeze"),
  ...byDuties("reset"),
  ...byDuties("duty"),
  ...byDuties("settings"),
  ...byDuties("break-glass-codes"),
  ...symmetric("reset"),
  ...symmetric("settings"),
  ...symmetric("break-glass-codes"),
  ...asymmetric("un-freeze"),
  ...asymmetric("duty"),
  ...workerResets,
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

export const requestCollections: readonly Line[] = [
  ["administrator", request("break-glass-codes", { requestedBy: actors.administrator.personId }), "allow"],
  ["administrator", request("break-glass-codes"), "absent"],
  ["security", request("break-glass-codes", { requestedBy: actors.security.personId }), "absent"],
  ["member", request("break-glass-codes", { requestedBy: actors.member.personId }), "absent"],
  ["administrator", request(null, { requestedBy: null }), "absent"],
];
