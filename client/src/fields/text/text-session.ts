import { partKey } from "@keyhole/shared/questions/span/parts";
import type { AnnotationStore } from "../../editor/annotation-store.ts";
import type { Notice } from "../../editor/notice.ts";
import type { RegionRef } from "../../editor/region-ref.ts";
import { snapRange, wordAt } from "./boundaries.ts";
import {
  addMark,
  fixedSnap,
  moveEdge,
  relabelMarks,
  removeAllMarks,
  replaceMark,
  type EdgeMove,
} from "./mark-edits.ts";
import type { MountedPart } from "./mounted-part.ts";
import type { TextRange } from "./text-document.ts";
import type { TextMark, TextQuestion } from "./text-layer.ts";
import { keepPlace, placeIn, type Cursor } from "./places.ts";
import { LinkSession } from "./link-session.ts";
import { commonSnap, drawTarget } from "./draw-target.ts";
import { findMark, inReadingOrder, marksAt } from "./mark-order.ts";
import type { LinkQuestion } from "./link-layer.ts";
import { TextSearch } from "./search-session.ts";
import type { Point } from "./text-surface.ts";

export interface SessionState {
  readonly cursor: Cursor | null;
  readonly wholeWords: boolean;
  /** What was refused, and why; cleared by the next act. */
  readonly refusal: Notice | null;
}

/** What let go over a text. `alt`: with the Alt key. `touch`: a finger. */
export interface ReleaseKind {
  readonly alt?: boolean;
  readonly touch?: boolean;
}

/**
 * Work on the texts of one field: from a selection, however it was made, to a mark. Two orders work: select, then press
 * a label; or pick a label (the store's `draw` mode), then every selection becomes a mark. Knows no DOM.
 */
export class TextSession {
  readonly store: AnnotationStore;
  /** Arrows between the marks. */
  readonly links: LinkSession;
  readonly search: TextSearch;
  readonly #newId: () => string;
  #questions: readonly TextQuestion[];
  readonly #parts = new Map<string, MountedPart>();
  readonly #listeners = new Set<() => void>();
  /** The mark that was made last, until marks are picked by a click. */
  #fresh: string | null = null;
  #state: SessionState = { cursor: null, wholeWords: true, refusal: null };

  constructor(store: AnnotationStore, questions: readonly TextQuestion[], newId: () => string) {
    this.store = store;
    this.#questions = questions;
    this.#newId = newId;
    this.links = new LinkSession(store, newId);
    this.search = new TextSearch(this, newId);
  }

  readonly getState = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setQuestions(questions: readonly TextQuestion[], links: readonly LinkQuestion[] = []): void {
    this.#questions = questions;
    this.links.setQuestions({ marks: questions, links });
  }

