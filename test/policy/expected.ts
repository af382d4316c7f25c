import type { Action, FactsOf } from "@keyhole/server/security/actions";
import type { Decision } from "@keyhole/server/security/rules";
import type { ProjectRole } from "@keyhole/shared/vocabulary";
import { requestCollections, requestDecisions, requestWithdrawals } from "./expected-requests.ts";
import type { ActorName } from "./people.ts";

// Decisions kept by hand: who, under which facts, gets what. Beside each grant stand the denials that make it one.

type Line<Name extends Action> = readonly [ActorName, FactsOf[Name], Decision];
type Table = { readonly [Name in Action]: readonly Line<Name>[] };

const none = {};
const as = (role: ProjectRole | null) => ({ role, frozen: false, archived: false });
const frozen = (role: ProjectRole) => ({ role, frozen: true, archived: false });
const archived = (role: ProjectRole) => ({ role, frozen: false, archived: true });

type Facts = ReturnType<typeof as>;
type ProjectLine = readonly [ActorName, Facts, Decision];

/** Nobody without the role; and duties of the installation exclude it, whatever the members table says (I7). */
const strangers: readonly ProjectLine[] = [
  ["member", as(null), "absent"],
  ["creator", as(null), "absent"],
  ["administrator", as("lead"), "absent"],
  ["administrator", as("reviewer"), "absent"],
  ["administrator", as("labeler"), "absent"],
  ["security", as("lead"), "absent"],
  ["security", as("reviewer"), "absent"],
  ["security", as("labeler"), "absent"],
];
const leadOnly: readonly ProjectLine[] = [
  ["member", as("lead"), "allow"],
  ["member", as("reviewer"), "absent"],
  ["member", as("labeler"), "absent"],
  ...strangers,
];
const anyRole: readonly ProjectLine[] = [
  ["member", as("lead"), "allow"],
  ["member", as("reviewer"), "allow"],
  ["member", as("labeler"), "allow"],
  ...strangers,
];
const labelerOnly: readonly ProjectLine[] = [
  ["member", as("labeler"), "allow"],
  ["member", as("reviewer"), "absent"],
  ["member", as("lead"), "absent"],
  ...strangers,
];
const reviewers: readonly ProjectLine[] = [
  ["member", as("reviewer"), "allow"],
  ["member", as("lead"), "allow"],
  ["member", as("labeler"), "absent"],
  ...strangers,
];
const leadFrozen: ProjectLine = ["member", frozen("lead"), "frozen"];
const leadWhileFrozen: ProjectLine = ["member", frozen("lead"), "allow"];
const leadArchived: ProjectLine = ["member", archived("lead"), "absent"];
const leadWhileArchived: ProjectLine = ["member", archived("lead"), "allow"];

const administrators = [
  ["administrator", none, "allow"],
  ["security", none, "absent"],
  ["member", none, "absent"],
  ["creator", none, "absent"],
] as const;
const securityReviewers = [
  ["security", none, "allow"],
  ["administrator", none, "absent"],
  ["member", none, "absent"],
  ["creator", none, "absent"],
] as const;
const duties = [
  ["administrator", none, "allow"],
  ["security", none, "allow"],
  ["member", none, "absent"],
  ["creator", none, "absent"],
] as const;
const anybody = [
  ["administrator", none, "allow"],
  ["security", none, "allow"],
  ["member", none, "allow"],
  ["creator", none, "allow"],
] as const;
const workers = [
  ["member", none, "allow"],
  ["creator", none, "allow"],
  ["administrator", none, "absent"],
  ["security", none, "absent"],
] as const;

const another = { exists: true, self: false };
const oneself = { exists: true, self: true };
const nobody = { exists: false, self: false };
const onAnother = [
  ["administrator", another, "allow"],
  ["administrator", oneself, "absent"],
  ["administrator", nobody, "absent"],
  ["security", another, "absent"],
  ["security", oneself, "absent"],
  ["member", another, "absent"],
  ["member", oneself, "absent"],
] as const;

const subject = { subjectExists: true, subjectIsSelf: false, subjectHasDuty: false };

