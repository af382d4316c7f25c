import { partKey } from "@keyhole/shared/questions/span/parts";
import type { Notice } from "../../editor/notice.ts";
import { snapRange } from "./boundaries.ts";
import { drawTarget } from "./draw-target.ts";
import { findText, mostFound } from "./find-text.ts";
import { fixedSnap, marksOf } from "./mark-edits.ts";
import type { TextRange } from "./text-document.ts";
import type { TextMark, TextQuestion } from "./text-layer.ts";
import type { TextSession } from "./text-session.ts";

export interface Found extends TextRange {
  readonly part: string;
}

export interface SearchState {
  readonly isOpen: boolean;
  readonly wanted: string;
  /** In reading order. */
  readonly found: readonly Found[];
  /** Which of them is shown; -1 until one was asked for. */
  readonly current: number;
  /** What marking all came to. */
  readonly said: Notice | null;
}

const nothing: SearchState = { isOpen: false, wanted: "", found: [], current: -1, said: null };

/** Looking for a string in all texts of a field. Knows no DOM: highlights are the surfaces'. */
export class TextSearch {
  readonly #session: TextSession;
  readonly #newId: () => string;
  readonly #listeners = new Set<() => void>();
  #state = nothing;

  constructor(session: TextSession, newId: () => string) {
    this.#session = session;
    this.#newId = newId;
  }

  readonly getState = (): SearchState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  open(): boolean {
    this.#set({ ...this.#state, isOpen: true });
    return true;
  }

  find(wanted: string): void {
    const found: Found[] = [];
    for (const { part, document } of this.#session.parts()) {
      const key = partKey(part);
      for (const range of findText(document, wanted, mostFound - found.length)) found.push({ part: key, ...range });
    }
    this.#set({ ...nothing, isOpen: true, wanted, found });
  }

  /** Shows the next or previous place, round and round; selects it, so that a label's key marks it. */
  go(forward: boolean): void {
    const { found, current } = this.#state;
    if (found.length === 0) return;
    const next =
      current === -1 ? (forward ? 0 : found.length - 1) : (current + (forward ? 1 : -1) + found.length) % found.length;
    const place = found[next];
    if (place === undefined) return;
    this.#set({ ...this.#state, current: next, said: null });
    this.#session.setCursor({ part: place.part, anchor: place.start, focus: place.end });
    this.#session.mounted(place.part)?.surface.scrollTo(place.start);
  }

  close(): void {
    this.#set(nothing);
  }

  /** Marks every place with a label, as one undo step; those that may not stand are left out and counted. */
  markAll(question: TextQuestion, label: string): void {
    const { store } = this.#session;
    const marks: TextMark[] = Array.from(marksOf(store, question));
    const before = marks.length;
    let left = 0;
    const snap = fixedSnap(question);
    for (const { part, ...given } of this.#state.found) {
      const mounted = this.#session.mounted(part);
      const range = mounted === null ? null : snap === null ? given : snapRange(mounted.document, given, snap);
      if (mounted === null || range === null) continue;
      const mark = { id: this.#newId(), label, part: mounted.part, start: range.start, end: range.end };
      const refused = question.layer.refuse(mark, marks, question.settings);
      if (refused === null) marks.push(mark);
      else left += 1;
    }
    if (marks.length > before) store.change(question.name, question.layer.withMarks(marks));
    const marked = marks.length - before;
    this.#set({
      ...this.#state,
      said:
        left === 0
          ? { message: "questions.search.marked", values: { count: marked } }
          : { message: "questions.search.markedSome", values: { count: marked, left } },
    });
  }

  /** What `markAll` would mark with: the picked label, else the one picked last, else the first. */
  target(questions: readonly TextQuestion[]): { readonly question: TextQuestion; readonly label: string } | null {
    const picked = drawTarget(this.#session.store, questions);
    const [question] = questions;
    if (picked !== null || question === undefined) return picked;
    const known = question.layer.labels(question.settings);
    const last = this.#session.store.getState().labels[question.name];
    const label = known.find(({ value }) => value === last) ?? known[0];
    return label === undefined ? null : { question, label: label.value };
  }

  #set(state: SearchState): void {
    this.#state = state;
    const shown = state.found[state.current];
    for (const { part, surface } of this.#session.parts()) {
      const key = partKey(part);
      const here = state.found.filter((each) => each.part === key);
      surface.highlight(here, shown?.part === key ? shown : null);
    }
    for (const listener of this.#listeners) listener();
  }
}
