import type { AnnotationId, Id, ItemId, PersonId, ProjectId, SectionId, TaskId } from "@keyhole/shared/ids";
import type { EntryDraft } from "./trail.ts";
import type { LeaseHold } from "./work.ts";

/** A kind of disagreement: HMAC of the question and what the two sides said, 22 characters. */
export type DisagreementKind = string;
export type SendBackId = Id<"send-back">;

/** One way in which two answers to a task differ, as the agreement job found it. */
export interface FoundDisagreement {
  readonly kind: DisagreementKind;
  readonly question: string;
  /** HMACs of what either side said; empty for nothing. */
  readonly one: string;
  readonly other: string;
  /** Sealed under purpose "answers" and `disagreement/<kind>`; stored with the kind's first task. */
  readonly words: Uint8Array;
  readonly answers: readonly [FoundAnswer, FoundAnswer];
  readonly count: number;
}

export interface FoundAnswer {
  readonly annotationId: AnnotationId;
  readonly personId: PersonId;
}

export interface DisagreementSums {
  /** Tasks with it, however it ended, and those in which it is open. */
  readonly tasks: number;
  readonly open: number;
  /** Of the open ones: answers that say the first, that say the second, and either. */
  readonly ones: number;
  readonly others: number;
  readonly answers: number;
}

export interface DisagreementRow extends DisagreementSums {
  readonly kind: DisagreementKind;
  readonly words: Uint8Array;
}

export interface DisagreementQuery {
  readonly projectId: ProjectId;
  /** Only between these two; ids in byte order. */
  readonly people: readonly [PersonId, PersonId] | null;
  /** HMACs; null for any. */
  readonly question: string | null;
  readonly label: string | null;
  readonly after: { readonly open: number; readonly kind: DisagreementKind } | null;
  readonly limit: number;
}

export interface DisagreedAnswers {
  readonly taskId: TaskId;
  readonly itemId: ItemId;
  readonly one: AnnotationId;
  readonly other: AnnotationId;
}

export type SendBackSide = "one" | "other" | "both" | "new";

export interface SendBack {
  readonly id: SendBackId;
  readonly projectId: ProjectId;
  readonly kind: DisagreementKind;
  readonly side: SendBackSide;
  readonly taskId: TaskId | null;
  /** Sealed under purpose "comments" and `send-back/<id>`: a comment. */
  readonly message: Uint8Array;
  readonly sectionId: SectionId | null;
  readonly state: "running" | "done" | "undoing" | "undone";
  readonly after: string;
  readonly tasks: number;
  readonly answers: number;
  readonly skipped: number;
  readonly undone: number;
  readonly createdBy: PersonId;
  readonly created: number;
}

/** A task of the next slice, with the answers that go back. */
export interface SendBackTask {
  readonly taskId: TaskId;
  readonly itemId: ItemId;
  readonly answers: readonly FoundAnswer[];
}

export interface DisagreementReader {
  /** Kinds by open tasks, most first, then by kind. Those without an open task come last. */
  disagreementKinds(query: DisagreementQuery): Promise<DisagreementRow[]>;
  disagreementKind(projectId: ProjectId, kind: DisagreementKind): Promise<DisagreementRow | null>;
  /** Open disagreements of a kind by task, behind a key. */
  disagreements(
    projectId: ProjectId,
    kind: DisagreementKind,
    page: {
      readonly people: readonly [PersonId, PersonId] | null;
      readonly after: TaskId | null;
      readonly limit: number;
    },
  ): Promise<DisagreedAnswers[]>;
  /** Of one task: how many of its answers would go back. */
  disagreedAnswers(projectId: ProjectId, kind: DisagreementKind, taskId: TaskId): Promise<DisagreementSums>;
  /** Sections by topic, for the topics asked. */
  guidelineTopics(projectId: ProjectId, topics: readonly string[]): Promise<ReadonlyMap<string, SectionId>>;
  /** Newest first. */
  sendBacks(projectId: ProjectId, limit: number): Promise<SendBack[]>;
  sendBackById(id: SendBackId): Promise<SendBack | null>;
  /** What is under way in projects that are not frozen, oldest first. */
  sendBacksUnderWay(): Promise<SendBack[]>;
  /** The tasks behind the one that was reached, of a send-back or of its undoing. */
  sendBackSlice(sendBack: SendBack, limit: number): Promise<SendBackTask[]>;
}

export interface DisagreementWriter {
  setGuidelineTopics(input: {
    readonly projectId: ProjectId;
    /** Those in `always` are set; those in `unless` only where they speak of no section yet. */
    readonly always: readonly string[];
    readonly unless: readonly string[];
    readonly sectionId: SectionId;
    readonly now: number;
    readonly draft: EntryDraft;
  }): Promise<void>;
  /** Notes what is to be done; `absent` without such a kind. Idempotent by id. */
  startSendBack(
    input: Omit<SendBack, "state" | "after" | "tasks" | "answers" | "skipped" | "undone">,
    draft: EntryDraft,
  ): Promise<void>;
  /**
   * Carries out a slice: answers go back as in a reviewer's return, or are superseded where other people answer anew. A
   * task that somebody reviews now or that changed since it was read is left as it is and counted. Gives whose work came
   * back; `isDone` after the last slice.
   */
  continueSendBack(input: {
    readonly id: SendBackId;
    /** With an id for the message beside each answer that goes back to its maker; its body is the send-back's. */
    readonly slice: readonly (SendBackTask & { readonly commentIds: readonly Id<"comment">[] })[];
    readonly isLast: boolean;
    readonly now: number;
    makeDraft(this: void, of: SendBackTask, answer: FoundAnswer): EntryDraft;
  }): Promise<{ readonly returnedTo: readonly PersonId[] }>;
  /** `conflict` unless it is done. */
  undoSendBack(id: SendBackId, draft: EntryDraft): Promise<void>;
  /** Takes back what nobody has taken up. */
  continueUndo(input: {
    readonly id: SendBackId;
    readonly slice: readonly SendBackTask[];
    readonly isLast: boolean;
    readonly now: number;
    makeDraft(this: void, of: SendBackTask, answer: FoundAnswer): EntryDraft;
  }): Promise<void>;
  /**
   * These answers are the outcome of the task that the lead looks at, the others superseded. The lease to inspect is held
   * and its view committed, else `stale-lease` or `absent`; `conflict` where somebody reviews the task, where it changed,
   * or where one of its answers is the lead's own.
   */
  settleDisagreement(input: {
    readonly hold: LeaseHold;
    readonly annotationIds: readonly AnnotationId[];
    makeDraft(this: void, of: { taskId: TaskId; itemId: ItemId; isChosen: boolean } & FoundAnswer): EntryDraft;
  }): Promise<void>;
}
