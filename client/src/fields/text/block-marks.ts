import { assignLanes } from "./lanes.ts";
import { blockAt, blocksOf, type TextDocument, type TextRange } from "./text-document.ts";

/** A mark ready to be drawn. */
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

/**
 * Hands each block of a text the marks that touch it, and tells only blocks whose marks changed: adding one among
 * thousands draws one paragraph again. Marks are compared by their members.
 */
export class BlockMarks {
  readonly #document: TextDocument;
  #byBlock: ReadonlyMap<number, BlockContent> = new Map();
  #caret: number | null = null;
  #placed = new Map<string, PlacedMark>();
  readonly #listeners = new Map<number, () => void>();

  constructor(document: TextDocument) {
    this.#document = document;
  }

  set(marks: readonly DrawnMark[]): void {
    const lanes = assignLanes(marks);
    const placed = new Map<string, PlacedMark>();
    const byBlock = new Map<number, PlacedMark[]>();
    for (const [index, mark] of marks.entries()) {
      const key = `${mark.question} ${mark.id}`;
      const before = this.#placed.get(key);
      const lane = lanes[index] ?? 0;
      const same = before !== undefined && before.lane === lane && alike(before, mark);
      const now = same ? before : { ...mark, lane };
      placed.set(key, now);
      for (const block of blocksOf(this.#document, mark)) {
        const list = byBlock.get(block.index);
        if (list === undefined) byBlock.set(block.index, [now]);
        else list.push(now);
      }
    }
    this.#placed = placed;
    this.#show(byBlock);
  }

  setCaret(caret: number | null): void {
    if (caret === this.#caret) return;
    this.#caret = caret;
    this.#show(new Map(Array.from(this.#byBlock, ([block, { marks }]) => [block, marks])));
  }

  readonly get = (block: number): BlockContent => this.#byBlock.get(block) ?? nothing;

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
      if (before !== undefined && before.caret === caret && sameMembers(before.marks, marks)) next.set(block, before);
      else {
        next.set(block, {
          marks: before !== undefined && sameMembers(before.marks, marks) ? before.marks : marks,
          caret,
        });
        changed.push(block);
      }
    }
    for (const block of old.keys()) if (!next.has(block)) changed.push(block);
    this.#byBlock = next;
    for (const block of changed) this.#listeners.get(block)?.();
  }

  /** One listener a block: the one that draws it. */
  subscribe(block: number, listener: () => void): () => void {
    this.#listeners.set(block, listener);
    return () => this.#listeners.delete(block);
  }
}

const alike = (a: DrawnMark, b: DrawnMark) =>
  a.start === b.start && a.end === b.end && a.title === b.title && a.colour === b.colour && a.selected === b.selected;

const sameMembers = (a: readonly PlacedMark[], b: readonly PlacedMark[]) =>
  a.length === b.length && a.every((mark, index) => mark === b[index]);
