import { partKey } from "@keyhole/shared/questions/span/parts";
import type { Label } from "@keyhole/shared/questions/label";
import type { EditorState } from "../../editor/annotation-store.ts";
import { listChange } from "../../editor/list-change.ts";
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
  const drawn = new Map(questions.map((question) => [question, new DrawnMarks(question)]));
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
    const byPart = new Map<string, DrawnMark[]>();
    for (const [question, marks] of drawn) marks.collect(byPart, marksOf(session.store, question), state);
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

/** A mark as it is drawn, with the text that it stands in. */
interface Pair {
  readonly part: string;
  readonly plain: DrawnMark;
  readonly selected: DrawnMark;
}

/** One question's marks made ready to draw. Regions are immutable: only those that an edit touched are made again. */
class DrawnMarks {
  readonly #name: string;
  readonly #labels: ReadonlyMap<string, Label>;
  #marks: readonly TextMark[] = [];
  #pairs: readonly Pair[] = [];

  constructor({ name, layer, settings }: TextQuestion) {
    this.#name = name;
    this.#labels = new Map(layer.labels(settings).map((label) => [label.value, label]));
  }

  collect(byPart: Map<string, DrawnMark[]>, marks: readonly TextMark[], { selection, hidden }: EditorState): void {
    if (marks !== this.#marks) {
      const { start, removed, inserted } = listChange(this.#marks, marks);
      const rest = this.#pairs.slice(start + removed.length);
      this.#pairs = [...this.#pairs.slice(0, start), ...inserted.map((mark) => this.#draw(mark)), ...rest];
      this.#marks = marks;
    }
    const chosen = new Set(selection.filter(({ question }) => question === this.#name).map(({ region }) => region));
    for (const { part, plain, selected } of this.#pairs) {
      if (hidden.size > 0 && hidden.has(plain.id)) continue;
      const shown = chosen.size > 0 && chosen.has(plain.id) ? selected : plain;
      const list = byPart.get(part);
      if (list === undefined) byPart.set(part, [shown]);
      else list.push(shown);
    }
  }

  #draw({ id, label: value, part, start, end }: TextMark): Pair {
    const label = this.#labels.get(value);
    const plain: DrawnMark = {
      id,
      question: this.#name,
      title: label?.title ?? value,
      colour: label?.colour ?? unknownColour,
      pattern: label?.pattern,
      selected: false,
      start,
      end,
    };
    return { part: partKey(part), plain, selected: { ...plain, selected: true } };
  }
}

/** A label that the form no longer has is still shown, in grey, by its stored value. */
const unknownColour = "#808080";