  mount(mounted: MountedPart): () => void {
    const key = partKey(mounted.part);
    this.#parts.set(key, mounted);
    const place = placeIn(this.store, { part: key, questions: this.#questions, length: mounted.document.table.length });
    if (place !== null) this.setCursor(place);
    // Another text (the next item): what was selected in the one before means nothing here.
    else this.#set(this.#state.cursor?.part === key ? { cursor: null, refusal: null } : {});
    return () => {
      if (this.#parts.get(key) === mounted) this.#parts.delete(key);
    };
  }

  parts(): Iterable<MountedPart> {
    return this.#parts.values();
  }

  mounted(part: string): MountedPart | null {
    return this.#parts.get(part) ?? null;
  }

  setWholeWords(wholeWords: boolean): void {
    this.#set({ wholeWords });
  }

  /**
   * The end of a gesture of the pointer over a part. A selection is snapped (`alt` turns whole words round for this one)
   * and, with a label picked, becomes a mark; a click picks the marks under it one after the other. A finger cannot drag
   * over words without scrolling: with a label picked, its tap on a word where no mark is marks the word.
   */
  release(part: string, point: Point, { alt = false, touch = false }: ReleaseKind = {}): void {
    const mounted = this.#parts.get(part);
    const selected = mounted?.surface.selection();
    if (mounted === undefined || selected === undefined) return;
    if (selected === null) {
      const caret = mounted.surface.offsetAt(point);
      if (caret !== null) this.setCursor({ part, anchor: caret, focus: caret });
      const hit = mounted.surface.codePointAt(point);
      if (this.pickAt(part, hit) || hit === null) return;
      // With a label picked, a click is enough where whole sentences or paragraphs are marked.
      if (touch || commonSnap(this.store, this.#questions) !== null) this.markWord();
      return;
    }
    if (!this.#adopt(part, alt ? !this.#state.wholeWords : this.#state.wholeWords)) return;
    const target = drawTarget(this.store, this.#questions);
    if (target !== null) this.#mark(target.question, target.label);
  }

  /** Makes what is selected on the screen the cursor, snapped. False where nothing is. */
  #adopt(part: string, words: boolean): boolean {
    const mounted = this.#parts.get(part);
    const selected = mounted?.surface.selection() ?? null;
    if (mounted === undefined || selected === null) return false;
    const { anchor, focus } = selected;
    const snap = commonSnap(this.store, this.#questions) ?? (words ? "word" : "grapheme");
    const range = snapRange(mounted.document, { start: anchor, end: focus }, snap);
    if (range !== null) this.setCursor({ part, anchor: range.start, focus: range.end });
    return range !== null;
  }

  setCursor(cursor: Cursor): void {
    this.#set({ cursor, refusal: null });
    for (const [key, { marks }] of this.#parts) marks.setCaret(key === cursor.part ? cursor.focus : null);
    const mounted = this.#parts.get(cursor.part);
    if (mounted === undefined) return;
    const { length } = mounted.document.table;
    keepPlace(this.store, { part: cursor.part, questions: this.#questions, length }, cursor);
    mounted.surface.setSelection(cursor.anchor === cursor.focus ? null : cursor);
  }

  /** Selects the mark over a code point; with several, the one after the selected one, shortest first. None clears. */
  pickAt(part: string, codePoint: number | null): boolean {
    const hits = codePoint === null ? [] : this.#marksAt(part, codePoint);
    if (this.links.pick(hits)) return true;
    const [selected] = this.store.getState().selection;
    const at = hits.findIndex(({ region }) => region === selected?.region);
    const next = hits[(at + 1) % hits.length];
    this.#fresh = null;
    if (next === undefined) this.store.select();
    else this.store.select(next);
    return next !== undefined;
  }

  /** A label's key, or a click on it: marks the selected text, or re-labels the selected mark, or picks the label. */
  label(name: string, label: string): boolean {
    const question = this.#questions.find((each) => each.name === name);
    if (question === undefined) return false;
    this.links.end();
    // A finger selects without a gesture that ends over the text: take what the screen shows.
    if (this.range() === null) Array.from(this.#parts.keys()).some((part) => this.#adopt(part, this.#state.wholeWords));
    if (this.range() !== null) return this.#mark(question, label);
    const { mode, question: drawing, labels, locked } = this.store.getState();
    const ids = this.#selectedIds(name);
    // What a picked label has just marked stays as it is: the next label is for what comes next.
    const isDone = mode === "draw" && this.#fresh !== null && ids.size === 1 && ids.has(this.#fresh);
    if (!isDone && Array.from(ids).some((id) => !locked.has(id))) {
      this.#set({ refusal: relabelMarks(this.store, question, { ids, label }) });
      return true;
    }
    const picked = mode === "draw" && drawing === name && labels[name] === label;
    if (!picked) this.store.setTarget(name, label);
    this.store.setMode(picked ? "select" : "draw");
    return true;
  }

  /** Takes the selected marks of this field away. */
  remove(): boolean {
    if (this.links.remove()) return true;
    return removeAllMarks(
      this.store,
      this.#questions.map((question) => ({ question, ids: this.#selectedIds(question.name) })),
    );
  }

  #selectedIds(name: string): ReadonlySet<string> {
    const { selection } = this.store.getState();
    return new Set(selection.filter(({ question }) => question === name).map(({ region }) => region));
  }

  /** Moves an edge of the selected mark. */
  adjust(move: EdgeMove): boolean {
    const found = this.#selectedMark();
    if (found === null || this.store.getState().locked.has(found.mark.id)) return false;
    const mounted = this.#parts.get(partKey(found.mark.part));
    const by = fixedSnap(found.question) ?? move.by;
    const range = mounted === undefined ? null : moveEdge(mounted.document, found.mark, { ...move, by });
    if (range === null) return false;
    this.#set({ refusal: replaceMark(this.store, found.question, { ...found.mark, ...range }) });
    return true;
  }

  /** Selects the next or previous mark in reading order and brings it into sight. */
  step(forward: boolean): boolean {
    const all = inReadingOrder({ store: this.store, questions: this.#questions }, Array.from(this.#parts.keys()));
    const [selected] = this.store.getState().selection;
    const at = all.findIndex(({ region }) => region === selected?.region);
    const next = all[at === -1 ? (forward ? 0 : all.length - 1) : at + (forward ? 1 : -1)];
    if (next === undefined) return false;
    this.store.select(next);
    return true;
  }

  /** The marks under a point, whichever text it is over. */
  hitsAt(point: Point): readonly RegionRef[] {
    return Array.from(this.#parts).flatMap(([part, { surface }]) => {
      const codePoint = surface.codePointAt(point);
      return codePoint === null ? [] : this.#marksAt(part, codePoint);
    });
  }

  /** One step back out: the selected text, then the picked label, then the selected mark. */
  escape(): boolean {
    if (this.links.escape()) return true;
    const { cursor } = this.#state;
    if (cursor !== null && cursor.anchor !== cursor.focus) {
      this.setCursor({ ...cursor, anchor: cursor.focus });
      return true;
    }
    const { mode, selection, question } = this.store.getState();
    if (mode === "draw" && this.#questions.some(({ name }) => name === question)) {
      this.store.setMode("select");
      return true;
    }
    if (selection.length === 0) return false;
    this.store.select();
    return true;
  }

  /** The selected text; null for a caret. */
  range(): (TextRange & { readonly part: string }) | null {
    const { cursor } = this.#state;
    if (cursor === null || cursor.anchor === cursor.focus) return null;
    const { part, anchor, focus } = cursor;
    return { part, start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  }

  /** With a label picked, marks the word under the caret, so that words can be marked without selecting first. */
  markWord(): boolean {
    const target = drawTarget(this.store, this.#questions);
    const { cursor } = this.#state;
    const mounted = cursor === null ? undefined : this.#parts.get(cursor.part);
    if (target === null || cursor === null || mounted === undefined) return false;
    if (this.range() === null) {
      // A caret at a word's end is behind its last character.
      const around = [cursor.focus, cursor.focus - 1].map((at) => wordAt(mounted.document, Math.max(0, at)));
      const snap = fixedSnap(target.question) ?? "word";
      const range = around.map((word) => snapRange(mounted.document, word, snap)).find((word) => word !== null);
      if (range === undefined) return false;
      this.setCursor({ part: cursor.part, anchor: range.start, focus: range.end });
    }
    return this.#mark(target.question, target.label);
  }

  #mark(question: TextQuestion, label: string): boolean {
    const selected = this.range();
    const mounted = selected === null ? undefined : this.#parts.get(selected.part);
    if (selected === null || mounted === undefined) return false;
    // What was selected by keys may begin or end in white space, which is never part of a mark.
    const range = snapRange(mounted.document, selected, fixedSnap(question) ?? "grapheme");
    if (range === null) return false;
    const mark: TextMark = { id: this.#newId(), label, part: mounted.part, start: range.start, end: range.end };
    const refusal = addMark(this.store, question, mark);
    if (refusal === null) {
      this.setCursor({ part: selected.part, anchor: range.end, focus: range.end });
      this.#fresh = mark.id;
    }
    this.#set({ refusal });
    return true;
  }

  #marksAt = (part: string, codePoint: number): readonly RegionRef[] =>
    marksAt({ store: this.store, questions: this.#questions }, part, codePoint);

  #selectedMark(): { readonly question: TextQuestion; readonly mark: TextMark } | null {
    const { selection } = this.store.getState();
    const [only] = selection;
    return only === undefined || selection.length > 1
      ? null
      : findMark({ store: this.store, questions: this.#questions }, only);
  }

  #set(part: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
