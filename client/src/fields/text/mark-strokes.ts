import type { PlacedMark } from "./block-marks.ts";
import type { TextBlock } from "./text-document.ts";
import type { TextBox, TextSurface } from "./text-surface.ts";

/** One visual line's share of a mark. The name stands at the mark's first line, in the room that its lane leaves. */
export interface Stroke {
  readonly key: string;
  readonly mark: PlacedMark;
  readonly box: TextBox;
  readonly chip: { readonly side: "left" | "right"; readonly room: number } | null;
}

/** Space between two names on one lane, in CSS pixels. */
const gap = 4;
/** A name may reach past the end of its mark by at most this much where nothing is in its way. */
const longestName = 160;

/** What is to be drawn of the marks in one block: long ones first, so that the short lie on top. */
export function strokesOf(block: TextBlock, placed: readonly PlacedMark[], surface: TextSurface): readonly Stroke[] {
  const strokes: { key: string; mark: PlacedMark; box: TextBox; named: boolean }[] = [];
  const order = [...placed].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const mark of order) {
    const range = { start: Math.max(mark.start, block.start), end: Math.min(mark.end, block.end) };
    if (range.end <= range.start) continue;
    for (const [index, box] of surface.boxesOf(range).entries()) {
      strokes.push({
        key: `${mark.question} ${mark.id} ${index}`,
        mark,
        box,
        named: index === 0 && mark.start >= block.start,
      });
    }
  }
  if (strokes.length === 0) return [];
  const side = surface.directionAt(block.start) === "rtl" ? "right" : "left";
  const rooms = roomsOf(strokes, side);
  return strokes.map(({ key, mark, box, named }, index) => ({
    key,
    mark,
    box,
    chip: named ? { side, room: rooms[index] ?? box.width } : null,
  }));
}

/** How far each name may reach before the next stroke of the same line and lane begins. */
export function roomsOf(
  strokes: readonly { readonly mark: { readonly lane: number }; readonly box: TextBox }[],
  side: "left" | "right",
): readonly number[] {
  const rooms = strokes.map(() => longestName);
  const from = (index: number) => {
    const box = strokes[index]?.box;
    if (box === undefined) return 0;
    return side === "left" ? box.left : -(box.left + box.width);
  };
  const line = (index: number) => {
    const stroke = strokes[index];
    return stroke === undefined ? 0 : Math.round(stroke.box.top) * 64 + stroke.mark.lane;
  };
  const order = strokes.map((_, index) => index).sort((a, b) => line(a) - line(b) || from(a) - from(b));
  for (const [place, index] of order.entries()) {
    const next = order[place + 1];
    if (next !== undefined && line(next) === line(index)) {
      rooms[index] = Math.min(longestName, from(next) - from(index) - gap);
    }
  }
  return rooms;
}
