import { assignLanes } from "./lanes.ts";
import { blockAt, blocksOf, type TextDocument, type TextRange } from "./text-document.ts";

/** A mark ready to be drawn. Immutable: the same object is drawn the same. */
export interface DrawnMark extends TextRange {
  readonly id: string;
  readonly question: string;
  readonly title: string;
  /** "#rrggbb". */
  readonly colour: string;
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

interface Placing {
  readonly placed: PlacedMark;
  readonly firstBlock: number;
  readonly lastBlock: number;
}

/**
 * Hands each block of a text the marks that touch it, and tells only blocks whose marks changed: adding one among
 * thousands draws one paragraph again. A mark that is the same object as before keeps its place.
 */
export class BlockMarks {
  readonly #document: TextDocument;
  #byBlock: ReadonlyMap<number, BlockContent> = new Map();
  #caret: number | null = null;
  readonly #placings = new WeakMap<DrawnMark, Placing>();
  readonly #listeners = new Map<number, () => void>();

  constructor(document: TextDocument) {
    this.#document = document;
  }

  set(marks: readonly DrawnMark[]): void {
    const lanes = assignLanes(marks);
    const byBlock = new Map<number, PlacedMark[]>();
    for (const [index, mark] of marks.entries()) {
      const { placed, firstBlock, lastBlock } = this.#place(mark, lanes[index] ?? 0);
      for (let block = firstBlock; block <= lastBlock; block++) {
        const list = byBlock.get(block);
        if (list === undefined) byBlock.set(block, [placed]);
        else list.push(placed);
      }
    }
    this.#show(byBlock);
  }

  setCaret(caret: number | null): void {
    if (caret === this.#caret) return;
    this.#caret = caret;
    this.#show(new Map(Array.from(this.#byBlock, ([block, { marks }]) => [block, marks])));
  }

  readonly get = (block: number): BlockContent => this.#byBlock.get(block) ?? nothing;

  /** One listener a block: the one that draws it. */
  subscribe(block: number, listener: () => void): () => void {
    this.#listeners.set(block, listener);
    return () => this.#listeners.delete(block);
  }

  #place(mark: DrawnMark, lane: number): Placing {
    const before = this.#placings.get(mark);
    if (before?.placed.lane === lane) return before;
    const blocks = blocksOf(this.#document, mark);
    const placing: Placing = {
      placed: { ...mark, lane },
      firstBlock: before?.firstBlock ?? blocks[0]?.index ?? 0,
      lastBlock: before?.lastBlock ?? blocks.at(-1)?.index ?? 0,
    };
    this.#placings.set(mark, placing);
    return placing;
  }

  #show(byBlock: ReadonlyMap<number, readonly PlacedMark[]>): void {
    const old = this.#byBlock;
    const next = new Map<number, BlockContent>();
    const changed: number[] = [];
    const caretBlock = this.#caret === null ? -1 : blockAt(this.#document, this.#caret).index;
    const blocks = byBlock.has(caretBlock) || caretBlock < 0 ? byBlock.keys() : [...byBlock.keys(), caretBlock];
    for (const block of blocks) {
      const marks = byBlock.get(block) ?? nothing.marks;
      const caret = block === caretBlock ? this.#caret : null;
      const before = old.get(block);
      const same = before !== undefined && sameMembers(before.marks, marks);
      if (same && before.caret === caret) next.set(block, before);
      else {
        next.set(block, { marks: same ? before.marks : marks, caret });
        changed.push(block);
      }
    }
    for (const block of old.keys()) if (!next.has(block)) changed.push(block);
    this.#byBlock = next;
    for (const block of changed) this.#listeners.get(block)?.();
  }
}

const sameMembers = (a: readonly PlacedMark[], b: readonly PlacedMark[]) =>
  a === b || (a.length === b.length && a.every((mark, index) => mark === b[index]));
