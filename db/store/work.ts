import type {
  AnnotationId,
  AssignmentId,
  BlobId,
  FormId,
  ImportId,
  ItemId,
  LeaseId,
  PersonId,
  ProjectId,
  RenditionId,
  SessionId,
  TaskId,
  ViewId,
} from "@keyhole/shared/ids";
import type { LeaseEnd, Purpose, TaskState } from "@keyhole/shared/vocabulary";
import type { LikelyFor, LikelyTask, PreparedView } from "./prepared.ts";
import type { EntryDraft } from "./trail.ts";

export interface Lease {
  readonly id: LeaseId;
  readonly projectId: ProjectId;
  readonly personId: PersonId;
  readonly sessionId: SessionId;
  readonly purpose: Purpose;
  readonly taskId: TaskId | null;
  readonly assignmentId: AssignmentId | null;
  readonly itemId: ItemId | null;
  readonly epoch: number;
  readonly granted: number;
  readonly expires: number;
  readonly endedAt: number | null;
  readonly endReason: LeaseEnd | null;
}

export type AssignmentState = "active" | "submitted" | "skipped" | "flagged" | "returned" | "released";

export interface Assignment {
  readonly id: AssignmentId;
  readonly taskId: TaskId;
  readonly personId: PersonId;
  readonly projectId: ProjectId;
  readonly itemId: ItemId;
  readonly state: AssignmentState;
  readonly epoch: number;
  readonly reservedUntil: number;
  readonly draftVersion: number;
  readonly created: number;
  readonly activeMs: number;
}

export interface View {
  readonly id: ViewId;
  readonly leaseId: LeaseId;
  readonly assignmentId: AssignmentId | null;
  readonly projectId: ProjectId;
  readonly itemId: ItemId | null;
  readonly personId: PersonId;
  readonly sessionId: SessionId;
  readonly formId: FormId | null;
  readonly guidelineVersion: number;
  readonly opened: number;
  readonly markTime: number;
}

export interface Rendition {
  readonly id: RenditionId;
  readonly viewId: ViewId;
  readonly spec: string;
  readonly blobId: BlobId;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
}

export interface StoredBlob {
  readonly id: BlobId;
  readonly projectId: ProjectId;
  readonly itemId: ItemId | null;
  readonly kind: "original" | "preview" | "rendition" | "guideline-picture" | "export" | "upload";
  readonly bytes: number;
  readonly mime: string;
  readonly width: number | null;
  readonly height: number | null;
  /** The item's field that it belongs to. */
  readonly field: string | null;
  readonly created: number;
}

export interface NewItem {
  readonly id: ItemId;
  readonly taskId: TaskId;
  readonly projectId: ProjectId;
  readonly importId: ImportId | null;
  readonly fingerprint: string;
  readonly content: Uint8Array;
  /** JSON of `FieldFacts` by field. */
  readonly facts: string;
  readonly metadata: string;
  readonly suggestions: Uint8Array | null;
  readonly reference: Uint8Array | null;
  readonly gold: boolean;
  readonly blobs: readonly StoredBlob[];
  readonly priority: number;
  /** Shuffled order key, 0 .. 2^31-1. */
  readonly ord: number;
  readonly overlap: number;
}

export interface Annotation {
  readonly id: AnnotationId;
  readonly projectId: ProjectId;
  readonly taskId: TaskId;
  readonly itemId: ItemId;
  readonly assignmentId: AssignmentId | null;
  readonly personId: PersonId;
  readonly formId: FormId;
  readonly guidelineVersion: number;
  readonly version: number;
  readonly answers: Uint8Array;
  readonly state: "submitted" | "accepted" | "returned" | "superseded";
  readonly source: "labeler" | "reviewer";
  readonly supersedes: AnnotationId | null;
  readonly activeMs: number;
  readonly submitted: number;
  readonly idempotencyKey: string;
}

/** Who holds a lease and how; every read and write under it is checked against the row in its own transaction. */
export interface LeaseHold {
  readonly leaseId: LeaseId;
  readonly sessionId: SessionId;
  readonly personId: PersonId;
  readonly epoch: number;
  readonly now: number;
}

