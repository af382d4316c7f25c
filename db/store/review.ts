import type {
  AnnotationId,
  FormId,
  Id,
  ItemId,
  LeaseId,
  PersonId,
  ProjectId,
  SessionId,
  TaskId,
  ViewId,
} from "@keyhole/shared/ids";
import type { FoundDisagreement, SendBackId } from "./disagreements.ts";
import type { EntryDraft } from "./trail.ts";
import type { Annotation, Lease, LeaseHold } from "./work.ts";

/** An annotation as the agreement job needs it: sealed answers, and whose. */
export type RatedAnnotation = Pick<Annotation, "id" | "personId" | "formId" | "answers">;

/** A task that has all its annotations and whose agreement is to be computed. */
export interface PendingReview {
  readonly taskId: TaskId;
  readonly projectId: ProjectId;
  readonly itemId: ItemId;
  /** The task's state: "in-review", or "done" where the project reviews nothing. */
  readonly taskState: string;
  readonly flags: number;
  readonly facts: string;
  readonly since: number;
  /** What the task added to the project's tally before, sealed; null the first time. */
  readonly tally: Uint8Array | null;
  /** In order of id, which says nothing about who was first. */
  readonly annotations: readonly RatedAnnotation[];
}

/** A worker's answers to a gold item with the item's reference answers, both sealed. */
export interface PendingGold {
  readonly annotationId: AnnotationId;
  readonly projectId: ProjectId;
  readonly personId: PersonId;
  readonly itemId: ItemId;
  /** How many tasks of the project the worker had finished with this one. */
  readonly ordinal: number;
  readonly formId: FormId;
  readonly answers: Uint8Array;
  readonly reference: Uint8Array | null;
}

export interface Tally {
  readonly body: Uint8Array;
  readonly version: number;
  readonly changed: number;
}

/** A tally's next body; `conflict` unless `version` is the stored one, 0 where there is none. */
export interface TallyChange {
  readonly projectId: ProjectId;
  readonly personId: PersonId | "";
  readonly version: number;
  readonly body: Uint8Array;
}

export interface SettledReview {
  readonly taskId: TaskId;
  /** As read: a task that changed meanwhile is left for the next run. */
  readonly since: number;
  /** Lowest agreement over the questions, 0..1; null where nothing could be compared. */
  readonly agreement: number | null;
  readonly tally: Uint8Array;
  /** In which ways its answers differ; they replace what was found before. */
  readonly disagreements: readonly FoundDisagreement[];
  /** "accept": annotations accepted and the task done, with one draft for each. */
  readonly decision: "accept" | "review" | "none";
  readonly drafts: readonly EntryDraft[];
}

export interface ReviewClaim {
  readonly projectId: ProjectId;
  readonly personId: PersonId;
  readonly sessionId: SessionId;
  readonly teamIds: readonly string[];
  readonly leaseId: LeaseId;
  readonly now: number;
  readonly expires: number;
  /** The Writer fills lease, task, item and epoch. */
  readonly granted: EntryDraft;
  readonly takenOver: EntryDraft;
}

export interface ReviewComment {
  readonly id: Id<"comment">;
  readonly annotationId: AnnotationId;
  readonly authorId: PersonId;
  /** Set where it was said to everybody whose answers were sent back together. */
  readonly sendId: SendBackId | null;
  /** Sealed under purpose "comments" and its own id, or `send-back/<sendId>`. */
  readonly body: Uint8Array;
  readonly created: number;
}

export interface NewReviewComment {
  readonly id: Id<"comment">;
  readonly annotationId: AnnotationId;
  readonly body: Uint8Array;
}

/** What a reviewer is shown beside the item: only under a view that is committed. */
export interface ReviewMaterial {
  /** Lowest agreement of the task, 0..1, as far as it is known. */
  readonly agreement: number | null;
  readonly annotations: readonly (Pick<
    Annotation,
    "id" | "personId" | "formId" | "guidelineVersion" | "version" | "answers"
  > & { readonly personName: string })[];
  readonly comments: readonly ReviewComment[];
  /** A correction under way, sealed under purpose "drafts" and `review/<task>`. */
  readonly draft: Uint8Array | null;
  readonly draftVersion: number;
}

