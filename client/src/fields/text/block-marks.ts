import type { LinePattern } from "@keyhole/shared/questions/label";
import { listChange } from "../../editor/list-change.ts";
import { assignLanes } from "./lanes.ts";
import { blockAt, blocksOf, type TextDocument, type TextRange } from "./text-document.ts";

/** A mark ready to be drawn. Immutable: the same object is drawn the same. */
export interface DrawnMark extends TextRange {
  readonly id: string;
  readonly question: string;
  readonly title: string;
  /** "#rrggbb". */
  readonly colour: string;
  readonly pattern?: LinePattern | undefined;
  readonly selected: boolean;
}

export interface PlacedMark extends DrawnMark {
  readonly lane: number;
}

/** What one block shows besides its text. */
export interface BlockContent {
  readonly marks: readonly PlacedMark[];
  /** Where the keyboard's caret stands, when it is in this block. */
  readonly caret: number | null;
}

const nothing: BlockContent = { marks: [], caret: null };

/**
 * Hands each block of a text the marks that touch it, and tells only blocks whose marks changed: adding one among
 * thousands looks at one paragraph and draws it again. A mark that is the same object as before keeps its place.
 */
export class BlockMarks {
  readonly #document: TextDocument;
  #marks: readonly DrawnMark[] = [];
  /** The marks that touch each block, and what it shows of them. */
  readonly #touching = new Map<number, readonly DrawnMark[]>();
  readonly #contents = new Map<number, BlockContent>();
  #caret: { readonly at: number; readonly block: number } | null = null;
  readonly #reaches = new WeakMap<DrawnMark, { readonly first: number; readonly last: number }>();
  readonly #placed = new WeakMap<DrawnMark, PlacedMark>();
  /** When a mark first came: of two alike ones the earlier stays nearer to the text, whatever happens to it. */
  readonly #ages = new Map<string, number>();
  readonly #listeners = new Map<number, () => void>();

  constructor(document: TextDocument) {
    this.#document = document;
  }

  set(marks: readonly DrawnMark[]): void {
    const { removed, inserted } = listChange(this.#marks, marks);
    this.#marks = marks;
    for (const mark of inserted) {
      const key = keyOf(mark);
      if (!this.#ages.has(key)) this.#ages.set(key, this.#ages.size);
    }
    const gone = new Set(removed);
    const due = new Set<number>();
    for (const mark of removed) for (const block of this.#blocksOf(mark)) due.add(block);
    for (const block of due)
      this.#touching.set(
        block,
        this.#marksIn(block).filter((mark) => !gone.has(mark)),
      );
    const come = new Map<number, DrawnMark[]>();
    for (const mark of inserted) {
      for (const block of this.#blocksOf(mark)) {
        due.add(block);
        const list = come.get(block);
        if (list === undefined) come.set(block, [mark]);
        else list.push(mark);
      }
    }
    for (const [block, list] of come) this.#touching.set(block, this.#byAge([...this.#marksIn(block), ...list]));
    this.#place(due);
  }

  setCaret(caret: number | null): void {
    if (caret === (this.#caret?.at ?? null)) return;
    const before = this.#caret?.block;
    this.#caret = caret === null ? null : { at: caret, block: blockAt(this.#document, caret).index };
    for (const block of new Set([before, this.#caret?.block])) {
      if (block !== undefined) this.#show(block, this.get(block).marks);
    }
  }

  readonly get = (block: number): BlockContent => this.#contents.get(block) ?? nothing;

  /** One listener a block: the one that draws it. */
  subscribe(block: number, listener: () => void): () => void {
    this.#listeners.set(block, listener);
    return () => this.#listeners.delete(block);
  }

  readonly #marksIn = (block: number): readonly DrawnMark[] => this.#touching.get(block) ?? [];

  readonly #byAge = (marks: readonly DrawnMark[]): readonly DrawnMark[] =>
    marks.toSorted((a, b) => (this.#ages.get(keyOf(a)) ?? 0) - (this.#ages.get(keyOf(b)) ?? 0));

  *#blocksOf(mark: DrawnMark): Iterable<number> {
    let reach = this.#reaches.get(mark);
    if (reach === undefined) {
      const blocks = blocksOf(this.#document, mark);
      reach = { first: blocks[0]?.index ?? 0, last: blocks.at(-1)?.index ?? 0 };
      this.#reaches.set(mark, reach);
    }
    for (let block = reach.first; block <= reach.last; block++) yield block;
  }

  /** Gives lanes to the marks of these blocks, and of all that are tied to them by marks over several blocks. */
  #place(due: Set<number>): void {
    const marks = new Set<DrawnMark>();
    // A set goes on over what is added to it meanwhile.
    for (const block of due) {
      for (const mark of this.#marksIn(block)) {
        if (marks.has(mark)) continue;
        marks.add(mark);
        for (const other of this.#blocksOf(mark)) due.add(other);
      }
    }
    const order = this.#byAge([...marks]);
    for (const [index, lane] of assignLanes(order).entries()) {
      const mark = order[index];
      if (mark !== undefined && this.#placed.get(mark)?.lane !== lane) this.#placed.set(mark, { ...mark, lane });
    }
    for (const block of due) {
      this.#show(
        block,
        this.#marksIn(block).flatMap((mark) => this.#placed.get(mark) ?? []),
      );
    }
  }

  #show(block: number, marks: readonly PlacedMark[]): void {
    const before = this.get(block);
    const caret = this.#caret?.block === block ? this.#caret.at : null;
    const same = sameMembers(before.marks, marks);
    if (same && before.caret === caret) return;
    if (marks.length === 0 && caret === null) this.#contents.delete(block);
    else this.#contents.set(block, { marks: same ? before.marks : marks, caret });
    this.#listeners.get(block)?.();
  }
}

const keyOf = ({ question, id }: DrawnMark): string => `${question} ${id}`;

const sameMembers = (a: readonly PlacedMark[], b: readonly PlacedMark[]) =>
  a === b || (a.length === b.length && a.every((mark, index) => mark === b[index]));
