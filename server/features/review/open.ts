import type { ReviewMaterial } from "@keyhole/db/store/review";
import type { Lease, LeaseHold } from "@keyhole/db/store/work";
import { upgradeAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import type { AnnotationId } from "@keyhole/shared/ids";
import type { ActorContext } from "../../door/procedure.ts";
import { type Disguise, disguiseOfLease, swappedAnswers } from "../work/disguise.ts";
import { readCorrection } from "../work/draft-body.ts";
import { openLease } from "../work/open-lease.ts";
import { requireProject } from "../work/project-of.ts";
import { readComment, type ShownComment } from "./comment.ts";

/** One answer as a reviewer gets it: under a letter. Who it is from stands there only where review is not blind. */
export interface ShownAnswer {
  readonly letter: string;
  readonly annotationId: AnnotationId;
  readonly answers: StoredAnswers;
  /** How often it came back before: 1 is the first submit. */
  readonly version: number;
  readonly name: string | null;
}

/**
 * Opens the task of a review lease: the item under a committed view like any other, then the answers under that view.
 * Letters go by the annotations' random ids, so that A is not always the same person.
 */
export async function openReview(context: ActorContext, lease: Pick<Lease, "projectId">, hold: LeaseHold) {
  const { services, actor } = context;
  const opened = await openLease(context, lease, hold);
  const project = await requireProject(services, lease.projectId);
  const material = await services.store.read.reviewMaterial(hold, opened.viewId);
  const grant = { kind: "view", viewId: opened.viewId, personId: actor.personId } as const;
  const { projectId } = lease;
  const blind = project.parsed.blindReview;
  const disguise = await disguiseOfLease(services, hold);
  const answers = await Promise.all(
    material.annotations.map(async (annotation, index): Promise<ShownAnswer> => {
      const identity = { projectId, purpose: "answers", record: annotation.id } as const;
      const bytes = await services.vault.openRecord(grant, identity, annotation.answers);
      return {
        letter: letterOf(index),
        annotationId: annotation.id,
        answers: swappedAnswers(readAnswers(bytes), disguise),
        version: annotation.version,
        name: blind ? null : annotation.personName,
      };
    }),
  );
  const record = `review/${String(opened.lease.taskId)}`;
  const sealed = material.draft;
  const draft =
    sealed === null ? null : await services.vault.openRecord(grant, { projectId, purpose: "drafts", record }, sealed);
  return {
    ...opened,
    /** A correction under way. */
    draft: draft === null ? null : correctionOf(draft, disguise),
    draftVersion: material.draftVersion,
    review: {
      blind,
      /** Lowest agreement over the questions, 0..1; null where nothing could be compared. */
      agreement: material.agreement,
      threshold: project.parsed.agreementThreshold,
      answers,
      comments: await comments(context, { projectId, grant, material, disguise }),
    },
  };
}

async function comments(
  { services }: ActorContext,
  {
    projectId,
    grant,
    material,
    disguise,
  }: Pick<Lease, "projectId"> & {
    readonly grant: { readonly kind: "view" } & Parameters<typeof services.vault.openRecord>[0];
    readonly material: ReviewMaterial;
    readonly disguise: Disguise;
  },
): Promise<ShownComment[]> {
  return Promise.all(
    material.comments.map((comment) => readComment(services, { projectId, grant, disguise }, comment)),
  );
}

function correctionOf(bytes: Uint8Array, disguise: Disguise) {
  const { answers, from } = readCorrection(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return { answers: swappedAnswers(answers, disguise), from };
}

/** A, B … Z, then A2, B2 …: twenty answers are the most a task has. */
const letterOf = (index: number): string =>
  `${String.fromCodePoint(65 + (index % 26))}${index < 26 ? "" : String(Math.floor(index / 26) + 1)}`;

function readAnswers(bytes: Uint8Array): StoredAnswers {
  const read = upgradeAnswers(JSON.parse(Buffer.from(bytes).toString("utf8")));
  if (!read.ok) throw new Error(`answers do not read: ${JSON.stringify(read.failure)}`);
  return read.value;
}
