import type {
  AssignmentId,
  ItemId,
  LeaseId,
  PersonId,
  ProjectId,
  SessionId,
  TaskId,
  TeamId,
} from "@keyhole/shared/ids";
import type { TaskState } from "@keyhole/shared/vocabulary";
import type { Project } from "./projects.ts";
import type { EntryDraft } from "./trail.ts";
import type { Annotation, AssignmentState, Lease, LeaseHold } from "./work.ts";

/** Tasks of a project by where they stand. `waiting` and `inWork` are the open ones: nobody, or somebody, has it. */
export interface ProjectCounts {
  readonly waiting: number;
  readonly inWork: number;
  readonly flagged: number;
  readonly inReview: number;
  /** Open ones that a reviewer gave back to a labeler. */
  readonly returned: number;
  readonly done: number;
  readonly retired: number;
  /** Mixed in among the open ones and never finished. */
  readonly gold: number;
  /** Annotations that open tasks still need. */
  readonly missing: number;
}

/** What a project keeps of a worker (I14). */
export interface WorkerCounts {
  readonly personId: PersonId;
  readonly tasks: number;
  readonly activeMs: number;
  readonly accepted: number;
  /** Returned, or replaced by a reviewer's correction. */
  readonly declined: number;
}

/** One line of a lead's list: never content. */
export interface ItemRow {
  readonly itemId: ItemId;
  readonly taskId: TaskId;
  readonly state: TaskState;
  readonly priority: number;
  readonly overlap: number;
  readonly submitted: number;
  /** Slots that somebody holds now. */
  readonly held: number;
  /** A reviewer gave it back to a labeler, who has not submitted again. */
  readonly isReturned: boolean;
  readonly skips: number;
  readonly flags: number;
  readonly teamId: TeamId | null;
  readonly gold: boolean;
  /** JSON of the open metadata. */
  readonly metadata: string;
  readonly created: number;
}

export interface ItemQuery {
  readonly projectId: ProjectId;
  /** "returned" finds what reviewers gave back, which is open otherwise. */
  readonly state?: TaskState;
  /** Open metadata: equal to this value. */
  readonly metadata?: { readonly key: string; readonly value: string };
  /** Has or had it. */
  readonly personId?: PersonId;
  /** The last item of the page before. */
  readonly after?: ItemId;
  readonly limit: number;
}

/** What a worker said when they flagged or skipped the task; sealed as its assignment's note. */
export interface TaskNote {
  readonly assignmentId: AssignmentId;
  readonly personId: PersonId;
  readonly state: AssignmentState;
  readonly body: Uint8Array;
  readonly changed: number;
}

/** What hangs on an item whose view is open. */
export interface ViewedWork {
  readonly row: ItemRow;
  readonly annotations: readonly Annotation[];
  readonly notes: readonly TaskNote[];
  /** Sealed reference answers from the import; null where there are none. */
  readonly reference: Uint8Array | null;
}

export type TaskChange =
  | { readonly kind: "prioritise"; readonly priority: number }
  /** Offered again: flagged, finished or returned tasks, with one more annotation where none is missing. */
  | { readonly kind: "reopen" }
  | { readonly kind: "assign"; readonly teamId: TeamId | null }
  /** Taken out of work: leases on it end, slots are given back. Nothing is deleted. */
  | { readonly kind: "retire" }
  | { readonly kind: "un-retire" };

export interface TaskRef {
  readonly itemId: ItemId;
  readonly taskId: TaskId;
}

export interface EndedLease {
  readonly leaseId: LeaseId;
  readonly sessionId: SessionId;
}

export interface ItemReader {
  /** Projects whose tasks do not all have the overlap yet that was set last. */
  overlapChanges(): Promise<ProjectId[]>;
  /** In order of item id. */
  listItems(query: ItemQuery): Promise<ItemRow[]>;
  /** Values that an open metadata key has, in order; at most `limit`. */
  metadataValues(projectId: ProjectId, key: string, limit: number): Promise<string[]>;
  projectCounts(projectId: ProjectId): Promise<ProjectCounts>;
  /** Annotations submitted on each UTC day (days since 1970) from one on; days without any are absent. */
  projectDays(projectId: ProjectId, from: number): Promise<{ day: number; submitted: number }[]>;
  workerCounts(projectId: ProjectId): Promise<WorkerCounts[]>;
  /** Tasks of the project that a person has finished, gold ones among them. */
  finishedTasks(projectId: ProjectId, personId: PersonId): Promise<number>;
  /** Work on the item of a view that is committed, under a lease that is held now; `stale-lease` without one. */
  viewedWork(hold: LeaseHold): Promise<ViewedWork>;
  archivedProjectsOf(personId: PersonId): Promise<Project[]>;
}

export interface ItemWriter {
  /**
   * Changes each task that the change fits, and records an entry for each of those. Ones it does not fit, or of another
   * project, are left as they are. Gives what was changed and the leases that ended.
   */
  changeTasks(
    input: {
      projectId: ProjectId;
      itemIds: readonly ItemId[];
      change: TaskChange;
      /** State of a task whose annotations are complete, when it comes back. */
      whenComplete: Extract<TaskState, "in-review" | "done">;
      now: number;
    },
    makeDraft: (task: TaskRef) => EntryDraft,
  ): Promise<{ changed: ItemId[]; ended: EndedLease[] }>;
  /**
   * Changes a project and, where overlap is given, what every task that is not finished needs; in one transaction.
   * `conflict` when `version` is not the stored one. Archiving ends every lease of the project. Another overlap is noted
   * and reaches the tasks by `continueOverlap`. Gives how many tasks that will be and the sessions whose leases ended.
   */
  changeProject(input: {
    id: ProjectId;
    version: number;
    change: Partial<Pick<Project, "name" | "settings" | "archivedAt">>;
    overlap?: { count: number; whenComplete: Extract<TaskState, "in-review" | "done"> };
    now: number;
    drafts: readonly EntryDraft[];
  }): Promise<{ tasks: number; sessions: string[] }>;
  /** Bookkeeping (the change has its entry): carries another overlap on over some tasks. True while there is more to do. */
  continueOverlap(projectId: ProjectId, now: number): Promise<boolean>;
  /** A lead's lease on an item, to look at it. `absent` for an item of another project, `frozen` under a freeze. */
  grantInspect(
    lease: Omit<Lease, "taskId" | "assignmentId" | "endedAt" | "endReason" | "purpose" | "epoch"> & {
      readonly itemId: ItemId;
    },
    draft: EntryDraft,
  ): Promise<Lease>;
}
