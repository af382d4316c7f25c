/** One run of a word difference. `added` stands only in the new text, `removed` only in the old one. */
export interface DiffRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** Beyond this many edits the middle is told as one replacement: a page should not wait for a difference. */
export const maxEdits = 1_000;

/**
 * What changed between two texts, by words: Myers, "An O(ND) Difference Algorithm" (1986), after common ends are cut
 * off. Joining `same` and `removed` gives the old text, `same` and `added` the new one.
 */
export function wordDiff(before: string, after: string, limit = maxEdits): readonly DiffRun[] {
  const old = tokens(before);
  const fresh = tokens(after);
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const middle = myers(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail), limit);
  return merge([
    ...old.slice(0, head).map((text): DiffRun => ({ kind: "same", text })),
    ...middle,
    ...old.slice(old.length - tail).map((text): DiffRun => ({ kind: "same", text })),
  ]);
}

const words = new Intl.Segmenter(undefined, { granularity: "word" });
const tokens = (text: string): readonly string[] => Array.from(words.segment(text), ({ segment }) => segment);

function myers(old: readonly string[], fresh: readonly string[], limit: number): readonly DiffRun[] {
  const most = Math.min(old.length + fresh.length, limit);
  const furthest = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  const origin = most + 1;
  for (let edits = 0; edits <= most; edits++) {
    history.push(furthest.slice(origin - edits - 1, origin + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const below = furthest[origin + diagonal + 1] ?? 0;
      const right = (furthest[origin + diagonal - 1] ?? 0) + 1;
      const down = diagonal === -edits || (diagonal !== edits && right - 1 < below);
      let x = down ? below : right;
      while (x < old.length && x - diagonal < fresh.length && old[x] === fresh[x - diagonal]) x++;
      furthest[origin + diagonal] = x;
      if (x >= old.length && x - diagonal >= fresh.length) return walkBack({ old, fresh, history });
    }
  }
  return [run("removed", old.join("")), run("added", fresh.join(""))];
}

function walkBack(found: {
  old: readonly string[];
  fresh: readonly string[];
  history: readonly Int32Array[];
}): readonly DiffRun[] {
  const { old, fresh, history } = found;
  const runs: DiffRun[] = [];
  let x = old.length;
  let y = fresh.length;
  for (let edits = history.length - 1; edits >= 0; edits--) {
    // history[edits] holds diagonals -edits-1 .. edits+1 as they stood before that round.
    const reached = (diagonal: number) => history[edits]?.[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && reached(diagonal - 1) < reached(diagonal + 1));
    const fromX = edits === 0 ? 0 : down ? reached(diagonal + 1) : reached(diagonal - 1);
    const fromY = edits === 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY) {
      runs.push(run("same", old[--x] ?? ""));
      y--;
    }
    if (edits > 0) runs.push(down ? run("added", fresh[--y] ?? "") : run("removed", old[--x] ?? ""));
  }
  return runs.reverse();
}

const run = (kind: DiffRun["kind"], text: string): DiffRun => ({ kind, text });

/** Joins neighbours of one kind, with removals before additions inside one change. */
function merge(runs: readonly DiffRun[]): readonly DiffRun[] {
  const merged: DiffRun[] = [];
  let removed = "";
  let added = "";
  let same = "";
  const flush = () => {
    if (same !== "") merged.push(run("same", same));
    if (removed !== "") merged.push(run("removed", removed));
    if (added !== "") merged.push(run("added", added));
    same = removed = added = "";
  };
  for (const { kind, text } of runs) {
    if (kind === "same" && (removed !== "" || added !== "")) flush();
    if (kind === "same") same += text;
    else {
      if (same !== "") flush();
      if (kind === "removed") removed += text;
      else added += text;
    }
  }
  flush();
  return merged;
}
