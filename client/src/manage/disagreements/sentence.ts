/** A range of a text in UTF-16 units, as text fields select. */
export interface TextPlace {
  readonly start: number;
  readonly end: number;
}

const fold = (text: string): string => text.toLowerCase();

/**
 * The sentence, or line of a list, that speaks of the first of these words that the text holds; null where none does.
 * A sentence ends at a line's end, or at a full stop, question or exclamation mark before a space.
 */
export function sentenceAbout(text: string, words: readonly string[]): TextPlace | null {
  const folded = fold(text);
  // Folding may change the length of a text: places would lie elsewhere then.
  if (folded.length !== text.length) return null;
  for (const word of words) {
    const needle = fold(word.trim());
    const at = needle === "" ? -1 : folded.indexOf(needle);
    if (at !== -1) return sentenceAt(text, at);
  }
  return null;
}

function sentenceAt(text: string, at: number): TextPlace {
  const ends = /\n|[.!?…](?=\s)/gu;
  let start = 0;
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    const end = found.index + (found[0] === "\n" ? 0 : 1);
    if (end > at) return trimmed(text, { start, end });
    start = found.index + 1;
  }
  return trimmed(text, { start, end: text.length });
}

function trimmed(text: string, { start, end }: TextPlace): TextPlace {
  const part = text.slice(start, end);
  const from = start + (/^\s*(?:[-*+] |\d+\. |#+ |> )?/u.exec(part)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}
