import type { SendBackId } from "@keyhole/db/store/disagreements";
import type { NewReviewComment, ReviewComment } from "@keyhole/db/store/review";
import { idOf, type AnnotationId, type ProjectId } from "@keyhole/shared/ids";
import { z } from "zod";
import { newId } from "../../door/trail-drafts.ts";
import type { Services } from "../../services.ts";
import type { ViewGrant } from "../../vault/vault.ts";
import { type Disguise, swappedKey } from "../work/disguise.ts";

/** Characters of one comment. */
export const commentLimit = 2000;

/** Where in the answers a comment points: a question, and a region of it where one was meant. */
export const commentPin = z.strictObject({
  question: z.string().max(40),
  region: z.string().max(80).nullable(),
});
export const commentBody = z.strictObject({
  v: z.literal(1).default(1),
  text: z.string().trim().min(1).max(commentLimit),
  pin: commentPin.nullable().default(null),
  /** The section of the guideline that it is about: the labeler is shown it, as far as it is meant for them. */
  section: idOf<"section">().nullable().default(null),
});
export type CommentBody = z.output<typeof commentBody>;

/** A comment as it is shown. Who wrote it is never said: it is the review that speaks. */
export interface ShownComment extends Pick<CommentBody, "text" | "pin" | "section"> {
  readonly annotationId: AnnotationId;
  readonly created: number;
}

/** Where a comment points, between the names that a page knows and those that are stored. */
export const swappedPin = (pin: CommentBody["pin"], disguise: Disguise): CommentBody["pin"] =>
  pin === null ? null : { ...pin, question: swappedKey(pin.question, disguise) };

const identityOf = (projectId: ProjectId, id: string) => ({ projectId, purpose: "comments", record: id }) as const;

export async function sealComment(
  services: Services,
  { projectId, annotationId }: { readonly projectId: ProjectId; readonly annotationId: AnnotationId },
  body: CommentBody,
): Promise<NewReviewComment> {
  const id = newId<"comment">(services);
  const bytes = Buffer.from(JSON.stringify(body));
  return { id, annotationId, body: await services.vault.sealRecord(identityOf(projectId, id), bytes) };
}

const sendBackRecord = (id: SendBackId): string => `send-back/${id}`;

/** What a lead says to everybody whose answers go back: one body, stored beside each of them as it is. */
export const sealMessage = (
  { vault }: Services,
  { projectId, id }: { readonly projectId: ProjectId; readonly id: SendBackId },
  body: CommentBody,
): Promise<Uint8Array> =>
  vault.sealRecord(identityOf(projectId, sendBackRecord(id)), Buffer.from(JSON.stringify(body)));

export async function readComment(
  { vault }: Services,
  {
    projectId,
    grant,
    disguise,
  }: {
    readonly projectId: ProjectId;
    readonly grant: ViewGrant;
    readonly disguise: Disguise;
  },
  comment: ReviewComment,
): Promise<ShownComment> {
  const record = comment.sendId === null ? comment.id : sendBackRecord(comment.sendId);
  const bytes = await vault.openRecord(grant, identityOf(projectId, record), comment.body);
  const { text, pin, section } = commentBody.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return {
    annotationId: comment.annotationId,
    created: comment.created,
    text,
    pin: swappedPin(pin, disguise),
    section,
  };
}
