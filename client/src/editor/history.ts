import { z } from "zod";
import { applyEdit, editBetween, invertEdit } from "./edit.ts";
import type { Edit } from "./edit.ts";

/** What changed in one question's answer. */
export interface StepPart {
  readonly question: string;
  readonly edit: Edit;
}

/** One undoable step: all that one act changed, of one question or of several. */
export type Step = readonly StepPart[];

/** An answer before and after a change. */
export interface Change {
  readonly question: string;
  readonly before: unknown;
  readonly after: unknown;
}

export type Answers = Readonly<Record<string, unknown>>;

const list = { member: z.string(), removed: z.array(z.unknown()), inserted: z.array(z.unknown()) };
const placed = z.array(z.tuple([z.int().nonnegative(), z.unknown()]));
const textChange = z.strictObject({
  at: z.int().nonnegative(),
  id: z.string().optional(),
  name: z.string(),
  start: z.int().nonnegative(),
  removed: z.string(),
  inserted: z.string(),
});
const partSchema = z.strictObject({
  question: z.string(),
  edit: z.union([
    z.strictObject({ kind: z.literal("replace"), before: z.unknown().optional(), after: z.unknown().optional() }),
    z.strictObject({ kind: z.literal("splice"), start: z.int().nonnegative(), ...list }),
    z.strictObject({ kind: z.literal("texts"), member: z.string(), changes: z.array(textChange) }),
    z.strictObject({ kind: z.literal("scatter"), member: z.string(), removed: placed, inserted: placed }),
  ]),
});
const stepSchema = z.array(partSchema).min(1);
const storedHistory = z.strictObject({
  v: z.literal(2),
  undo: z.array(stepSchema),
  redo: z.array(stepSchema),
});

const asStep = (stored: z.infer<typeof stepSchema>): Step =>
  stored.map(({ question, edit }) => ({
    question,
    edit: edit.kind === "replace" ? { kind: "replace", before: edit.before, after: edit.after } : edit,
  }));

const inverted = (step: Step): Step => step.map(({ question, edit }) => ({ question, edit: invertEdit(edit) }));

/** Characters of steps that are stored: undo is worth less than the answers. */
export const storedLimit = 1024 * 1024;

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

  /** Records what one local act changed. What could be redone is gone after it. */
  record(changes: readonly Change[], merge?: string): void {
    const last = this.#undo.at(-1);
    const merges =
      merge !== undefined &&
      merge === this.#mergeKey &&
      last !== undefined &&
      last.every((part) => changes.some(({ question }) => question === part.question));
    if (merges) this.#undo.pop();
    this.#redo = [];
    const step = changes.flatMap(({ question, before, after }): Step => {
      const joined = merges ? last.find((part) => part.question === question) : undefined;
      const edit = editBetween(joined === undefined ? before : beforeStep(before, joined), after);
      return edit === null ? [] : [{ question, edit }];
    });
    // A run that ends where it began is no step, and what follows must not join the step before it.
    this.#mergeKey = step.length === 0 ? null : (merge ?? null);
    if (step.length > 0) this.#undo.push(step);
    if (this.#undo.length > this.#limit) this.#undo.shift();
  }

  /** The answers after one step back, with the step that was undone; null where there is nothing to undo. */
  undo(answers: Answers): { readonly answers: Answers; readonly step: Step } | null {
    const step = this.#undo.at(-1);
    const after = step && applyStep(answers, inverted(step));
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

  /**
   * A JSON value to keep beside the answers, so that undo survives a reload within the lease: of all steps the nearest
   * ones that have no more than `most` characters together. Undefined where there is none.
   */
  toJSON(
    most = storedLimit,
  ): { readonly v: 2; readonly undo: readonly Step[]; readonly redo: readonly Step[] } | undefined {
    let left = most;
    const nearest = (steps: readonly Step[]): readonly Step[] => {
      let from = steps.length;
      while (from > 0) {
        const step = steps[from - 1];
        left -= step === undefined ? 0 : lengthOf(step);
        if (left < 0) break;
        from -= 1;
      }
      return steps.slice(from);
    };
    const undo = nearest(this.#undo);
    const redo = left < 0 ? [] : nearest(this.#redo);
    return undo.length + redo.length === 0 ? undefined : { v: 2, undo, redo };
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
    const backwards = undo.toReversed().map(inverted);
    if (!fits(answers, backwards) || !fits(answers, redo.toReversed())) return false;
    this.#undo = undo.slice(-this.#limit);
    this.#redo = redo;
    return true;
  }
}

/** Characters of JSON, measured once: a step never changes. */
function lengthOf(step: Step): number {
  const known = lengths.get(step);
  if (known !== undefined) return known;
  const length = JSON.stringify(step).length;
  lengths.set(step, length);
  return length;
}

const lengths = new WeakMap<Step, number>();

function beforeStep(after: unknown, { edit }: StepPart): unknown {
  const earlier = applyEdit(after, invertEdit(edit));
  if (earlier === "misfit") throw new Error("history: a step does not fit the answer that it led to");
  return earlier.answer;
}

function applyStep(answers: Answers, step: Step): Answers | "misfit" {
  let current = answers;
  for (const { question, edit } of step) {
    const result = applyEdit(current[question], edit);
    if (result === "misfit") return "misfit";
    const { [question]: _gone, ...rest } = current;
    current = result.answer === undefined ? rest : { ...current, [question]: result.answer };
  }
  return current;
}

function fits(answers: Answers, steps: readonly Step[]): boolean {
  let current: Answers | "misfit" = answers;
  for (const step of steps) {
    current = applyStep(current, step);
    if (current === "misfit") return false;
  }
  return true;
}
