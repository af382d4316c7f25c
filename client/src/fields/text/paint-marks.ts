import { partKey } from "@keyhole/shared/questions/span/parts";
import type { EditorState } from "../../editor/annotation-store.ts";
import type { BlockMarks, DrawnMark } from "./block-marks.ts";
import { marksOf } from "./mark-edits.ts";
import type { TextMark, TextQuestion } from "./text-layer.ts";
import type { TextSession } from "./text-session.ts";

/**
 * Keeps the texts of a session showing what its store holds, until the returned function is called. Goes around React:
 * only blocks whose marks changed are rendered.
 */
export function paintMarks(session: TextSession, questions: readonly TextQuestion[]): () => void {
  let shown: EditorState | null = null;
  const painted = new WeakSet<BlockMarks>();
  const drawn: Drawn = new WeakMap();
  const paint = () => {
    const state = session.store.getState();
    const same =
      shown !== null &&
      shown.selection === state.selection &&
      shown.hidden === state.hidden &&
      questions.every(({ name }) => shown?.answers[name] === state.answers[name]);
    shown = state;
    const due = Array.from(session.parts()).filter(({ marks }) => !same || !painted.has(marks));
    if (due.length === 0) return;
    const byPart = drawnByPart({ session, questions, state, drawn });
    for (const { part, marks } of due) {
      marks.set(byPart.get(partKey(part)) ?? []);
      painted.add(marks);
    }
  };
  // One act changes the store several times (the answer, the selection): painted once, still before the screen is.
  let waiting = false;
  let ended = false;
  const schedule = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      if (!ended) paint();
    });
  };
  paint();
  const ends = [session.store.subscribe(schedule), session.subscribe(schedule)];
  return () => {
    ended = true;
    for (const end of ends) end();
  };
}

/** Marks drawn before, by the region they show: regions are immutable, so what did not change is not made again. */
type Drawn = WeakMap<TextMark, { readonly plain: DrawnMark; readonly selected: DrawnMark }>;

function drawnByPart(work: {
  readonly session: TextSession;
  readonly questions: readonly TextQuestion[];
  readonly state: EditorState;
  readonly drawn: Drawn;
}): ReadonlyMap<string, readonly DrawnMark[]> {
  const { selection, hidden } = work.state;
  const byPart = new Map<string, DrawnMark[]>();
  for (const question of work.questions) {
    const { name } = question;
    const selected = new Set(selection.filter((ref) => ref.question === name).map(({ region }) => region));
    const labels = new Map(question.layer.labels(question.settings).map((label) => [label.value, label]));
    for (const mark of marksOf(work.session.store, question)) {
      if (hidden.has(mark.id)) continue;
      let pair = work.drawn.get(mark);
      if (pair === undefined) {
        const { id, start, end } = mark;
        const label = labels.get(mark.label);
        const title = label?.title ?? mark.label;
        const colour = label?.colour ?? unknownColour;
        const plain: DrawnMark = { id, question: name, title, colour, selected: false, start, end };
        pair = { plain, selected: { ...plain, selected: true } };
        work.drawn.set(mark, pair);
      }
      const key = partKey(mark.part);
      const list = byPart.get(key);
      const shown = selected.has(mark.id) ? pair.selected : pair.plain;
      if (list === undefined) byPart.set(key, [shown]);
      else list.push(shown);
    }
  }
  return byPart;
}

/** A label that the form no longer has is still shown, in grey, by its stored value. */
const unknownColour = "#808080";