/** What `openItem` gives once the view is committed: sealed content and how to find the blobs. */
export interface OpenedItem {
  readonly lease: Lease;
  readonly view: View;
  /** The form that the lease works under. */
  readonly formId: FormId | null;
  /** True where the view existed: a reload, recorded as `view.reopened`. */
  readonly reopened: boolean;
  readonly content: Uint8Array;
  readonly suggestions: Uint8Array | null;
  readonly draft: Uint8Array | null;
  readonly draftVersion: number;
  /** Milliseconds of work under the assignment's leases so far. */
  readonly activeMs: number;
  /** The newest annotation of the lease's own assignment: what returned work and a revisit go on from. */
  readonly previous: Pick<Annotation, "id" | "answers"> | null;
}

/** How an item is opened: the ids and entries of its view. The Writer fills lease, task, item, assignment and epoch. */
export interface Opening {
  readonly viewId: ViewId;
  readonly formId: FormId | null;
  readonly guidelineVersion: number;
  /** Takes the place of `viewId` where its task is the one that is opened, and has no other view yet. */
  readonly prepared?: PreparedView | undefined;
  readonly opened: EntryDraft;
  readonly reopened: EntryDraft;
}

export interface ClaimInput {
  readonly projectId: ProjectId;
  readonly personId: PersonId;
  readonly sessionId: SessionId;
  readonly teamIds: readonly string[];
  readonly leaseId: LeaseId;
  readonly assignmentId: AssignmentId;
  readonly now: number;
  readonly expires: number;
  readonly reservedUntil: number;
  /** Where in the shuffled order to look for a gold task this time, 0 .. 2^31-1; null for a task of the queue. */
  readonly goldFrom: number | null;
  /** Entries of a new lease and of one taken over; the Writer fills lease, task, item, assignment and epoch. */
  readonly granted: EntryDraft;
  readonly takenOver: EntryDraft;
  /**
   * Opens what was claimed in the same transaction, as `openItem` would right after it. A task that was prepared is taken
   * before the head of the queue, as long as its slot is free and nothing is reserved for this person.
   */
  readonly opening?: Opening;
}

export interface Claimed {
  readonly lease: Lease;
  readonly assignment: Assignment;
  /** The lease that this one took over from another session. */
  readonly replaced: Pick<Lease, "id" | "sessionId"> | null;
  /** Null without `opening`. */
  readonly opened: OpenedItem | null;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly mine: number;
  readonly returned: number;
  readonly doneByMe: number;
  /** Tasks this person submitted since the time asked for; corrections of earlier work are not counted again. */
  readonly doneSince: number;
}

/** How one person stands to a task that they name: null where it is no work of theirs, now or ever. */
export interface OwnWork {
  readonly taskId: TaskId;
  readonly projectId: ProjectId;
  /** Of their own assignment; null for a task that they may only review. */
  readonly state: AssignmentState | null;
}

export interface WorkReader {
  /** Those of the tasks that are or were this person's, or stand in a project in which they have a role. */
  ownWork(personId: PersonId, taskIds: readonly TaskId[]): Promise<OwnWork[]>;
  leaseById(id: LeaseId): Promise<Lease | null>;
  /** The lease as held: active, of this person and session, of this epoch; `stale-lease` otherwise. For every read. */
  heldLease(hold: LeaseHold): Promise<Lease>;
  /** The person's assignment that is active in the project, if any: Continue goes on with it. */
  activeAssignment(projectId: ProjectId, personId: PersonId): Promise<Assignment | null>;
  /** As `doneSince` of `queueCounts`, over all projects in which this person has a role. */
  doneSince(personId: PersonId, since: number): Promise<number>;
  queueCounts(projectId: ProjectId, personId: PersonId, since: number): Promise<QueueCounts>;
  /**
   * The stored pictures of one field of a view that is committed, under a lease that is held now; `stale-lease` without
   * one, `absent` where the lease never opened that view.
   */
  viewedBlobs(hold: LeaseHold, viewId: ViewId, field: string): Promise<{ view: View; blobs: StoredBlob[] }>;
  /** A view that is committed, under a lease that is held now. */
  heldView(hold: LeaseHold, viewId: ViewId): Promise<View>;
  /** A guess, which holds no slot: what this person's next claim would give. Null where nothing waits, or all is prepared. */
  likelyNext(who: LikelyFor): Promise<LikelyTask | null>;
  /** Never content: whether a rendition of a view exists already. */
  rendition(viewId: ViewId, spec: string): Promise<Rendition | null>;
  /** Extents of an item's fields (JSON of `FieldFacts` by field): never content. */
  itemFacts(id: ItemId): Promise<string | null>;
  /** Extents of the items of tasks that are neither done nor retired, by item id, those after `after`. */
  openTaskFacts(page: {
    readonly projectId: ProjectId;
    readonly after: ItemId | null;
    readonly limit: number;
  }): Promise<{ readonly itemId: ItemId; readonly facts: string }[]>;
  annotationByKey(personId: PersonId, key: string): Promise<Annotation | null>;
}

