import { randomId } from "../harness.ts";
import type { Name, World } from "./world.ts";

// A plausible input for each procedure and kind of object: valid by its schema, so that the policy is asked. Where a call
// that is allowed would change the world for later rows, the input is one that the verb itself refuses: an old version, a
// stale epoch, a wrong digest or password.

type Input = (world: World, object: string, actor: Name | null) => unknown;

const absentId = randomId();

const projectOf = ({ a, b }: World, object: string): string =>
  ({ a, b })[object] ?? (object.endsWith("InA") ? a : object.endsWith("InB") ? b : absentId);

const project =
  (more: Readonly<Record<string, unknown>> = {}): Input =>
  (world, object) => ({ projectId: projectOf(world, object), ...more });

const lease =
  (more: Readonly<Record<string, unknown>> = {}): Input =>
  ({ leases }, object) => ({ ...(Reflect.get(leases, object) ?? { leaseId: absentId, epoch: 1 }), ...more });

/** An epoch that nothing has: who is allowed gets 409. */
const stale = { epoch: 99 };
const hold = { leaseId: absentId, epoch: 1 };

const person =
  (more: Readonly<Record<string, unknown>> = {}): Input =>
  ({ spare, seats }, object, actor) => ({
    personId: object === "spare" ? spare : object === "self" && actor !== null ? seats[actor].personId : absentId,
    ...more,
  });

const anImport =
  (more: Readonly<Record<string, unknown>> = {}): Input =>
  ({ importA, importB }, object) => ({ importId: { importA, importB }[object] ?? absentId, ...more });

const anExport: Input = ({ exportReady, exportAsked }, object) => ({
  exportId: { ready: exportReady, asked: exportAsked.exportId }[object] ?? absentId,
});

const aRequest =
  (more: Readonly<Record<string, unknown>> = {}): Input =>
  ({ exportAsked, resetAsked }, object) => ({
    requestId: { exportInA: exportAsked.requestId, resetOfSpare: resetAsked }[object] ?? absentId,
    ...more,
  });

const nothing: Input = () => null;
const always =
  (input: unknown): Input =>
  () =>
    input;

const members: Input = (world, object, actor) => {
  const subject = {
    selfInA: actor === null ? absentId : world.seats[actor].personId,
    administratorInA: world.seats.admin.personId,
    securityReviewerInA: world.seats.security.personId,
    nobodyInA: absentId,
  }[object];
  return { projectId: projectOf(world, object), personId: subject ?? world.spare, role: "labeler" };
};

const freeze: Input = ({ spare, b }, object) =>
  ({
    spare: { scope: "person", scopeId: spare },
    team: { scope: "team", scopeId: absentId },
    b: { scope: "project", scopeId: b },
    absent: { scope: "project", scopeId: absentId },
    everything: { scope: "everything" },
  })[object];

const guideline = { v: 1, sections: [] };
const roles = { administrator: false, securityReviewer: false, mayCreateProjects: false };
const wrongPassword = { password: "not the password" };
const plan = { v: 1, columns: {}, labels: {}, chosen: null };

