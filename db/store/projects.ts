import type { FormId, FreezeId, PersonId, ProjectId, RequestId } from "@keyhole/shared/ids";
import type { FreezeScope, ProjectRole, RequestKind } from "@keyhole/shared/vocabulary";
import type { Invitation, Person } from "./people.ts";
import type { Notice } from "./administration.ts";
import type { EntryDraft } from "./trail.ts";

export interface Project {
  readonly id: ProjectId;
  readonly name: string;
  readonly created: number;
  readonly archivedAt: number | null;
  readonly formId: FormId | null;
  readonly guidelineVersion: number;
  /** JSON of `projectSettings`. */
  readonly settings: string;
  /** Raised by every change: a change decided on an older one is a `conflict`. */
  readonly version: number;
}

export interface Member {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: ProjectRole;
  readonly since: number;
}

export interface WrappedKey {
  readonly version: number;
  readonly wrapped: Uint8Array;
  readonly active: boolean;
}

export interface StoredForm {
  readonly id: FormId;
  readonly projectId: ProjectId;
  readonly version: number;
  /** Sealed form definition. */
  readonly body: Uint8Array;
  readonly created: number;
  readonly createdBy: PersonId;
}

export interface Freeze {
  readonly id: FreezeId;
  readonly scope: FreezeScope;
  /** Empty for everything. */
  readonly scopeId: string;
  readonly setBy: PersonId;
  readonly setAt: number;
}

/** Something one person asked for and another must decide (I6). */
export interface TwoPersonRequest {
  readonly id: RequestId;
  readonly kind: RequestKind;
  readonly projectId: ProjectId | null;
  readonly target: string;
  readonly digest: string;
  readonly requestedBy: PersonId;
  readonly requestedAt: number;
  readonly expires: number;
  readonly decidedBy: PersonId | null;
  readonly decidedAt: number | null;
  readonly state: "waiting" | "approved" | "refused" | "withdrawn";
  readonly summary: string;
}

/** What an approval changes in its own transaction. An un-freeze needs none: the store lifts the freeze that it names. */
export type RequestEffect =
  | { readonly kind: "invite"; readonly invitation: Invitation; readonly tokenHash: string }
  | {
      readonly kind: "change-person";
      readonly personId: PersonId;
      readonly change: Partial<Pick<Person, "administrator" | "securityReviewer" | "mayCreateProjects">>;
    };

export interface ProjectReader {
  projectById(id: ProjectId): Promise<Project | null>;
  /** A person's role in a project, or null. */
  roleIn(projectId: ProjectId, personId: PersonId): Promise<ProjectRole | null>;
  /** Projects in which the person has a role, by name. */
  projectsOf(personId: PersonId): Promise<(Project & { role: ProjectRole })[]>;
  /** Ids and names only: for roles without access to content (freeze, trail filters). */
  allProjects(): Promise<Project[]>;
  members(projectId: ProjectId): Promise<Member[]>;
  projectKeys(projectId: ProjectId): Promise<WrappedKey[]>;
  formById(id: FormId): Promise<StoredForm | null>;
  /** Versions older than `before` (all of them where it is null), newest first. */
  forms(
    projectId: ProjectId,
    page: { readonly before: number | null; readonly limit: number },
  ): Promise<Omit<StoredForm, "body">[]>;
  /** Freezes in force over a person (by id and teams), a project, or everything. */
  freezesOver(over: { personId?: PersonId; teamIds?: readonly string[]; projectId?: ProjectId }): Promise<Freeze[]>;
  activeFreezes(): Promise<Freeze[]>;
  requestById(id: RequestId): Promise<TwoPersonRequest | null>;
  /** Newest first, at most 500. `waitingAt` keeps those that wait and have not expired at that time. */
  requests(filter: {
    kinds?: readonly RequestKind[];
    requestedBy?: PersonId;
    waitingAt?: number;
  }): Promise<TwoPersonRequest[]>;
  setting(key: string): Promise<string | null>;
}

export interface ProjectWriter {
  createProject(input: {
    project: Project;
    key: WrappedKey;
    lead: PersonId;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /** Null removes the role; open leases of the person in the project end with it. `conflict` for the only lead's role. */
  setMember(input: {
    projectId: ProjectId;
    personId: PersonId;
    role: ProjectRole | null;
    by: PersonId;
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /**
   * A published form for a person to look at, recorded before it is given; null where there is none in this project. One
   * entry stands for what the same person reads of the same version within `recordEveryMs`.
   */
  readForm(input: {
    readonly formId: FormId;
    readonly projectId: ProjectId;
    readonly personId: PersonId;
    readonly now: number;
    readonly recordEveryMs: number;
    /** The Writer fills the version. */
    readonly read: EntryDraft;
  }): Promise<StoredForm | null>;
  /**
   * The form becomes the project's form in force. Its version must be the next one (`conflict`). `frozen` when a freeze
   * covers its author, one of the author's teams, the project or everything by now; `absent` when the project is archived.
   */
  publishForm(input: {
    readonly form: StoredForm;
    readonly teamIds: readonly string[];
    readonly drafts: readonly EntryDraft[];
  }): Promise<void>;
  /**
   * Sets a freeze and ends every lease it covers in the same transaction; the first entry gets the number of leases, and
   * the id of the freeze: one that is in force already stays as it is. Gives the sessions whose leases ended.
   */
  freeze(freeze: Freeze, drafts: readonly EntryDraft[]): Promise<{ sessions: string[]; leases: number }>;
  makeRequest(request: TwoPersonRequest, drafts: readonly EntryDraft[]): Promise<void>;
  /**
   * `conflict` unless it is waiting, unexpired and bound to this digest. Approving an un-freeze lifts the freeze; a reset
   * voids earlier links of the same person.
   */
  decideRequest(input: {
    id: RequestId;
    digest: string;
    decision: "approved" | "refused" | "withdrawn";
    by: PersonId;
    effect?: RequestEffect | undefined;
    notices?: readonly Notice[];
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  saveSetting(key: string, value: string, input: { now: number; drafts: readonly EntryDraft[] }): Promise<void>;
}
