import { boxMean, type Plane } from "./boxes.ts";
import { cornersOf } from "./corners.ts";
import { keyedNumbers } from "./keyed.ts";
import { resized } from "./resample.ts";

/** 256 bits for each place of a picture that can be found again; places in pixels of the picture itself. */
export interface Descriptors {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 8 words of 32 bits each. */
  readonly bits: Uint32Array;
}

/** Copies of the picture, each smaller by 1.25: a leak is found at any scale from a sixth to six times. */
const levels = 9;
const step = 1.25;
/** Reach of a description around its corner, in pixels of its level. */
const reach = 15;

/** Pairs of places that are compared, the same for everybody: half near the corner, drawn once from a fixed stream. */
const pairs = ((): Int8Array => {
  const numbers = keyedNumbers(new Uint8Array(32), "keyhole descriptor 1");
  // The mean of three draws lies near the middle more often than at the rim.
  const place = (): number =>
    Math.round(((numbers.unit() + numbers.unit() + numbers.unit()) / 3 - 0.5) * 2 * (reach - 2));
  return Int8Array.from({ length: 256 * 4 }, place);
})();

/** `most`: descriptors over all levels. A picture that is flat or too small has none. */
export function describe(source: Plane, most: number): Descriptors {
  const found: { x: number; y: number; bits: Uint32Array }[] = [];
  const shares = Array.from({ length: levels }, (_, level) => step ** -level);
  const whole = shares.reduce((sum, each) => sum + each, 0);
  for (let level = 0; level < levels; level += 1) {
    const factor = step ** level;
    const [width, height] = [Math.round(source.width / factor), Math.round(source.height / factor)];
    if (Math.min(width, height) < 2 * reach + 8) break;
    const small = level === 0 ? source : resized(source, width, height);
    const smooth = boxMean(small, 2);
    const count = Math.ceil((most * (shares[level] ?? 0)) / whole);
    for (const corner of cornersOf(boxMean(small, 1), count, reach + 1)) {
      found.push({
        x: ((corner.x + 0.5) * source.width) / width - 0.5,
        y: ((corner.y + 0.5) * source.height) / height - 0.5,
        bits: bitsAt(smooth, corner.x, corner.y),
      });
    }
  }
  const bits = new Uint32Array(found.length * 8);
  for (const [at, each] of found.entries()) bits.set(each.bits, at * 8);
  return {
    count: found.length,
    x: Float32Array.from(found, (each) => each.x),
    y: Float32Array.from(found, (each) => each.y),
    bits,
  };
}

function bitsAt({ width, values }: Plane, x: number, y: number): Uint32Array {
  const bits = new Uint32Array(8);
  const centre = y * width + x;
  for (let bit = 0; bit < 256; bit += 1) {
    const at = bit * 4;
    const one = values[centre + pairs[at + 1] * width + pairs[at]];
    const other = values[centre + pairs[at + 3] * width + pairs[at + 2]];
    if (one < other) bits[bit >> 5] |= 1 << (bit & 31);
  }
  return bits;
}

/** A description of one picture beside the nearest of another. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly distance: number;
}

/** The nearest counts only if it is clearly nearer than the next that lies elsewhere. */
const clearly = 0.86;
/** Half of the bits differ by chance; beyond this many nothing is near. */
const farthest = 80;
/** The same corner is found on several levels: those are no rivals. */
const samePlace = 12;

/** For each description of `to` the one of `from` that it is a copy of, where there is one. */
export function matches(from: Descriptors, to: Descriptors): Match[] {
  const found: Match[] = [];
  for (let other = 0; other < to.count; other += 1) {
    let [best, bestAt, second] = [257, -1, 257];
    const at = other * 8;
    const [b0, b1, b2, b3] = [to.bits[at], to.bits[at + 1], to.bits[at + 2], to.bits[at + 3]];
    const [b4, b5, b6, b7] = [to.bits[at + 4], to.bits[at + 5], to.bits[at + 6], to.bits[at + 7]];
    for (let one = 0, word = 0; one < from.count; one += 1, word += 8) {
      const { bits } = from;
      let distance = ones(bits[word] ^ b0) + ones(bits[word + 1] ^ b1) + ones(bits[word + 2] ^ b2);
      if (distance >= second) continue;
      distance += ones(bits[word + 3] ^ b3) + ones(bits[word + 4] ^ b4) + ones(bits[word + 5] ^ b5);
      distance += ones(bits[word + 6] ^ b6) + ones(bits[word + 7] ^ b7);
      if (distance >= second) continue;
      const isRival =
        bestAt < 0 ||
        Math.abs(from.x[one] - from.x[bestAt]) > samePlace ||
        Math.abs(from.y[one] - from.y[bestAt]) > samePlace;
      if (distance < best) {
        if (isRival) second = best;
        [best, bestAt] = [distance, one];
      } else if (isRival) second = distance;
    }
    if (best <= farthest && best < clearly * second) found.push({ from: bestAt, to: other, distance: best });
  }
  return found;
}

function ones(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
