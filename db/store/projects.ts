import type { FormId, FreezeId, PersonId, ProjectId } from "@keyhole/shared/ids";
import type { FreezeScope, ProjectRole } from "@keyhole/shared/vocabulary";
import type { Person } from "./people.ts";
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

export interface ProjectReader {
  projectById(id: ProjectId): Promise<Project | null>;
  /**
   * What decides on a person's work in a project, in one look: their role (null also where there is no such project),
   * whether a freeze covers them, a team of theirs, the project or everything, and whether the project is archived.
   */
  standingIn(of: {
    readonly projectId: ProjectId;
    readonly personId: PersonId;
    readonly teamIds: readonly string[];
  }): Promise<{ readonly role: ProjectRole | null; readonly frozen: boolean; readonly archived: boolean }>;
  /** A person's role in a project, or null. */
  roleIn(projectId: ProjectId, personId: PersonId): Promise<ProjectRole | null>;
  /** Projects in which the person has a role, by name. */
  projectsOf(personId: PersonId): Promise<(Project & { role: ProjectRole })[]>;
  /** Every role that the person holds, in archived projects too; by project id. */
  rolesOf(personId: PersonId): Promise<{ readonly projectId: ProjectId; readonly role: ProjectRole }[]>;
  /** The leads of these projects, each once, disabled ones too; ordered by name, then id. */
  leadsOf(projectIds: readonly ProjectId[]): Promise<(Person & { readonly leads: readonly ProjectId[] })[]>;
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
  saveSetting(key: string, value: string, input: { now: number; drafts: readonly EntryDraft[] }): Promise<void>;
}
