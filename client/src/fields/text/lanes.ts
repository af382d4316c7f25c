import { countWhile } from "./code-points.ts";
import type { TextRange } from "./text-document.ts";

/**
 * Gives each range the line below the text on which its mark is drawn (0 is nearest): ranges that share a character
 * never share a lane, and of two nested ones the shorter is nearer. The result is in the order of the input.
 */
export function assignLanes(ranges: readonly TextRange[]): readonly number[] {
  const lanes = ranges.map(() => 0);
  const order = ranges.map((_, index) => index).sort((a, b) => compareStart(at(ranges, a), at(ranges, b)) || a - b);
  let cluster: number[] = [];
  let reach = -1;
  for (const index of order) {
    const range = at(ranges, index);
    if (range.start >= reach && cluster.length > 0) {
      placeCluster(ranges, cluster, lanes);
      cluster = [];
    }
    cluster.push(index);
    reach = Math.max(reach, range.end);
  }
  placeCluster(ranges, cluster, lanes);
  return lanes;
}

function placeCluster(ranges: readonly TextRange[], cluster: readonly number[], lanes: number[]): void {
  if (cluster.length < 2) return; // alone: lane 0
  const taken: TextRange[][] = [];
  for (const index of [...cluster].sort((a, b) => length(at(ranges, a)) - length(at(ranges, b)) || a - b)) {
    lanes[index] = place(taken, at(ranges, index));
  }
}

/** Puts a range into the first lane with room. Ranges of one lane are apart and kept in order: a binary search each. */
function place(taken: TextRange[][], range: TextRange): number {
  for (let lane = 0; ; lane++) {
    const row = (taken[lane] ??= []);
    const before = countWhile(row.length, (k) => at(row, k).start < range.start);
    const previous = row[before - 1];
    const next = row[before];
    if ((previous === undefined || !overlaps(previous, range)) && (next === undefined || !overlaps(next, range))) {
      row.splice(before, 0, range);
      return lane;
    }
  }
}

export const overlaps = (a: TextRange, b: TextRange): boolean => a.start < b.end && b.start < a.end;

const length = (range: TextRange) => range.end - range.start;
const compareStart = (a: TextRange, b: TextRange) => a.start - b.start || b.end - a.end;

function at(ranges: readonly TextRange[], index: number): TextRange {
  const range = ranges[index];
  if (range === undefined) throw new Error(`no range ${index}`);
  return range;
}