export const inputs: Readonly<Record<string, Input>> = {
  "people.list": always({}),
  "people.invitations": always({}),
  "people.invite": always({ name: "Somebody New", ...roles }),
  "people.inviteMany": always({ names: ["Somebody Else"], teamId: null, mayCreateProjects: false }),
  "people.withdrawInvitation": always({ invitationId: absentId }),
  "people.change": person({ ...roles, secondFactorWaived: false }),
  "people.disable": person(),
  "people.enable": person(),
  "people.endSessions": person(),
  "people.requestReset": person(),
  "teams.list": always({}),
  "teams.save": always({ teamId: null, name: "Team", networks: [], endsAt: null, add: [] }),
  "freeze.list": nothing,
  "freeze.targets": always({ scope: "person" }),
  "freeze.requestLift": always({ freezeId: absentId }),
  "freeze.set": freeze,
  "requests.list": nothing,
  "requests.decide": aRequest({ digest: "another", decision: "refused" }),
  "requests.withdraw": aRequest(),
  "requests.collect": aRequest(),
  "requests.renewBreakGlass": nothing,
  "settings.read": nothing,
  "settings.change": always({ approverAgeMs: 86_400_000 }),
  "settings.posture": nothing,
  "me.record": nothing,
  "me.entries": always({}),
  "me.endSession": always({ sessionId: absentId }),
  "me.forgetDevice": always({ deviceId: absentId }),
  "me.changePassword": always({ ...wrongPassword, newPassword: "a long enough phrase 9" }),
  "me.renewRecoveryCodes": always(wrongPassword),
  "me.beginSecondFactor": always(wrongPassword),
  "me.confirmSecondFactor": always({ code: "000000" }),
  "me.notices": always({}),
  "me.dismissNotice": always({ noticeId: absentId }),
  "me.changePreferences": always({ set: {}, clear: [] }),
  "me.clearPreferences": nothing,
  "project.own": nothing,
  "project.archived": nothing,
  "project.create": always({ name: "Another" }),
  "project.createSamples": nothing,
  "project.detail": project(),
  "project.home": project(),
  "project.workers": project(),
  "project.change": project({ version: 999, name: "Renamed" }),
  "project.archive": project({ version: 999, archived: true }),
  "project.markPreview": project({ level: "faint" }),
  "project.overlay": project({ theme: "dark" }),
  "project.form": project(),
  "project.formVersions": project(),
  "project.formAt": project({ formId: absentId }),
  "project.publishForm": project({ form: {}, formVersion: 0 }),
  "project.members": project(),
  "project.lookup": project({ text: "a" }),
  "project.setMember": members,
  "items.list": project(),
  "items.values": project({ key: "city" }),
  "items.teams": project(),
  "items.change": project({ itemIds: [absentId], change: { kind: "reopen" } }),
  "items.inspect": (world, object) => ({ projectId: projectOf(world, object), itemId: world.itemA }),
  "guidelines.state": project(),
  "guidelines.take": project(),
  "guidelines.read": lease(),
  "guidelines.acknowledge": project({ ...hold, version: 1 }),
  "guidelines.version": project({ ...hold, version: 1 }),
  "guidelines.draft": project(hold),
  "guidelines.versions": project({ ...hold, viewId: absentId, before: 2 }),
  "guidelines.saveDraft": project({ baseVersion: 99, body: guideline }),
  "guidelines.publish": project({ baseVersion: 99, body: guideline, version: 99, note: "New", mustAcknowledge: false }),
  "guidelines.pictureTickets": project({ ...hold, viewId: absentId, ids: [absentId] }),
  "work.counts": project(),
  "work.next": project(),
  "work.recent": project(),
  "work.revisit": project({ assignmentId: absentId }),
  "work.open": lease(),
  "work.renew": lease(),
  "work.saveDraft": lease({ ...stale, baseVersion: 0, answers: { v: 1, answers: {} }, activeMs: 0 }),
  "work.submit": (world, object, actor) => ({
    ...(lease(stale)(world, object, actor) as object), // every lease input is one
    answers: { v: 1, answers: {} },
    idempotencyKey: randomId(),
    formId: world.view.formId,
    activeMs: 0,
    next: false,
  }),
  "work.outbox": always({ work: [{ purpose: "annotate", taskId: absentId }] }),
  "work.end": lease({ ...stale, end: "released" }),
  "review.counts": project(),
  "review.next": project(),
  "review.open": lease(),
  "review.renew": lease(),
  "review.saveDraft": lease({ ...stale, baseVersion: 0, answers: { v: 1, answers: {} } }),
  "review.pass": lease(stale),
  "review.decide": lease({
    ...stale,
    viewId: absentId,
    idempotencyKey: absentId,
    decision: { kind: "accept", annotationIds: [absentId] },
    next: false,
  }),
  "review.comments": lease({ viewId: absentId }),
  "review.ownAccuracy": project(),
  "quality.summary": project(),
  "quality.disagreed": project({ after: null }),
  "disagreements.list": project(),
  "disagreements.tasks": project({ kind: absentId }),
  "disagreements.count": project({ kind: absentId, side: "both" }),
  "disagreements.sendBack": project({ kind: absentId, side: "both", id: absentId, message: "Look again" }),
  "disagreements.sends": project(),
  "disagreements.undo": project({ id: absentId }),
  "disagreements.setSection": project({ kind: absentId, sectionId: absentId }),
  "disagreements.settle": lease({ ...stale, annotationIds: [absentId] }),
  "imports.begin": project(),
  "imports.list": project(),
  "imports.removeFile": anImport({ fileId: absentId }),
  "imports.preview": anImport({ plan: null }),
  "imports.start": anImport({ plan }),
  "imports.resume": anImport(),
  "imports.cancel": anImport(),
  "imports.status": anImport(),
  "imports.problems": anImport(),
  "exports.list": project(),
  "exports.count": project(),
  "exports.request": project({ format: "jsonl", recipient: "Model team", purpose: "Training" }),
  "exports.ticket": anExport,
  "exports.manifest": anExport,
  "trail.search": always({ filter: {} }),
  "trail.names": nothing,
  "trail.history": ({ spare }) => ({ about: { kind: "person", id: spare } }),
  "trail.detail": always({ entryId: absentId }),
  "trail.viewsOfItem": ({ itemA }, object) => ({ item: object === "a" ? itemA : absentId }),
  "trail.seenBy": ({ spare }) => ({ person: spare }),
  "trail.verification": nothing,
  "trail.startCheck": nothing,
  "trail.cancelCheck": nothing,

  "session.state": nothing,
  "session.signIn": always({ login: "nobody", ...wrongPassword }),
  "session.actAs": always({ login: "nobody" }),
  "session.secondFactor": always({ code: "000000" }),
  "session.lock": nothing,
  "session.unlock": always(wrongPassword),
  "session.touch": nothing,
  "session.signOut": always({ everywhere: false }),
  "secondFactor.begin": nothing,
  "secondFactor.confirm": always({ code: "000000" }),
  "invitation.look": always({ token: "t".repeat(43) }),
  "invitation.accept": always({
    token: "t".repeat(43),
    name: "Nobody",
    login: "nobody",
    password: "a long enough phrase 7",
  }),
};
