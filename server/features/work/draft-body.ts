import { checkDraft, storedAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import { utf8Length } from "@keyhole/shared/fields/code-points";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type AnnotationId } from "@keyhole/shared/ids";
import { z } from "zod";

/** Bytes of undo steps kept with a draft; more are left out, for undo is worth less than the answers. */
export const historyLimit = 1024 * 1024;

/** A draft as sealed: the answers, and the page's own undo steps, which only the page reads. */
const draftBody = z.strictObject({
  v: z.literal(1),
  answers: storedAnswers,
  history: z.unknown().optional(),
  /** Of a reviewer's correction: the answers that it started from. */
  from: idOf<"annotation">().nullable().optional(),
});
export type DraftBody = { readonly answers: StoredAnswers; readonly history: unknown };

export function readDraft(value: unknown): DraftBody {
  const { answers, history = null } = draftBody.parse(value);
  return { answers, history };
}

/** A reviewer's correction under way; `from` is null where it started from several answers. */
export function readCorrection(value: unknown): DraftBody & { readonly from: AnnotationId | null } {
  return { ...readDraft(value), from: draftBody.parse(value).from ?? null };
}

/** The bytes to seal. Throws `invalid` where the answers cannot be read or are too large. */
export function draftBytes(answers: unknown, history: unknown, from?: AnnotationId | null): Uint8Array {
  const draft = checkDraft(answers);
  if (!draft.ok) throw new KeyholeError("invalid", { problems: draft.failure });
  const steps = JSON.stringify(history ?? null);
  const kept = steps !== "null" && utf8Length(steps) <= historyLimit ? { history } : {};
  return Buffer.from(JSON.stringify({ v: 1, answers: draft.value, ...kept, ...(from === undefined ? {} : { from }) }));
}
