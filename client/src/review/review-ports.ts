import type { AnnotationId } from "@keyhole/shared/ids";
import { api } from "../api.ts";
import type { OpenedReview, ProjectId, SentDecision } from "../api-types.ts";
import { ownerOfPage, ownOutbox } from "../outbox/own-outbox.ts";
import { outboxKey } from "../outbox/sealing.ts";
import { tellOfOutbox } from "../outbox/words.ts";
import { deskPorts, type DeskPorts } from "../workspace/desk-ports.ts";
import { tabHold } from "../workspace/tab-hold.ts";

/** What is sent when the desk submits; a correction's answers are those on screen. */
export type Decision =
  | Extract<SentDecision, { kind: "accept" | "return" }>
  | { readonly kind: "correct"; readonly from: AnnotationId | null };

export interface ReviewPorts extends DeskPorts {
  /** Sets what the next submit decides. */
  decide(this: void, decision: Decision): void;
  /** Sets what the correction started from, which is saved with its draft. */
  correctFrom(this: void, from: AnnotationId | null): void;
}

/** The desk of a reviewer: the same calls with other words, and a decision where a labeler submits. */
export function reviewPorts(projectId: ProjectId): ReviewPorts {
  let decided: Decision | null = null;
  let viewId = "";
  let start: AnnotationId | null = null;
  const shown = (opened: OpenedReview): OpenedReview => {
    ({ viewId } = opened);
    return opened;
  };
  return {
    ...deskPorts(projectId),
    // What was decided is not kept: the reviewer looks at it again.
    resendsSubmits: false,
    more: () => start,
    tab: tabHold(`keyhole.review.${projectId}`),
    decide: (decision) => {
      decided = decision;
    },
    correctFrom: (from) => {
      start = from;
    },
    next: async () => shown(await withKept(await api.review.next.mutate({ projectId }))),
    open: async (hold) => shown(await api.review.open.mutate(hold)),
    submit: async ({ formId, answers, activeMs, ...rest }) => {
      if (decided === null) throw new Error("nothing was decided");
      const decision = decided.kind === "correct" ? { ...decided, formId, answers, activeMs } : decided;
      const { next } = await api.review.decide.mutate({ ...rest, viewId, decision, next: true });
      return next === null ? null : shown(await withKept(next));
    },
    saveDraft: ({ activeMs: _activeMs, ...draft }) => api.review.saveDraft.mutate({ ...draft, from: start }),
    end: ({ leaseId, epoch }) => api.review.pass.mutate({ leaseId, epoch }),
    renew: (hold) => api.review.renew.mutate(hold),
  };
}

/** A correction that the server knows nothing of yet goes on like one that it does: from the answer that it started from. */
async function withKept(opened: OpenedReview): Promise<OpenedReview> {
  if (opened.draft !== null || opened.outboxKey === null) return opened;
  const { purpose, taskId } = opened.lease;
  const work = { person: ownerOfPage(), purpose, task: taskId ?? "" };
  const kept = await ownOutbox.load(work, outboxKey(opened.outboxKey));
  if (kept === "unreadable") tellOfOutbox({ kind: kept });
  if (kept === null || kept === "unreadable" || kept.answers === null) return opened;
  const from = opened.review.answers.find(({ annotationId }) => annotationId === kept.more)?.annotationId ?? null;
  return { ...opened, draft: { answers: { v: 1, answers: kept.answers.answers }, from } };
}
