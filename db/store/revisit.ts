import type { AssignmentId, AnnotationId, LeaseId, PersonId, ProjectId, SessionId } from "@keyhole/shared/ids";
import type { EntryDraft } from "./trail.ts";
import type { Annotation, Lease, LeaseHold } from "./work.ts";

/** A worker's own finished task that may still be corrected. Says when and how long, never what. */
export interface RecentTask {
  readonly assignmentId: AssignmentId;
  readonly submitted: number;
  readonly activeMs: number;
}

export interface RecentQuery {
  readonly projectId: ProjectId;
  readonly personId: PersonId;
  /** The lead's number of own recent tasks. */
  readonly limit: number;
}

export interface RevisitInput extends RecentQuery {
  readonly assignmentId: AssignmentId;
  readonly sessionId: SessionId;
  readonly teamIds: readonly string[];
  readonly leaseId: LeaseId;
  readonly now: number;
  readonly expires: number;
  /** The Writer fills lease, task, item, assignment and epoch. */
  readonly granted: EntryDraft;
  readonly takenOver: EntryDraft;
}

export interface RevisitReader {
  /**
   * The person's last `limit` finished tasks, newest first, without those that a reviewer decided or that came back.
   * Accepted by rule counts as unreviewed.
   */
  recentTasks(query: RecentQuery): Promise<RecentTask[]>;
}

export interface RevisitWriter {
  /**
   * A lease of purpose "revisit" on one of the person's recent tasks. `absent` for any other; `frozen` under a freeze. The
   * lease that this session holds on it is given as it is, one held elsewhere is taken over.
   */
  revisitTask(input: RevisitInput): Promise<{ lease: Lease; replaced: Pick<Lease, "id" | "sessionId"> | null }>;
  /**
   * The corrected answers as the next version; the one before is superseded and the slot is not counted again. `conflict`
   * where a reviewer decided meanwhile; what a rule decided is decided again. Idempotent by key. Ends the lease. The Writer fills version and supersedes.
   */
  correctAnnotation(input: {
    readonly hold: LeaseHold;
    readonly annotation: Annotation;
    readonly drafts: readonly EntryDraft[];
  }): Promise<{ annotationId: AnnotationId; repeated: boolean }>;
}
