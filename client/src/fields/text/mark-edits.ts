import type { AnnotationStore } from "../../editor/annotation-store.ts";
import type { Notice } from "../../editor/notice.ts";
import { moveCaret, snapRange, type Snap } from "./boundaries.ts";
import type { TextDocument, TextRange } from "./text-document.ts";
import type { TextMark, TextQuestion } from "./text-layer.ts";

/** The one way marks change: each edit asks the layer whether it may stand, and returns why not, or null when done. */

export const marksOf = (store: AnnotationStore, question: TextQuestion): readonly TextMark[] => {
  const answer = store.getState().answers[question.name];
  return answer === undefined ? [] : question.layer.marks(answer);
};

export function addMark(store: AnnotationStore, question: TextQuestion, mark: TextMark): Notice | null {
  const marks = marksOf(store, question);
  const refused = question.layer.refuse(mark, marks, question.settings);
  if (refused !== null) return refused;
  store.change(question.name, question.layer.withMarks([...marks, mark]));
  store.select({ question: question.name, region: mark.id });
  return null;
}

/** Replaces the mark of the same id. A run of edits to one mark's range becomes one undo step. */
export function replaceMark(store: AnnotationStore, question: TextQuestion, mark: TextMark): Notice | null {
  const marks = marksOf(store, question);
  const others = marks.filter(({ id }) => id !== mark.id);
  const refused = question.layer.refuse(mark, others, question.settings);
  if (refused !== null) return refused;
  const before = marks.find(({ id }) => id === mark.id);
  const moved = before !== undefined && (before.start !== mark.start || before.end !== mark.end);
  store.change(
    question.name,
    question.layer.withMarks(marks.map((each) => (each.id === mark.id ? mark : each))),
    moved ? { merge: `range ${mark.id}` } : {},
  );
  return null;
}

/** Gives the marks of these ids another label, all or none, as one undo step. Locked ones keep theirs. */
export function relabelMarks(
  store: AnnotationStore,
  question: TextQuestion,
  change: { readonly ids: ReadonlySet<string>; readonly label: string },
): Notice | null {
  const marks = marksOf(store, question);
  const { locked } = store.getState();
  const changed = new Set<TextMark>();
  const next = marks.map((mark) => {
    if (!change.ids.has(mark.id) || locked.has(mark.id)) return mark;
    const other = { ...mark, label: change.label };
    changed.add(other);
    return other;
  });
  for (const mark of changed) {
    const others = next.filter((each) => each !== mark);
    const refused = question.layer.refuse(mark, others, question.settings);
    if (refused !== null) return refused;
  }
  store.change(question.name, question.layer.withMarks(next));
  return null;
}

export function removeMarks(store: AnnotationStore, question: TextQuestion, ids: ReadonlySet<string>): boolean {
  return removeAllMarks(store, [{ question, ids }]);
}

/** Takes marks of several questions away as one undo step; locked ones stay. False where none went. */
export function removeAllMarks(
  store: AnnotationStore,
  all: readonly { readonly question: TextQuestion; readonly ids: ReadonlySet<string> }[],
): boolean {
  const { locked } = store.getState();
  const next = all.flatMap(({ question, ids }): [string, unknown][] => {
    const marks = marksOf(store, question);
    const left = marks.filter(({ id }) => !ids.has(id) || locked.has(id));
    return left.length === marks.length ? [] : [[question.name, question.layer.withMarks(left)]];
  });
  if (next.length === 0) return false;
  store.changeAll(next);
  store.select();
  return true;
}

/** What a mark of this question must grow to whatever the person's switch says; null where that decides. */
export function fixedSnap({ layer, settings }: TextQuestion): "sentence" | "paragraph" | null {
  const granularity = layer.granularity(settings);
  return granularity === "sentence" || granularity === "paragraph" ? granularity : null;
}

export interface EdgeMove {
  readonly edge: "start" | "end";
  readonly forward: boolean;
  readonly by: Snap;
}

/** A range with one edge moved; null where that would leave nothing of it, or the text. */
export function moveEdge(document: TextDocument, range: TextRange, { edge, forward, by }: EdgeMove): TextRange | null {
  for (let at = range[edge]; ;) {
    const to = moveCaret(document, at, { by, forward });
    const moved = edge === "start" ? { start: to, end: range.end } : { start: range.start, end: to };
    if (to === at || moved.start >= moved.end) return null;
    if (by === "grapheme" || by === "word") return moved;
    // Sentences and paragraphs are kept without the white space between them: past it, one more step.
    const inner = snapRange(document, moved, "grapheme");
    if (inner !== null && (inner.start !== range.start || inner.end !== range.end)) return inner;
    at = to;
  }
}