/** Each counted up to a thousand: a page needs no more, and the cost stays bounded. */
export interface ReviewCounts {
  /** Waiting, and not one's own work. */
  readonly waiting: number;
  /** Waiting tasks that only others may review: the person labeled them. */
  readonly own: number;
  /** Finished, agreement not computed yet. */
  readonly pending: number;
}

/** What a reviewer decided about a task. */
export type ReviewDecision =
  /** These are the outcome; the task's other annotations are superseded. */
  | { readonly kind: "accept"; readonly annotationIds: readonly AnnotationId[] }
  /** A version of the reviewer's own is the outcome and supersedes all others. */
  | { readonly kind: "correct"; readonly annotation: Annotation }
  /** These go back to who made them; the others stay and count. */
  | {
      readonly kind: "return";
      readonly annotationIds: readonly AnnotationId[];
      readonly comments: readonly NewReviewComment[];
    };

export interface DisagreedTask {
  readonly taskId: TaskId;
  readonly itemId: ItemId;
  /** 0..1. */
  readonly agreement: number;
  readonly state: "pending" | "waiting" | "decided";
}

export interface ReviewReader {
  reviewCounts(projectId: ProjectId, personId: PersonId): Promise<ReviewCounts>;
  /**
   * Sealed answers and comments of the task of a review lease held now, under a view of that lease that is committed;
   * `stale-lease` without the lease, `absent` without the view.
   */
  reviewMaterial(hold: LeaseHold, viewId: ViewId): Promise<ReviewMaterial>;
  /** Sealed comments on an assignment whose lease is held now and whose view is committed; newest first. */
  assignmentComments(hold: LeaseHold, viewId: ViewId): Promise<ReviewComment[]>;
  /** For the agreement job: answers are opened under the grant "agreement" only. Oldest first; frozen projects wait. */
  pendingReviews(limit: number): Promise<PendingReview[]>;
  pendingGold(limit: number): Promise<PendingGold[]>;
  tally(projectId: ProjectId, personId: PersonId | ""): Promise<Tally | null>;
  /** Everybody's gold tallies in a project, by person id. */
  goldTallies(projectId: ProjectId): Promise<(Tally & { readonly personId: PersonId })[]>;
  /** Tasks by agreement, lowest first, behind a key. */
  disagreedTasks(
    projectId: ProjectId,
    page: { readonly after: { readonly agreement: number; readonly taskId: TaskId } | null; readonly limit: number },
  ): Promise<DisagreedTask[]>;
}

export interface ReviewWriter {
  /**
   * What the agreement job found, with the tally that goes with it. A task that changed since it was read is left out,
   * and then `conflict`: the tally would be wrong.
   */
  settleReviews(input: {
    readonly settled: readonly SettledReview[];
    readonly tally: TallyChange;
    readonly now: number;
  }): Promise<void>;
  settleGold(input: {
    readonly annotationIds: readonly AnnotationId[];
    readonly tally: TallyChange;
    readonly now: number;
  }): Promise<void>;
  /**
   * The next task for this reviewer: the one they hold (taken over from another session with a raised epoch), else by
   * low agreement, then by age; never one with an annotation of their own, never one that somebody else holds.
   */
  claimReview(input: ReviewClaim): Promise<{ lease: Lease; replaced: Pick<Lease, "id" | "sessionId"> | null } | null>;
  /** The first draft of a lease is recorded, later ones are bookkeeping, as in `saveDraft`. `conflict` on another version. */
  saveReviewDraft(input: {
    readonly hold: LeaseHold;
    readonly baseVersion: number;
    readonly body: Uint8Array;
    readonly draft: EntryDraft;
  }): Promise<{ readonly version: number }>;
  /** Ends the lease and puts the task behind its like. */
  passReview(input: { readonly hold: LeaseHold; readonly drafts: readonly EntryDraft[] }): Promise<void>;
  /**
   * Decides the task and ends the lease. `drafts` of the decision are made by the caller; ids outside the task are
   * `conflict`. Idempotent by key. Gives the people whose work came back to them.
   */
  decideReview(input: {
    readonly hold: LeaseHold;
    readonly key: string;
    readonly decision: ReviewDecision;
    readonly drafts: readonly EntryDraft[];
  }): Promise<{ readonly repeated: boolean; readonly returnedTo: readonly PersonId[] }>;
}