const lease = (
  purpose: FactsOf["lease.open"]["purpose"],
  { role = "labeler" as ProjectRole | null, mine = true, frozen = false } = {},
): FactsOf["lease.open"] => ({ role, mine, frozen, archived: false, purpose });

export const expected: Table = {
  "me.record": anybody,
  "me.change": anybody,
  "person.list": duties,
  "person.invite": administrators,
  "person.withdraw-invitation": administrators,
  "person.change": onAnother,
  "person.disable": onAnother,
  "person.request-reset": onAnother,
  "person.end-sessions": [
    ["administrator", another, "allow"],
    ["administrator", oneself, "allow"],
    ["administrator", nobody, "absent"],
    ["member", oneself, "allow"],
    ["member", another, "absent"],
    ["security", another, "absent"],
    ["security", oneself, "allow"],
  ],
  "team.save": administrators,
  "settings.change": administrators,
  "break-glass.renew": administrators,
  "installation.read": duties,
  "project.create": [
    ["creator", none, "allow"],
    ["member", none, "absent"],
    ["administrator", none, "absent"],
    ["administratorWithGrant", none, "absent"],
    ["security", none, "absent"],
  ],
  "project.list-own": workers,
  "project.manage": [...leadOnly, leadWhileFrozen, leadWhileArchived],
  "project.change": [...leadOnly, leadFrozen, leadWhileArchived],
  "member.list": [...leadOnly, leadWhileFrozen, leadWhileArchived],
  "member.change": [
    ...leadOnly.map(([who, facts, decision]) => [who, { ...facts, ...subject }, decision] as const),
    ["member", { ...as("lead"), ...subject, subjectIsSelf: true }, "absent"],
    ["member", { ...as("lead"), ...subject, subjectHasDuty: true }, "absent"],
    ["member", { ...as("lead"), ...subject, subjectExists: false }, "absent"],
  ],
  "form.publish": [...leadOnly, leadFrozen, leadArchived],
  "form.read": [...leadOnly, leadFrozen, leadWhileArchived],
  "import.run": [...leadOnly, leadFrozen, leadArchived],
  "item.list": [...leadOnly, leadWhileFrozen],
  "item.change": [...leadOnly, leadFrozen, leadArchived],
  "item.inspect": [...leadOnly, leadFrozen],
  "guideline.write": [...leadOnly, leadFrozen, leadArchived],
  "guideline.read": [...anyRole, leadFrozen, ["member", frozen("labeler"), "frozen"]],
  "guideline.acknowledge": [...anyRole, ["member", frozen("labeler"), "frozen"]],
  "task.count": [...anyRole, leadWhileFrozen],
  "task.claim": [...labelerOnly, ["member", frozen("labeler"), "frozen"], ["member", archived("labeler"), "absent"]],
  "task.revisit": [...labelerOnly, ["member", frozen("labeler"), "frozen"], ["member", archived("labeler"), "absent"]],
  "lease.open": [
    ["member", lease("annotate"), "allow"],
    ["member", lease("revisit"), "allow"],
    ["member", lease("read"), "allow"],
    ["member", lease("review", { role: "reviewer" }), "allow"],
    ["member", lease("inspect", { role: "lead" }), "allow"],
    ["member", lease("annotate", { mine: false }), "absent"],
    ["member", lease("annotate", { frozen: true }), "frozen"],
    ["member", lease("annotate", { role: null }), "absent"],
    ["member", lease("reveal"), "absent"],
    ["member", lease(null), "absent"],
    ["administrator", lease("inspect", { role: "lead" }), "absent"],
    ["security", lease("reveal", { role: null }), "absent"],
  ],
  "lease.work": [
    ["member", lease("annotate"), "allow"],
    ["member", lease("revisit"), "allow"],
    ["member", lease("annotate", { mine: false }), "absent"],
    ["member", lease("annotate", { frozen: true }), "frozen"],
    ["member", lease("annotate", { role: "lead" }), "absent"],
    ["member", lease("annotate", { role: "reviewer" }), "absent"],
    ["member", lease("annotate", { role: null }), "absent"],
    ["member", lease("read"), "absent"],
    ["member", lease("review"), "absent"],
    ["member", lease("inspect"), "absent"],
    ["member", lease(null), "absent"],
    ["administrator", lease("annotate"), "absent"],
  ],
  "lease.end": [
    ["member", lease("annotate"), "allow"],
    ["member", lease("annotate", { frozen: true }), "allow"],
    ["member", lease("read", { role: "lead" }), "allow"],
    ["member", lease("annotate", { mine: false }), "absent"],
    ["member", lease("annotate", { role: null }), "absent"],
    ["member", lease(null), "absent"],
    ["administrator", lease("annotate"), "absent"],
  ],
  "review.list": [...reviewers, leadWhileFrozen],
  "review.claim": [...reviewers, leadFrozen, leadArchived],
  "review.decide": [
    ["member", lease("review", { role: "reviewer" }), "allow"],
    ["member", lease("review", { role: "lead" }), "allow"],
    ["member", lease("review", { role: "labeler" }), "absent"],
    ["member", lease("review", { role: null }), "absent"],
    ["member", lease("review", { role: "reviewer", mine: false }), "absent"],
    ["member", lease("review", { role: "reviewer", frozen: true }), "frozen"],
    ["member", lease("annotate", { role: "reviewer" }), "absent"],
    ["member", lease("inspect", { role: "lead" }), "absent"],
    ["administrator", lease("review", { role: "reviewer" }), "absent"],
  ],
  "quality.read": [...reviewers, leadFrozen],
  "disagreement.read": [...leadOnly, leadFrozen],
  "disagreement.change": [...leadOnly, leadFrozen, leadArchived],
  "disagreement.settle": [
    ["member", lease("inspect", { role: "lead" }), "allow"],
    ["member", lease("inspect", { role: "reviewer" }), "absent"],
    ["member", lease("inspect", { role: null }), "absent"],
    ["member", lease("inspect", { role: "lead", mine: false }), "absent"],
    ["member", lease("inspect", { role: "lead", frozen: true }), "frozen"],
    ["member", { ...lease("inspect", { role: "lead" }), archived: true }, "absent"],
    ["member", lease("review", { role: "lead" }), "absent"],
    ["member", lease("read", { role: "lead" }), "absent"],
    ["administrator", lease("inspect", { role: "lead" }), "absent"],
    ["security", lease("inspect", { role: "lead" }), "absent"],
  ],
  "export.request": [...leadOnly, leadFrozen],
  "export.list": [...leadOnly, leadWhileFrozen],
  "export.download": [
    ...leadOnly.map(([who, facts, decision]) => [who, { ...facts, mine: true }, decision] as const),
    ["member", { ...as("lead"), mine: false }, "absent"],
    ["member", { ...frozen("lead"), mine: true }, "frozen"],
  ],
  "request.list": anybody,
  "request.decide": requestDecisions,
  "request.withdraw": requestWithdrawals,
  "request.collect": requestCollections,
  "freeze.list": duties,
  "freeze.set": [
    ["administrator", { scope: "everything", exists: true, role: null }, "allow"],
    ["security", { scope: "everything", exists: true, role: null }, "allow"],
    ["security", { scope: "person", exists: true, role: null }, "allow"],
    ["security", { scope: "person", exists: false, role: null }, "absent"],
    ["administrator", { scope: "team", exists: false, role: null }, "absent"],
    ["member", { scope: "project", exists: true, role: "lead" }, "allow"],
    ["member", { scope: "project", exists: true, role: "reviewer" }, "absent"],
    ["member", { scope: "project", exists: true, role: "labeler" }, "absent"],
    ["member", { scope: "project", exists: true, role: null }, "absent"],
    ["member", { scope: "project", exists: false, role: null }, "absent"],
    ["member", { scope: "everything", exists: true, role: null }, "absent"],
    ["member", { scope: "team", exists: true, role: "lead" }, "absent"],
    ["member", { scope: "person", exists: true, role: "lead" }, "absent"],
  ],
  "freeze.request-lift": duties,
  "trail.read": securityReviewers,
  "trail.verify": securityReviewers,
};
