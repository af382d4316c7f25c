import { partKey } from "@keyhole/shared/questions/span/parts";
import type { EditorState } from "../../editor/annotation-store.ts";
import type { BlockMarks, DrawnMark } from "./block-marks.ts";
import { marksOf } from "./mark-edits.ts";
import type { TextQuestion } from "./text-layer.ts";
import type { TextSession } from "./text-session.ts";

/**
 * Keeps the texts of a session showing what its store holds, until the returned function is called. Goes around React:
 * only blocks whose marks changed are rendered.
 */
export function paintMarks(session: TextSession, questions: readonly TextQuestion[]): () => void {
  let shown: EditorState | null = null;
  const painted = new WeakSet<BlockMarks>();
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
    const byPart = drawnByPart(session, questions, state);
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

function drawnByPart(
  session: TextSession,
  questions: readonly TextQuestion[],
  { selection, hidden }: EditorState,
): ReadonlyMap<string, readonly DrawnMark[]> {
  const byPart = new Map<string, DrawnMark[]>();
  const selected = new Set(selection.map(({ question, region }) => `${question} ${region}`));
  for (const question of questions) {
    const { name, layer, settings } = question;
    const labels = new Map(layer.labels(settings).map((label) => [label.value, label]));
    for (const { id, label: value, part, start, end } of marksOf(session.store, question)) {
      if (hidden.has(id)) continue;
      const label = labels.get(value);
      const drawn: DrawnMark = {
        id,
        question: name,
        title: label?.title ?? value,
        colour: label?.colour ?? unknownColour,
        selected: selected.has(`${name} ${id}`),
        start,
        end,
      };
      const key = partKey(part);
      const list = byPart.get(key);
      if (list === undefined) byPart.set(key, [drawn]);
      else list.push(drawn);
    }
  }
  return byPart;
}

/** A label that the form no longer has is still shown, in grey, by its stored value. */
const unknownColour = "#808080";
