import { checkDraft, storedAnswers, type StoredAnswers } from "@keyhole/shared/answers";
import { utf8Length } from "@keyhole/shared/fields/code-points";
import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";

/** Bytes of undo steps kept with a draft; more are left out, for undo is worth less than the answers. */
export const historyLimit = 1024 * 1024;

/** A draft as sealed: the answers, and the page's own undo steps, which only the page reads. */
const draftBody = z.strictObject({ v: z.literal(1), answers: storedAnswers, history: z.unknown().optional() });
export type DraftBody = { readonly answers: StoredAnswers; readonly history: unknown };

export function readDraft(value: unknown): DraftBody {
  const { answers, history = null } = draftBody.parse(value);
  return { answers, history };
}

/** The bytes to seal. Throws `invalid` where the answers cannot be read or are too large. */
export function draftBytes(answers: unknown, history: unknown, limit = historyLimit): Uint8Array {
  const draft = checkDraft(answers);
  if (!draft.ok) throw new KeyholeError("invalid", { problems: draft.failure });
  const steps = JSON.stringify(history ?? null);
  const kept = steps !== "null" && utf8Length(steps) <= limit ? { history } : {};
  return Buffer.from(JSON.stringify({ v: 1, answers: draft.value, ...kept }));
}
