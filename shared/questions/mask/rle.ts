import { RunWriter, type Runs, type Size } from "./runs.ts";

/** Most runs of one mask; a drawn one has a few thousand, a fill of fine noise some hundred thousand. */
export const runLimit = 1_000_000;

/**
 * COCO's compressed counts: lengths of pixels off, on, off, … column by column, each from the third on as the difference
 * to the one two before, in groups of 5 bits from the lowest with a sign, as characters from "0" on (`rleToString` of
 * cocodataset/cocoapi, common/maskApi.c). This form is stored because it is what COCO tools read as it is, is several
 * times shorter than a list of numbers, and because a stroke changes its text only where the stroke was.
 */
export function encodeCounts(runs: Runs, size: Size): string {
  const counts = countsOf(runs, size);
  // Seven characters hold any count of a picture that can be imported.
  const codes = new Uint8Array(7 * counts.length);
  let length = 0;
  for (let index = 0; index < counts.length; index++) {
    let value = (counts[index] ?? 0) - (index > 2 ? (counts[index - 2] ?? 0) : 0);
    let more = true;
    while (more) {
      const bits = ((value % 32) + 32) % 32;
      value = Math.floor(value / 32);
      more = bits & 16 ? value !== -1 : value !== 0;
      codes[length++] = 48 + bits + (more ? 32 : 0);
    }
  }
  const pieces: string[] = [];
  for (let at = 0; at < length; at += piece) {
    pieces.push(String.fromCharCode(...codes.subarray(at, Math.min(length, at + piece))));
  }
  return pieces.join("");
}

/** Characters made at once: more arguments than some engines take would be an error. */
const piece = 8192;

/** The runs that counts mean, or null where they are none of a picture of this size. */
export function decodeCounts(counts: string | readonly number[], size: Size, limit: number = runLimit): Runs | null {
  const list = typeof counts === "string" ? unpack(counts, 2 * limit + 2) : counts;
  if (list === null || list.length > 2 * limit + 2) return null;
  const total = size.width * size.height;
  const writer = new RunWriter();
  let at = 0;
  for (const [index, count] of list.entries()) {
    if (!Number.isInteger(count) || count < 0 || at + count > total) return null;
    if (index % 2 === 1) writer.add(at, at + count);
    at += count;
  }
  return at === total ? writer.runs() : null;
}

function unpack(text: string, most: number): number[] | null {
  const counts: number[] = [];
  let at = 0;
  while (at < text.length) {
    if (counts.length >= most) return null;
    let [value, scale, bits] = [0, 1, 32];
    while (bits & 32) {
      bits = text.charCodeAt(at++) - 48;
      // Ten groups are more than any picture needs, and stay exact in float64.
      if (!(bits >= 0 && bits < 64) || scale > 2 ** 45) return null;
      value += (bits & 31) * scale;
      scale *= 32;
    }
    if (bits & 16) value -= scale;
    counts.push(counts.length > 2 ? value + (counts.at(-2) ?? 0) : value);
  }
  return counts;
}

/** Lengths off, on, off, …; the first may be 0, and all of them together are the picture. */
export function countsOf(runs: Runs, { width, height }: Size): readonly number[] {
  const counts: number[] = [];
  let at = 0;
  for (const end of runs) {
    counts.push(end - at);
    at = end;
  }
  const rest = width * height - at;
  return rest > 0 || counts.length === 0 ? [...counts, rest] : counts;
}

/** Number of pixels that packed counts cover; 0 where they are no counts. */
export function areaOfCounts(counts: string): number {
  const list = unpack(counts, 2 * runLimit + 2) ?? [];
  return list.reduce((area, count, index) => area + (index % 2 === 1 ? count : 0), 0);
}
