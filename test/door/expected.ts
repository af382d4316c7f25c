// Who may do what, kept by hand from the product's rules (docs: architecture, who uses it; invariants I3, I6, I7). Nothing
// here is computed from the policy, and nothing here was copied from what the server answered.
//
// One string a kind of object, one sign a person, in the order of `people` in world.ts:
//   admin security | lead coLead (of project A) otherLead (of project B) | reviewer labeler (of A) removed (was lead of A)
//   +  may do it    -  is told that there is no such thing    2  is told that a second person is needed
// Whose session is not complete gets the same answer from every guarded procedure: see `incompleteAnswers`.

export const incompleteAnswers = {
  visitor: "signed-out",
  halfway: "second-factor-needed",
  enrolling: "must-enrol",
  locked: "locked",
  disabled: "signed-out",
} as const;

const nobody = "-- --- ---";

/** For procedures that name a project. */
const projectLeads = { a: "-- ++- ---", b: "-- --+ ---", absent: nobody };
const projectReviewers = { a: "-- ++- +--", b: "-- --+ ---", absent: nobody };
const projectLabelers = { a: "-- --- -+-", b: nobody, absent: nobody };
const projectMembers = { a: "-- ++- ++-", b: "-- --+ ---", absent: nobody };

/** For procedures that name a lease: the labeler's, the reviewer's, the lead's, one in project B, none. */
const leaseHolders = {
  labelers: "-- --- -+-",
  reviewers: "-- --- +--",
  leads: "-- +-- ---",
  foreign: "-- --+ ---",
  absent: nobody,
};
const workLease = { labelers: "-- --- -+-", reviewers: nobody, leads: nobody, foreign: nobody, absent: nobody };
/** None of these leases is one to inspect by: the grant is in test/flows/disagreements.test.ts. */
const inspectLease = { labelers: nobody, reviewers: nobody, leads: nobody, foreign: nobody, absent: nobody };
const reviewLease = { labelers: nobody, reviewers: "-- --- +--", leads: nobody, foreign: nobody, absent: nobody };

export type Row = Readonly<Record<string, string>>;

