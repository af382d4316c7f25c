import { equalValues } from "./edit.ts";
import { History } from "./history.ts";
import type { Answers, Step, StepPart } from "./history.ts";
import { sameRegion } from "./region-ref.ts";
import type { RegionRef } from "./region-ref.ts";

/**
 * Where a change comes from. Undo and the draft follow `local` ones only. `remote` is what the server gave (a draft
 * taken over, the other side of a conflict); `silent` is loading, which nobody is told of but the screen.
 */
export type Origin = "local" | "remote" | "silent";

export interface AnswerChange {
  readonly question: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly origin: Origin;
}

export interface ChangeOptions {
  readonly origin?: Origin;
  /** Local changes in a row with the same key become one undo step. */
  readonly merge?: string;
}

/** What must change together with a local change: told the answers as they would be, and as they were. */
export type Follower = (next: Answers, before: Answers) => Iterable<readonly [question: string, answer: unknown]>;

/** Selecting picks up and edits regions; drawing makes new ones with the question's current label. */
export type Mode = "select" | "draw";

export interface EditorState {
  /** Answer by question name; a question without an answer has no member. */
  readonly answers: Answers;
  readonly selection: readonly RegionRef[];
  readonly hover: RegionRef | null;
  /** Region ids that the person hid or locked. Only on this screen; never stored. */
  readonly hidden: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
  /** Labels whose regions are left out of sight, as `labelKey` writes them. Like the above, only on this screen. */
  readonly unseen: ReadonlySet<string>;
  readonly mode: Mode;
  /** The question whose regions are being drawn. */
  readonly question: string | null;
  /** The label that the next region of a question gets, by question name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const nothing: EditorState = {
  answers: {},
  selection: [],
  hover: null,
  hidden: new Set(),
  locked: new Set(),
  unseen: new Set(),
  mode: "select",
  question: null,
  labels: {},
  canUndo: false,
  canRedo: false,
};

/**
 * The one place that holds a worker's answers to one item, and what is selected while working on it. No React, no DOM.
 * The state is immutable: each change replaces it, so a selector's result may be compared by reference.
 */
export class AnnotationStore {
  readonly #history: History;
  #state: EditorState = nothing;
  readonly #listeners = new Set<() => void>();
  readonly #observers = new Set<(change: AnswerChange) => void>();
  readonly #followers = new Set<Follower>();

  constructor(history: History = new History()) {
    this.#history = history;
  }

  readonly getState = (): EditorState => this.#state;

