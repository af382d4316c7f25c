/**
 * How well a text answers what was typed: null where not every letter is in it in order, else the more the better.
 * Letters at the beginning of words and next to each other count most, so that "zs" finds "Zoom to the selected region".
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const wanted = folded(typed).replaceAll(/\s+/gu, "");
  const letters = Array.from(folded(text));
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    const next = bestPlace(letters, letter, at);
    if (next === null) return null;
    const isStart = next === 0 || /[\s“"(:/-]/u.test(letters[next - 1] ?? "");
    score += next === at + 1 ? 4 : isStart ? 3 : 1 / (next - at);
    at = next;
  }
  // Among equals the shorter text says more exactly what was meant.
  return score - letters.length / 1000;
}

/** The next place of a letter: right behind the last one, else at the beginning of a word, else anywhere. */
function bestPlace(letters: readonly string[], letter: string, after: number): number | null {
  if (letters[after + 1] === letter) return after + 1;
  const first = letters.indexOf(letter, after + 1);
  if (first === -1) return null;
  for (let at = first; at < letters.length; at++) {
    if (letters[at] === letter && /[\s“"(:/-]/u.test(letters[at - 1] ?? " ")) return at;
  }
  return first;
}

const folded = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Entries that answer what was typed, the best first; all in their own order while nothing is. */
export function ranked<Entry>(
  entries: readonly Entry[],
  typed: string,
  textOf: (entry: Entry) => string,
): readonly Entry[] {
  if (typed.trim() === "") return entries;
  return entries
    .flatMap((entry) => {
      const score = fuzzyScore(typed, textOf(entry));
      return score === null ? [] : [{ entry, score }];
    })
    .toSorted((first, second) => second.score - first.score)
    .map(({ entry }) => entry);
}