export const guardedRows: Readonly<Record<string, Row>> = {
  "people.list": { any: "++ --- ---" },
  "people.invitations": { any: "++ --- ---" },
  "people.invite": { any: "+- --- ---" },
  "people.inviteMany": { any: "+- --- ---" },
  "people.withdrawInvitation": { absent: "+- --- ---" },
  "people.change": { spare: "+- --- ---", self: "-- --- ---", absent: nobody },
  "people.disable": { spare: "+- --- ---", self: "-- --- ---", absent: nobody },
  "people.enable": { spare: "+- --- ---", self: "-- --- ---", absent: nobody },
  "people.endSessions": { spare: "+- --- ---", absent: nobody },
  "people.requestReset": { spare: "+- --- ---", self: "-- --- ---", absent: nobody },

  "teams.list": { any: "++ --- ---" },
  "teams.save": { any: "+- --- ---" },

  "freeze.list": { any: "++ --- ---" },
  "freeze.targets": { any: "++ --- ---" },
  "freeze.requestLift": { absent: "++ --- ---" },
  "freeze.set": { spare: "++ --- ---", team: nobody, b: "++ --+ ---", absent: nobody, everything: "++ --- ---" },

  "requests.list": { any: "++ +++ +++" },
  "requests.decide": { exportInA: "+- 2+- ---", resetOfSpare: "2+ --- ---", absent: nobody },
  "requests.collect": { exportInA: nobody, resetOfSpare: "+- --- ---", absent: nobody },
  "requests.renewBreakGlass": { any: "+- --- ---" },
  "requests.withdraw": { exportInA: "-- +-- ---", resetOfSpare: "+- --- ---", absent: nobody },

  "settings.read": { any: "++ --- ---" },
  "settings.change": { any: "+- --- ---" },
  "settings.posture": { any: "++ --- ---" },

  "me.record": { any: "++ +++ +++" },
  "me.entries": { any: "++ +++ +++" },
  "me.endSession": { absent: "++ +++ +++" },
  "me.forgetDevice": { absent: "++ +++ +++" },
  "me.changePassword": { any: "++ +++ +++" },
  "me.renewRecoveryCodes": { any: "++ +++ +++" },
  "me.beginSecondFactor": { any: "++ +++ +++" },
  "me.confirmSecondFactor": { any: "++ +++ +++" },
  "me.notices": { any: "++ +++ +++" },
  "me.dismissNotice": { absent: "++ +++ +++" },
  "me.changePreferences": { any: "++ +++ +++" },
  "me.clearPreferences": { any: "++ +++ +++" },

  "project.own": { any: "-- +++ +++" },
  "project.archived": { any: "-- +++ +++" },
  "project.create": { any: "-- +-+ ---" },
  "project.createSamples": { any: "-- +-+ ---" },
  "project.detail": projectLeads,
  "project.home": projectLeads,
  "project.workers": projectLeads,
  "project.change": projectLeads,
  "project.archive": projectLeads,
  "project.markPreview": projectLeads,
  "project.overlay": projectLeads,
  "project.form": projectLeads,
  "project.formVersions": projectLeads,
  "project.formAt": projectLeads,
  "project.publishForm": projectLeads,
  "project.members": projectLeads,
  "project.lookup": projectLeads,
  "project.setMember": {
    spareInA: "-- ++- ---",
    spareInB: "-- --+ ---",
    selfInA: nobody,
    administratorInA: nobody,
    securityReviewerInA: nobody,
    nobodyInA: nobody,
    spareInAbsent: nobody,
  },

  "items.list": projectLeads,
  "items.values": projectLeads,
  "items.teams": projectLeads,
  "items.change": projectLeads,
  "items.inspect": projectLeads,

  "guidelines.state": projectMembers,
  "guidelines.take": projectMembers,
  "guidelines.read": leaseHolders,
  "guidelines.acknowledge": projectMembers,
  "guidelines.version": projectLeads,
  "guidelines.draft": projectLeads,
  "guidelines.versions": projectLeads,
  "guidelines.saveDraft": projectLeads,
  "guidelines.publish": projectLeads,
  "guidelines.pictureTickets": projectLeads,

  "work.counts": projectMembers,
  "work.next": projectLabelers,
  "work.recent": projectLabelers,
  "work.revisit": projectLabelers,
  "work.open": leaseHolders,
  "work.renew": workLease,
  "work.saveDraft": workLease,
  "work.submit": workLease,
  "work.end": leaseHolders,
  // Says of ids what the asker's own work is; of any other that it is over, whatever it is.
  "work.outbox": { any: "-- +++ +++" },

  "review.counts": projectReviewers,
  "review.next": projectReviewers,
  "review.open": reviewLease,
  "review.renew": reviewLease,
  "review.saveDraft": reviewLease,
  "review.pass": reviewLease,
  "review.decide": reviewLease,
  "review.comments": leaseHolders,
  "review.ownAccuracy": projectMembers,

  "quality.summary": projectReviewers,
  "quality.disagreed": projectReviewers,

  "disagreements.list": projectLeads,
  "disagreements.tasks": projectLeads,
  "disagreements.count": projectLeads,
  "disagreements.sendBack": projectLeads,
  "disagreements.sends": projectLeads,
  "disagreements.undo": projectLeads,
  "disagreements.setSection": projectLeads,
  "disagreements.settle": inspectLease,

  "imports.begin": projectLeads,
  "imports.list": projectLeads,
  "imports.removeFile": { importA: "-- ++- ---", importB: "-- --+ ---", absent: nobody },
  "imports.preview": { importA: "-- ++- ---", importB: "-- --+ ---", absent: nobody },
  "imports.start": { importA: "-- ++- ---", importB: "-- --+ ---", absent: nobody },
  "imports.resume": { importA: "-- ++- ---", importB: "-- --+ ---", absent: nobody },
  "imports.cancel": { importA: "-- ++- ---", importB: "-- --+ ---", absent: nobody },
  "imports.status": { importA: "-- ++- ---", importB: "-- --+ ---", absent: nobody },
  "imports.problems": { importA: "-- ++- ---", importB: "-- --+ ---", absent: nobody },

  "exports.list": projectLeads,
  "exports.count": projectLeads,
  "exports.request": projectLeads,
  "exports.ticket": { ready: "-- +-- ---", asked: "-- +-- ---", absent: nobody },
  "exports.manifest": { ready: "-- ++- ---", asked: "-- ++- ---", absent: nobody },

  "trail.search": { any: "-+ --- ---" },
  "trail.names": { any: "-+ --- ---" },
  "trail.history": { any: "-+ --- ---" },
  "trail.detail": { absent: "-+ --- ---" },
  "trail.viewsOfItem": { a: "-+ --- ---", absent: "-+ --- ---" },
  "trail.seenBy": { any: "-+ --- ---" },
  "trail.verification": { any: "-+ --- ---" },
  "trail.startCheck": { any: "-+ --- ---" },
  "trail.cancelCheck": { any: "-+ --- ---" },
};

