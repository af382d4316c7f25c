/** One run of a word difference. `added` stands only in the new text, `removed` only in the old one. */
export interface DiffRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}
/** Beyond this many edits the middle is told as one replacement: a page should not wait for a difference. */
export declare const maxEdits = 1000;
/**
 * What changed between two texts, by words: Myers, "An O(ND) Difference Algorithm" (1986), after common ends are cut
 * off. Joining `same` and `removed` gives the old text, `same` and `added` the new one.
 */
export declare function wordDiff(before: string, after: string, limit?: number): readonly DiffRun[];
