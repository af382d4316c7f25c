import { checkDraft, storedAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type AnnotationId } from "@keyhole/shared/ids";
import { z } from "zod";
import { type Disguise, swappedAnswers } from "./disguise.ts";

/** A draft as sealed. Steps to undo stay with the browser that made them (client/src/outbox). */
const draftBody = z.strictObject({
  v: z.literal(1),
  answers: storedAnswers,
  /** Of drafts from before the steps stayed in the browser; not read. */
  history: z.unknown().optional(),
  /** Of a reviewer's correction: the answers that it started from. */
  from: idOf<"annotation">().nullable().optional(),
});
export type DraftBody = { readonly answers: StoredAnswers };

export function readDraft(value: unknown): DraftBody {
  const { answers } = draftBody.parse(value);
  return { answers };
}

/** A reviewer's correction under way; `from` is null where it started from several answers. */
export function readCorrection(value: unknown): DraftBody & { readonly from: AnnotationId | null } {
  return { ...readDraft(value), from: draftBody.parse(value).from ?? null };
}

/**
 * The bytes to seal, of answers as a page under this disguise sent them. Throws `invalid` where they cannot be read or are
 * too large.
 */
export function draftBytes(answers: unknown, disguise: Disguise, from?: AnnotationId | null): Uint8Array {
  const draft = checkDraft(answers);
  if (!draft.ok) throw new KeyholeError("invalid", { problems: draft.failure });
  return Buffer.from(
    JSON.stringify({ v: 1, answers: swappedAnswers(draft.value, disguise), ...(from === undefined ? {} : { from }) }),
  );
}