  /** Calls back after every change of the state. Returns the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back for every change of an answer, with its origin, before the screen hears of it. */
  observe(observer: (change: AnswerChange) => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Lets local changes bring others with them, in the same undo step. Returns the way to stop. */
  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  /** Replaces one question's answer; undefined takes it away. An equal answer is no change. */
  change(question: string, answer: unknown, options: ChangeOptions = {}): void {
    this.changeAll([[question, answer]], options);
  }

  /** Replaces the answers of several questions as one act: one undo step, and one word to the screen. */
  changeAll(next: Iterable<readonly [question: string, answer: unknown]>, options: ChangeOptions = {}): void {
    const before = this.#state.answers;
    const origin = options.origin ?? "local";
    const wanted = origin === "local" ? this.#withFollowing(next) : next;
    const changes = Array.from(wanted, ([question, after]) => ({ question, before: before[question], after })).filter(
      (change) => !equalValues(change.before, change.after),
    );
    if (changes.length === 0) return;
    if (origin === "local") this.#history.record(changes, options.merge);
    else this.#history.clear();
    const answers: Record<string, unknown> = { ...before };
    for (const { question, after } of changes) {
      if (after === undefined) delete answers[question];
      else answers[question] = after;
    }
    this.#replaceAnswers(answers);
    for (const change of changes) this.#notify({ ...change, origin });
    this.#emit();
  }

  /** Takes all answers from outside. Nothing of it can be undone; selection and view state of the item before are gone. */
  load(answers: Answers, origin: Exclude<Origin, "local"> = "silent"): void {
    const before = this.#state.answers;
    this.#history.clear();
    this.#state = { ...nothing, mode: this.#state.mode, question: this.#state.question, labels: this.#state.labels };
    this.#replaceAnswers(answers);
    for (const question of new Set([...Object.keys(before), ...Object.keys(answers)])) {
      if (before[question] !== answers[question]) {
        this.#notify({ question, before: before[question], after: answers[question], origin });
      }
    }
    this.#emit();
  }

  undo(): boolean {
    return this.#travel(this.#history.undo(this.#state.answers), "backwards");
  }

  redo(): boolean {
    return this.#travel(this.#history.redo(this.#state.answers), "forwards");
  }

  /** The history as JSON to keep beside the answers (undefined: nothing to undo), and its return after a reload (false: it did not fit, undo starts empty). */
  storedHistory(): unknown {
    return this.#history.toJSON();
  }

  restoreHistory(stored: unknown): boolean {
    const fitted = this.#history.restore(stored, this.#state.answers);
    this.#set({});
    return fitted;
  }

  select(...regions: readonly RegionRef[]): void {
    const { selection } = this.#state;
    const same =
      regions.length === selection.length && regions.every((ref, at) => sameRegion(ref, selection[at] ?? null));
    if (!same) this.#set({ selection: regions });
  }

  setHover(hover: RegionRef | null): void {
    if (!sameRegion(hover, this.#state.hover)) this.#set({ hover });
  }

  setHidden(regions: readonly string[], hidden: boolean): void {
    this.#set({ hidden: withMembers(this.#state.hidden, regions, hidden) });
  }

  setLocked(regions: readonly string[], locked: boolean): void {
    this.#set({ locked: withMembers(this.#state.locked, regions, locked) });
  }

  /** Leaves the regions of labels out of sight, or brings them back. */
  setUnseen(labels: readonly string[], unseen: boolean): void {
    this.#set({ unseen: withMembers(this.#state.unseen, labels, unseen) });
  }

  /** Drawing begins with nothing selected, so that keys and handles mean what is drawn from then on. */
  setMode(mode: Mode): void {
    if (mode !== this.#state.mode) this.#set(mode === "draw" ? { mode, selection: [] } : { mode });
  }

  /** Makes a question the one being drawn for, and a label of it the next one: what is drawn is also seen. */
  setTarget(question: string, label?: string): void {
    if (label === undefined) this.#set({ question });
    else {
      const labels = { ...this.#state.labels, [question]: label };
      this.#set({ question, labels, unseen: withMembers(this.#state.unseen, [labelKey(question, label)], false) });
    }
  }

  #withFollowing(next: Iterable<readonly [string, unknown]>): Iterable<readonly [string, unknown]> {
    if (this.#followers.size === 0) return next;
    const { answers } = this.#state;
    const wanted = new Map(next);
    for (const follower of this.#followers) {
      const after = { ...answers, ...Object.fromEntries(wanted) };
      for (const [question, answer] of follower(after, answers)) wanted.set(question, answer);
    }
    return wanted;
  }

  #travel(result: { readonly answers: Answers; readonly step: Step } | null, way: "backwards" | "forwards"): boolean {
    if (result === null) return false;
    const before = this.#state.answers;
    this.#replaceAnswers(result.answers);
    const touched = result.step.flatMap((part) =>
      regionsOf(part, way).map((region) => ({ question: part.question, region })),
    );
    this.#state = { ...this.#state, selection: touched.length > mostTouched ? [] : touched };
    for (const { question } of result.step)
      this.#notify({ question, before: before[question], after: result.answers[question], origin: "local" });
    this.#emit();
    return true;
  }

  #replaceAnswers(answers: Answers): void {
    this.#state = { ...this.#state, answers };
  }

  #set(part: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...part };
    this.#emit();
  }

  #notify(change: AnswerChange): void {
    for (const observer of this.#observers) observer(change);
  }

  #emit(): void {
    const { canUndo, canRedo } = this.#history;
    if (canUndo !== this.#state.canUndo || canRedo !== this.#state.canRedo) {
      this.#state = { ...this.#state, canUndo, canRedo };
    }
    for (const listener of this.#listeners) listener();
  }
}

/** A label of a question, as `EditorState.unseen` names it. Names of questions have no blank. */
export const labelKey = (question: string, label: string): string => `${question} ${label}`;

/** The set with or without members; the same one where nothing changes. */
function withMembers(set: ReadonlySet<string>, members: readonly string[], present: boolean): ReadonlySet<string> {
  if (members.every((member) => set.has(member) === present)) return set;
  const next = new Set(set);
  for (const member of members) {
    if (present) next.add(member);
    else next.delete(member);
  }
  return next;
}

/** A step that touched more regions than this selects none: nobody looks at so many. */
const mostTouched = 500;

/** The regions that a step brought or changed, so that an undo shows what it brought back. */
function regionsOf({ edit }: StepPart, way: "backwards" | "forwards"): readonly string[] {
  switch (edit.kind) {
    case "replace":
      return [];
    case "scatter":
      return (way === "forwards" ? edit.inserted : edit.removed).flatMap(([, value]) => idOf(value));
    case "texts":
      return edit.changes.flatMap(({ id }) => id ?? []);
    case "splice": {
      const [come, gone] = way === "forwards" ? [edit.inserted, edit.removed] : [edit.removed, edit.inserted];
      if (come.length > mostTouched) return [];
      return come.filter((value) => !gone.some((other) => equalValues(other, value))).flatMap(idOf);
    }
  }
}

const idOf = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" ? [value.id] : [];