/** Procedures that anybody may call, with what each kind of session is answered for a plausible but worthless input. */
export const openRows: Readonly<Record<string, Readonly<Record<keyof typeof incompleteAnswers | "complete", string>>>> =
  {
    "session.state": { visitor: "ok", halfway: "ok", enrolling: "ok", locked: "ok", disabled: "ok", complete: "ok" },
    "session.signIn": {
      visitor: "invalid",
      halfway: "invalid",
      enrolling: "invalid",
      locked: "invalid",
      disabled: "invalid",
      complete: "invalid",
    },
    "session.actAs": {
      visitor: "absent",
      halfway: "absent",
      enrolling: "absent",
      locked: "absent",
      disabled: "absent",
      complete: "absent",
    },
    "session.secondFactor": {
      visitor: "signed-out",
      halfway: "signed-out",
      enrolling: "signed-out",
      locked: "signed-out",
      disabled: "signed-out",
      complete: "signed-out",
    },
    "session.unlock": {
      visitor: "signed-out",
      halfway: "signed-out",
      enrolling: "signed-out",
      locked: "invalid",
      disabled: "signed-out",
      complete: "invalid",
    },
    "session.touch": {
      visitor: "signed-out",
      halfway: "ok",
      enrolling: "ok",
      locked: "ok",
      disabled: "signed-out",
      complete: "ok",
    },
    "secondFactor.begin": {
      visitor: "signed-out",
      halfway: "signed-out",
      enrolling: "ok",
      locked: "signed-out",
      disabled: "signed-out",
      complete: "signed-out",
    },
    "secondFactor.confirm": {
      visitor: "signed-out",
      halfway: "signed-out",
      enrolling: "invalid",
      locked: "signed-out",
      disabled: "signed-out",
      complete: "signed-out",
    },
    "invitation.look": {
      visitor: "absent",
      halfway: "absent",
      enrolling: "absent",
      locked: "absent",
      disabled: "absent",
      complete: "absent",
    },
    "invitation.accept": {
      visitor: "absent",
      halfway: "absent",
      enrolling: "absent",
      locked: "absent",
      disabled: "absent",
      complete: "absent",
    },
    "session.lock": {
      visitor: "signed-out",
      halfway: "ok",
      enrolling: "ok",
      locked: "ok",
      disabled: "signed-out",
      complete: "ok",
    },
    "session.signOut": { visitor: "ok", halfway: "ok", enrolling: "ok", locked: "ok", disabled: "ok", complete: "ok" },
  };
