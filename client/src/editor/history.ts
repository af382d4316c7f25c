import { z } from "zod";
import { applyEdit, editBetween, invertEdit } from "./edit.ts";
import type { Edit } from "./edit.ts";

/** One undoable step: what changed in one question's answer. */
export interface Step {
  readonly question: string;
  readonly edit: Edit;
}

export type Answers = Readonly<Record<string, unknown>>;

const stepSchema = z.strictObject({
  question: z.string(),
  edit: z.union([
    z.strictObject({ kind: z.literal("replace"), before: z.unknown().optional(), after: z.unknown().optional() }),
    z.strictObject({
      kind: z.literal("splice"),
      member: z.string(),
      start: z.int().nonnegative(),
      removed: z.array(z.unknown()),
      inserted: z.array(z.unknown()),
    }),
  ]),
});
const storedHistory = z.strictObject({
  v: z.literal(1),
  undo: z.array(stepSchema),
  redo: z.array(stepSchema),
});

const asStep = (stored: z.infer<typeof stepSchema>): Step => ({
  question: stored.question,
  edit:
    stored.edit.kind === "splice"
      ? stored.edit
      : { kind: "replace", before: stored.edit.before, after: stored.edit.after },
});

/**
 * Undo and redo over the answers of one item. It hears of local changes only, so loading and what arrives from the
 * server can never be undone. Steps that carry the same merge key in a row become one (a drag, a held arrow key).
 */
export class History {
  readonly #limit: number;
  #undo: Step[] = [];
  #redo: Step[] = [];
  #mergeKey: string | null = null;

  /** `limit` is the number of steps that can be undone; the oldest fall away. */
  constructor(limit = 500) {
    this.#limit = limit;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Records a local change. What could be redone is gone after it. */
  record(change: { question: string; before: unknown; after: unknown; merge?: string | undefined }): void {
    const last = this.#undo.at(-1);
    let before = change.before;
    const merges =
      change.merge !== undefined &&
      change.merge === this.#mergeKey &&
      last !== undefined &&
      last.question === change.question;
    if (merges) {
      const earlier = applyEdit(before, invertEdit(last.edit));
      if (earlier === "misfit") throw new Error("history: a step does not fit the answer that it led to");
      before = earlier.answer;
      this.#undo.pop();
    }
    this.#redo = [];
    const edit = editBetween(before, change.after);
    // A run that ends where it began is no step, and what follows must not join the step before it.
    this.#mergeKey = edit === null ? null : (change.merge ?? null);
    if (edit !== null) this.#undo.push({ question: change.question, edit });
    if (this.#undo.length > this.#limit) this.#undo.shift();
  }

  /** The answers after one step back, with the step that was undone; null where there is nothing to undo. */
  undo(answers: Answers): { readonly answers: Answers; readonly step: Step } | null {
    const step = this.#undo.at(-1);
    const after = step && applyStep(answers, { question: step.question, edit: invertEdit(step.edit) });
    if (step === undefined || after === undefined || after === "misfit") return null;
    this.#undo.pop();
    this.#redo.push(step);
    this.#mergeKey = null;
    return { answers: after, step };
  }

  redo(answers: Answers): { readonly answers: Answers; readonly step: Step } | null {
    const step = this.#redo.at(-1);
    const after = step && applyStep(answers, step);
    if (step === undefined || after === undefined || after === "misfit") return null;
    this.#redo.pop();
    this.#undo.push(step);
    this.#mergeKey = null;
    return { answers: after, step };
  }

  clear(): void {
    this.#undo = [];
    this.#redo = [];
    this.#mergeKey = null;
  }

  /** A JSON value to keep with the draft, so that undo survives a reload within the lease. */
  toJSON(): { readonly v: 1; readonly undo: readonly Step[]; readonly redo: readonly Step[] } {
    return { v: 1, undo: [...this.#undo], redo: [...this.#redo] };
  }

  /**
   * Takes up a stored history on top of loaded answers. Every step is tried first; a history that does not belong to
   * these answers, or is no history, is refused whole (false) and nothing can be undone.
   */
  restore(stored: unknown, answers: Answers): boolean {
    this.clear();
    const parsed = storedHistory.safeParse(stored);
    if (!parsed.success) return false;
    const undo = parsed.data.undo.map(asStep);
    const redo = parsed.data.redo.map(asStep);
    const backwards = undo.toReversed().map(({ question, edit }) => ({ question, edit: invertEdit(edit) }));
    if (!fits(answers, backwards) || !fits(answers, redo.toReversed())) return false;
    this.#undo = undo.slice(-this.#limit);
    this.#redo = redo;
    return true;
  }
}

function applyStep(answers: Answers, step: Step): Answers | "misfit" {
  const result = applyEdit(answers[step.question], step.edit);
  if (result === "misfit") return "misfit";
  if (result.answer !== undefined) return { ...answers, [step.question]: result.answer };
  const { [step.question]: _gone, ...rest } = answers;
  return rest;
}

function fits(answers: Answers, steps: readonly Step[]): boolean {
  let current: Answers | "misfit" = answers;
  for (const step of steps) {
    current = applyStep(current, step);
    if (current === "misfit") return false;
  }
  return true;
}
