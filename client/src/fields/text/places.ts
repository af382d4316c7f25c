import type { AnnotationStore } from "../../editor/annotation-store.ts";
import type { TextQuestion } from "./text-layer.ts";

/** Where the keyboard is, and what is selected from there. `focus` moves; equal ends are a caret. */
export interface Cursor {
  readonly part: string;
  readonly anchor: number;
  readonly focus: number;
}

/** A text on screen. Parts of two fields may be named alike, but no two fields share a question. */
export interface PlacedText {
  readonly part: string;
  readonly questions: readonly TextQuestion[];
  /** In code points: a place means nothing in a text of another length. */
  readonly length: number;
}

/**
 * Where the keyboard was in the texts of an item, for as long as its answers are held: a lock or a pause takes the texts
 * off the page, and whoever comes back goes on at the same place. Offsets only, nothing of the text.
 */
const places = new WeakMap<AnnotationStore, Map<string, Cursor>>();

const keyOf = ({ part, questions, length }: PlacedText): string =>
  [part, length, ...questions.map(({ name }) => name)].join(" ");

export const placeIn = (store: AnnotationStore, text: PlacedText): Cursor | null =>
  places.get(store)?.get(keyOf(text)) ?? null;

export function keepPlace(store: AnnotationStore, text: PlacedText, cursor: Cursor): void {
  places.set(store, (places.get(store) ?? new Map<string, Cursor>()).set(keyOf(text), cursor));
}
