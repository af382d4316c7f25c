import type { AnnotationStore } from "../../editor/annotation-store.ts";
import type { Notice } from "../../editor/notice.ts";
import { moveCaret, type Snap } from "./boundaries.ts";
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

export function removeMarks(store: AnnotationStore, question: TextQuestion, ids: ReadonlySet<string>): boolean {
  const marks = marksOf(store, question);
  const left = marks.filter(({ id }) => !ids.has(id) || store.getState().locked.has(id));
  if (left.length === marks.length) return false;
  store.change(question.name, question.layer.withMarks(left));
  store.select();
  return true;
}

export interface EdgeMove {
  readonly edge: "start" | "end";
  readonly forward: boolean;
  readonly by: Snap;
}

/** A range with one edge moved; null where that would leave nothing of it, or the text. */
export function moveEdge(document: TextDocument, range: TextRange, { edge, forward, by }: EdgeMove): TextRange | null {
  const to = moveCaret(document, range[edge], { by, forward });
  const moved = edge === "start" ? { start: to, end: range.end } : { start: range.start, end: to };
  return to === range[edge] || moved.start >= moved.end ? null : moved;
}
