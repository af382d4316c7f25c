import type { PersonId } from "@keyhole/shared/ids";
import type { FreezeScope, ProjectRole, Purpose, RequestKind } from "@keyhole/shared/vocabulary";

/** Facts are loaded before a decision, complete by type: a rule never looks anything up. */
export type NoFacts = Readonly<Record<string, never>>;

export interface ProjectFacts {
  /** The actor's role in the project; null also where the project does not exist. */
  readonly role: ProjectRole | null;
  /** A freeze covers the actor, a team of theirs, the project, or everything. */
  readonly frozen: boolean;
  readonly archived: boolean;
}

export interface LeaseFacts extends ProjectFacts {
  /** The lease's purpose and whether it is the actor's; null where there is no such lease. */
  readonly purpose: Purpose | null;
  readonly mine: boolean;
}

export interface PersonFacts {
  readonly exists: boolean;
  /** The person acted on is the actor. */
  readonly self: boolean;
}

export interface MemberFacts extends ProjectFacts {
  /** The person who gets or loses the role. */
  readonly subjectExists: boolean;
  readonly subjectIsSelf: boolean;
  /** Administrator or security reviewer: excluded from project roles. */
  readonly subjectHasDuty: boolean;
}

export interface FreezeFacts {
  readonly scope: FreezeScope;
  /** What is to be frozen exists. */
  readonly exists: boolean;
  /** The actor's role in the project to be frozen, for scope "project". */
  readonly role: ProjectRole | null;
}

/** How two people came to their accounts, as far as it makes them one hand (I6). Empty lists: nothing to tell. */
export interface Ties {
  /** Who let the requester in, who let that person in, and so on up to the first administrator. */
  readonly requesterLetInBy: readonly PersonId[];
  /** The same of the one who would decide. */
  readonly actorLetInBy: readonly PersonId[];
  /** Who asked for and who approved the last reset of the requester's sign-in, and when it was used. */
  readonly requesterResetBy: readonly PersonId[];
  readonly requesterResetAt: number | null;
}

/** What was asked and by whom; the decision belongs to a different, independent person (I6). */
export interface RequestFacts extends Ties {
  readonly kind: RequestKind | null;
  readonly requestedBy: PersonId | null;
  /** The requester could still ask for it: not disabled, and the duty or role it takes was not taken away since. */
  readonly requesterActive: boolean;
  /** It is about the actor: their own reset or duty, or a freeze of them or of a team of theirs. */
  readonly aboutActor: boolean;
  /** A reset: the person holds a role in a project, or did when it was asked. Then only a lead of theirs can approve. */
  readonly subjectHasRole: boolean;
  /** The actor leads such a project, and the person is not the only lead of any. */
  readonly leadsSubject: boolean;
  /** The actor's role in the project concerned. */
  readonly role: ProjectRole | null;
  readonly frozen: boolean;
  readonly now: number;
  /** Settings: how old an approver's account must be, and whether one invited or reset by the requester may approve. */
  readonly approverAgeMs: number;
  readonly dependentMayApprove: boolean;
  /** Setting: for how long a reset makes a lead dependent on whoever had a hand in it. */
  readonly resetTieMs: number;
}

/** Every action of the product with the facts its rule needs. */
export interface FactsOf {
  "me.record": NoFacts;
  "me.change": NoFacts;
  "person.list": NoFacts;
  "person.invite": NoFacts;
  "person.withdraw-invitation": NoFacts;
  "person.change": PersonFacts;
  "person.disable": PersonFacts;
  "person.request-reset": PersonFacts;
  "person.end-sessions": PersonFacts;
  "team.save": NoFacts;
  "settings.change": NoFacts;
  "break-glass.renew": NoFacts;
  "installation.read": NoFacts;
  "project.create": NoFacts;
  "project.list-own": NoFacts;
  "project.manage": ProjectFacts;
  "project.change": ProjectFacts;
  "member.list": ProjectFacts;
  "member.change": MemberFacts;
  "form.publish": ProjectFacts;
  "form.read": ProjectFacts;
  "import.run": ProjectFacts;
  "item.list": ProjectFacts;
  "item.change": ProjectFacts;
  "item.inspect": ProjectFacts;
  "guideline.write": ProjectFacts;
  "guideline.read": ProjectFacts;
  "guideline.acknowledge": ProjectFacts;
  "task.count": ProjectFacts;
  "task.claim": ProjectFacts;
  "task.revisit": ProjectFacts;
  "lease.open": LeaseFacts;
  "lease.work": LeaseFacts;
  "lease.end": LeaseFacts;
  "review.list": ProjectFacts;
  "review.claim": ProjectFacts;
  "review.decide": LeaseFacts;
  "quality.read": ProjectFacts;
  "disagreement.read": ProjectFacts;
  "disagreement.change": ProjectFacts;
  "disagreement.settle": LeaseFacts;
  "export.request": ProjectFacts;
  "export.list": ProjectFacts;
  "export.download": ProjectFacts & { readonly mine: boolean };
  "request.list": NoFacts;
  "request.decide": RequestFacts;
  "request.withdraw": RequestFacts;
  "request.collect": RequestFacts;
  "freeze.list": NoFacts;
  "freeze.set": FreezeFacts;
  "freeze.request-lift": NoFacts;
  "trail.read": NoFacts;
  "trail.verify": NoFacts;
}

export type Action = keyof FactsOf;
