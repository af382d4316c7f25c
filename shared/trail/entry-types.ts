/**
 * What an entry can say happened. Writers use only these; types are appended and never removed or given another meaning,
 * because entries are kept for years. Readers keep types they do not know (docs/trail-format.md, "Versions").
 */
export const entryTypes = [
  // The trail itself
  "trail.opened", // the first entry of a tree; after an accepted restore it holds the old tree's last checkpoint
  "trail.searched",
  "trail.read", // one person's or item's history was shown
  "trail.checked",
  "trail.exported",
  "trail.proof-made",
  "trail.pruned", // entries start..end were destroyed, their leaf hashes kept
  "trail.quiet", // nothing happened from..until: silence is evidence
  "trail.witnessed",
  "trail.witness-refused",
  "trail.witness-silent",
  "trail.restore-accepted",
  // Sign-in
  "session.signed-in",
  "session.refused",
  "session.locked",
  "session.unlocked",
  "session.confirmed", // signed in again within a session, for something sensitive
  "session.signed-out",
  "session.ended", // by idleness, age or another person; the reason says which
  "device.added",
  "device.removed",
  "token.made",
  "token.revoked",
  "access.denied",
  "access.failures", // anonymous failures of one source in one minute, counted
  // People and teams
  "setup.link-made",
  "setup.finished",
  "person.invited",
  "person.invitation-voided",
  "person.joined",
  "person.changed",
  "person.disabled",
  "person.enabled",
  "person.role-changed",
  "person.grant-changed",
  "person.password-changed",
  "person.second-factor-set",
  "person.second-factor-removed",
  "person.recovery-code-used",
  "person.identity-linked",
  "person.identity-unlinked",
  "person.reset",
  "person.record-read", // the person's own page of what is recorded about them
  "person.erased", // the key of this person's details was destroyed
  "team.created",
  "team.changed",
  "team.member-changed",
  "team.ended",
  // Projects, forms, guidelines
  "project.created",
  "project.changed",
  "project.member-changed",
  "project.archived",
  "project.destroyed", // its key was destroyed
  "form.published",
  "guideline.draft-changed",
  "guideline.reviewed",
  "guideline.published",
  "guideline.rolled-back",
  "guideline.pushed",
  "guideline.read", // a view of sections
  "guideline.acknowledged",
  "guideline.example-added",
  "quiz.started",
  "quiz.finished",
  "qualification.changed",
  "inquiry.asked",
  "inquiry.answered",
  // Data
  "import.started",
  "import.finished",
  "import.cancelled",
  "item.changed",
  "item.retired",
  "item.destroyed",
  "gold.changed",
  "task.changed",
  "task.reopened",
  "task.assigned",
  // Work
  "lease.granted",
  "lease.extended", // by hand; silent renewals are bookkeeping without an entry
  "lease.resumed",
  "lease.taken-over",
  "lease.held", // held back until a security reviewer decides
  "lease.ended",
  "view.opened",
  "view.reopened",
  "view.extent",
  "view.closed",
  "copy.made", // text left a protected view by the clipboard, within the allowed number of characters
  "print.tried",
  "draft.first",
  "draft.last",
  "draft.conflicted",
  "annotation.submitted",
  "annotation.skipped",
  "annotation.flagged",
  "annotation.accepted",
  "annotation.reviewed",
  "annotation.corrected",
  "annotation.returned",
  "annotation.withdrawn",
  // Leaving, and what needs two people
  "export.requested",
  "export.approved",
  "export.refused",
  "export.cancelled",
  "export.built",
  "export.downloaded",
  "export.closed",
  "request.made",
  "request.decided",
  "request.withdrawn",
  "request.expired",
  "freeze.set",
  "freeze.lifted",
  "freeze.drilled",
  // The security reviewer's desk
  "trace.started",
  "trace.finished",
  "trace.cancelled",
  "exposure.asked",
  "search.saved",
  "search.ran",
  "alert.raised",
  "alert.decided",
  "case.opened",
  "case.changed",
  "case.closed",
  "hold.set", // legal hold
  "hold.lifted",
  "evidence.built",
  "evidence.downloaded",
  "tripwire.touched",
  "posture.reported",
  "stream.changed",
  "stream.stalled",
  "stream.resumed",
  // The installation
  "settings.changed",
  "egress.changed",
  "key.made",
  "key.rotated",
  "key.backed-up",
  "key.restored",
  "key.destroyed",
  "vault.refused", // a budget of the process that holds the keys was used up
  "backup.made",
  "backup.checked",
  "backup.restored",
  "server.started",
  "server.stopped",
  "server.upgraded",
  "server.alarmed", // clock, disk or another watched part; the reason says which
  "break-glass.used",
  "import.problems-read", // what a run could not take was shown; it quotes records
  "form.read", // questions, labels and their descriptions, by somebody who manages the project
  "storage.cleaned", // stored bytes that nothing refers to were removed, counted
  "import.stopped", // a run ended by itself before its end: the reason says why; a lead may go on with it
  "answers.sent-back", // a lead sent back answers that disagree; each of them has an entry of its own
  "answers.sent-back-undone",
] as const;

export type EntryType = (typeof entryTypes)[number];

const known: ReadonlySet<string> = new Set(entryTypes);

export const isEntryType = (type: string): type is EntryType => known.has(type);