export interface WorkWriter {
  /** Inserts items with their tasks; ones whose fingerprint exists are left out. Gives how many were added. */
  addItems(items: readonly NewItem[], at: { now: number; drafts: readonly EntryDraft[] }): Promise<number>;
  /**
   * The next task for this person: their reserved assignment (a lease that this session holds is given as it is; one
   * held elsewhere is taken over and its epoch raised), then what was returned to them, then the queue by priority and
   * shuffled order, then once what they skipped. With `goldFrom` a gold task that they never had comes instead of one of
   * the queue, as long as the queue holds one for them. Null when nothing waits. Nobody gets a task twice, no two people one
   * slot. `frozen` when a freeze covers person, team, project or everything; `absent` when the project is archived.
   */
  claimTask(input: ClaimInput): Promise<Claimed | null>;
  /**
   * Commits the view's entry and only then gives the sealed content. `stale-lease` without an active lease. A lease works
   * under one form, `formId` of its first opening: one that is published meanwhile counts from the next lease on.
   */
  openItem(input: Opening & { readonly hold: LeaseHold }): Promise<OpenedItem>;
  saveRendition(hold: LeaseHold, rendition: Rendition, blob: StoredBlob): Promise<Rendition>;
  /** Bookkeeping (no entry): the worker is active. Gives the new end. */
  renewLease(hold: LeaseHold, expires: number, reservedUntil: number): Promise<Lease>;
  /** First draft of a lease is recorded with `draft`; later ones are bookkeeping. `conflict` on another version. */
  saveDraft(input: {
    hold: LeaseHold;
    baseVersion: number;
    body: Uint8Array;
    activeMs: number;
    draft: EntryDraft;
  }): Promise<{ version: number }>;
  /** Idempotent by key; `conflict` for a key of another task. Ends the lease, counts the slot, makes the annotation. */
  submitAnnotation(input: {
    hold: LeaseHold;
    annotation: Annotation;
    /** The task's state once it has all the annotations it needs. */
    whenComplete: Extract<TaskState, "in-review" | "done">;
    drafts: readonly EntryDraft[];
  }): Promise<{ annotationId: AnnotationId; repeated: boolean }>;
  /**
   * Skip, flag or release: ends the lease and gives the slot back; the draft stays. A skipped task goes to others first,
   * a flagged one waits for the lead. A lease of another purpose can only be released: nothing of its work stays.
   */
  endAssignment(input: {
    hold: LeaseHold;
    end: Extract<LeaseEnd, "skipped" | "flagged" | "released">;
    /** Why, in the worker's words: sealed as purpose "comments", record `<assignment>/note`. */
    note: Uint8Array | null;
    drafts: readonly EntryDraft[];
  }): Promise<void>;
  /** Ends expired leases and gives back slots whose reservation ended. `makeDraft` is called for each lease ended. */
  sweepLeases(
    at: { now: number; limit: number },
    makeDraft: (lease: Lease, draftVersion: number) => EntryDraft,
  ): Promise<{ ended: Lease[]; slotsFreed: number }>;
}
