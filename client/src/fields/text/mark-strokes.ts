import type { PlacedMark } from "./block-marks.ts";
import type { TextBlock } from "./text-document.ts";
import type { TextBox, TextSurface } from "./text-surface.ts";

/** A mark's name below its bar: it begins at the left end of the box, or ends at the right one, and has this much room. */
export interface Chip {
  readonly side: "left" | "right";
  readonly room: number;
}

/** One visual line's share of a mark. The name stands at the mark's first line. */
export interface Stroke {
  readonly key: string;
  readonly mark: PlacedMark;
  readonly box: TextBox;
  readonly chip: Chip | null;
}

/** Space between two names on one lane, in CSS pixels. */
const gap = 4;
/** A name reaches past its mark by at most this much where nothing is in its way. */
const longestName = 160;
/** About the width of a character of a name, to know whether one would leave the text's edge. */
const characterWidth = 6;

/** What of a surface marks are drawn by. */
export type Measures = Pick<TextSurface, "boxesOf" | "directionAt" | "lineWidth">;

/** The same measures, each taken once: for as long as the lines of a block stay where they are. */
export function measuredOnce(surface: Measures): Measures {
  const boxes = new Map<string, readonly TextBox[]>();
  const directions = new Map<number, "ltr" | "rtl">();
  let width: number | null = null;
  return {
    boxesOf(range) {
      const key = `${range.start} ${range.end}`;
      const known = boxes.get(key) ?? surface.boxesOf(range);
      boxes.set(key, known);
      return known;
    },
    directionAt(offset) {
      const known = directions.get(offset) ?? surface.directionAt(offset);
      directions.set(offset, known);
      return known;
    },
    lineWidth: () => (width ??= surface.lineWidth()),
  };
}

/** What is to be drawn of the marks in one block: long ones first, so that the short lie on top. */
export function strokesOf(block: TextBlock, placed: readonly PlacedMark[], surface: Measures): readonly Stroke[] {
  const strokes: Stroke[] = [];
  const start = surface.directionAt(block.start) === "rtl" ? "right" : "left";
  const width = surface.lineWidth();
  for (const mark of [...placed].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const range = { start: Math.max(mark.start, block.start), end: Math.min(mark.end, block.end) };
    if (range.end <= range.start) continue;
    for (const [index, box] of surface.boxesOf(range).entries()) {
      const named = index === 0 && mark.start >= block.start;
      const chip = named ? { side: sideOf({ mark, box, start, width }), room: longestName } : null;
      strokes.push({ key: `${mark.question} ${mark.id} ${index}`, mark, box, chip });
    }
  }
  return withRooms(strokes);
}

/** Names begin where their marks do, unless they would leave the text and fit the other way round. */
function sideOf(at: {
  readonly mark: PlacedMark;
  readonly box: TextBox;
  readonly start: Chip["side"];
  readonly width: number;
}): Chip["side"] {
  const { mark, box, start, width } = at;
  const name = mark.title.length * characterWidth;
  const right = box.left + box.width;
  if (start === "left") return box.left + name > width && name <= right ? "right" : "left";
  return right - name < 0 && box.left + name <= width ? "left" : "right";
}

/** Limits names by their neighbours on the same line and lane. */
function withRooms(strokes: readonly Stroke[]): readonly Stroke[] {
  const line = ({ box, mark }: Stroke) => Math.round(box.top) * 64 + mark.lane;
  const order = [...strokes].sort((a, b) => line(a) - line(b) || a.box.left - b.box.left);
  const rooms = new Map<Stroke, number>();
  for (const [place, stroke] of order.entries()) {
    const neighbour = order[place + (stroke.chip?.side === "right" ? -1 : 1)];
    if (neighbour === undefined || line(neighbour) !== line(stroke)) continue;
    const { box } = stroke;
    const space =
      stroke.chip?.side === "right"
        ? box.left + box.width - (neighbour.box.left + neighbour.box.width)
        : neighbour.box.left - box.left;
    rooms.set(stroke, Math.min(longestName, space - gap));
  }
  return strokes.map((stroke) =>
    stroke.chip === null ? stroke : { ...stroke, chip: { ...stroke.chip, room: rooms.get(stroke) ?? longestName } },
  );
}
