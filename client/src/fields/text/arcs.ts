/** A rectangle in CSS pixels of the layer that arcs are drawn in. */
export interface ArcBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface ArcEnds {
  readonly id: string;
  readonly from: ArcBox;
  readonly to: ArcBox;
  /** Characters of its name, which stands on it. */
  readonly characters: number;
}

export interface Arc {
  readonly id: string;
  /** SVG path data, from the begin to the end; both are at the top of their boxes. */
  readonly path: string;
  /** Where it arrives, always from above. */
  readonly tip: { readonly x: number; readonly y: number };
  /** The middle of its name. */
  readonly name: { readonly x: number; readonly y: number };
}

const laneHeight = 12;
const firstLane = 8;
const characterWidth = 6;
const namePadding = 12;
const corner = 5;
/** Begins and ends at one mark stand apart by twice this. */
const apart = 6;

/**
 * Arcs run above the line of whichever end is higher and come down to the other. On one line they never share a lane
 * where they would cover each other or each other's names; the shorter lies nearer to the text.
 */
export function arcsOf(all: readonly ArcEnds[], width: number): readonly Arc[] {
  const runs = all.map((each) => runOf(each, width));
  const taken = new Map<number, { readonly left: number; readonly right: number }[][]>();
  const lanes = new Map<string, number>();
  for (const run of runs.toSorted((a, b) => a.right - a.left - (b.right - b.left))) {
    const line = Math.round(run.top / 4);
    const rows = taken.get(line) ?? [];
    taken.set(line, rows);
    const free = rows.findIndex((row) => row.every(({ left, right }) => right <= run.left || left >= run.right));
    const lane = free === -1 ? rows.length : free;
    (rows[lane] ??= []).push(run);
    lanes.set(run.ends.id, lane);
  }
  return runs.map((run) => drawn(run, lanes.get(run.ends.id) ?? 0));
}

interface Run {
  readonly ends: ArcEnds;
  readonly begin: number;
  readonly end: number;
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

function runOf(ends: ArcEnds, width: number): Run {
  const [from, to] = [centre(ends.from), centre(ends.to)];
  const way = to >= from ? 1 : -1;
  const begin = from + way * Math.min(apart, ends.from.width / 4);
  const near = to - way * Math.min(apart, ends.to.width / 4);
  const end = Math.abs(near - begin) < 2 * corner ? begin + way * 2 * corner : near;
  const half = Math.min((ends.characters * characterWidth + namePadding) / 2, width / 2);
  const middle = Math.min(Math.max((begin + end) / 2, half), Math.max(half, width - half));
  return {
    ends,
    begin,
    end,
    top: Math.min(ends.from.top, ends.to.top),
    left: Math.min(begin, end, middle - half) - 2,
    right: Math.max(begin, end, middle + half) + 2,
    middle,
  };
}

const centre = ({ left, width }: ArcBox): number => left + width / 2;

function drawn({ ends, begin, end, top, middle }: Run, lane: number): Arc {
  const y = top - firstLane - lane * laneHeight;
  const turn = Math.min(corner, Math.abs(end - begin) / 2);
  const way = end >= begin ? turn : -turn;
  const down = ends.to.top;
  const path = [
    `M${at(begin)} ${at(ends.from.top)}`,
    `V${at(y + turn)}`,
    `Q${at(begin)} ${at(y)} ${at(begin + way)} ${at(y)}`,
    `H${at(end - way)}`,
    `Q${at(end)} ${at(y)} ${at(end)} ${at(y + turn)}`,
    `V${at(down)}`,
  ].join("");
  return { id: ends.id, path, tip: { x: end, y: down }, name: { x: middle, y } };
}

const at = (value: number): string => String(Math.round(value * 10) / 10);
