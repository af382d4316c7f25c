import { boxMean, plane, type Plane } from "./boxes.ts";
import { syncBins, tileSize, type Carrier } from "./carrier.ts";
import { complex, fft2, fftPlan, type Complex } from "./fft.ts";

/** Where the plane of tiles lies in a leak: leak = (a, b; c, d) tile + (x, y), in pixels. */
export interface TilePlane {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly x: number;
  readonly y: number;
}

/** The place where the sync pattern fits best, and how surely it is there; unmarked pictures reach 6.1. */
export interface Sync {
  readonly plane: TilePlane;
  readonly score: number;
}

/** From here on it may be said that a picture carries a mark of this key. */
export const surely = 7;
/** From here on it is read: whether somebody is named, the scores of words decide, with a bound of their own. */
export const worthReading = 5;

/** Parts of the leak that are looked at together, and the transform in which each lies centred around its origin. */
const blockSide = 512;
const frame = 1024;
/** Scales tried, each 0.2 % larger than the one before: at the rim of a 1920-pixel leak that is a pixel. */
const scales = { from: 0.35, to: 2.1, step: 1.002 } as const;
/** Turns tried beside none, in degrees. */
const turns = { to: 2.3, step: 0.23 } as const;
/** Shifts tried across and down a tile. */
const shifts = 64;

interface Block {
  readonly spectrum: Complex;
  /** Middle of the block in the leak. */
  readonly x: number;
  readonly y: number;
}

/** The spectra that a search looks at; made once for all keys. `leak`: without local brightness and contrast. */
export interface Searched {
  readonly blocks: readonly Block[];
}

export function searched(leak: Plane): Searched {
  const places = placesOf(leak.width).flatMap((x) => placesOf(leak.height).map((y) => ({ x, y })));
  const blocks: Block[] = [];
  for (let at = 0; at < places.length; at += 2) blocks.push(...twoBlocks(leak, places.slice(at, at + 2)));
  return { blocks };
}

/** First pixels of blocks that cover a side evenly, at most four. */
function placesOf(length: number): number[] {
  if (length <= blockSide) return [Math.floor((length - blockSide) / 2)];
  const count = Math.min(4, Math.ceil(length / blockSide));
  return Array.from({ length: count }, (_, at) => Math.round((at * (length - blockSide)) / (count - 1)));
}

/** Two real pictures in one complex transform: the one is its even part, the other its odd part. */
function twoBlocks(leak: Plane, places: readonly { readonly x: number; readonly y: number }[]): Block[] {
  const both = complex(frame * frame);
  for (const [number, place] of places.entries()) {
    const target = number === 0 ? both.re : both.im;
    for (let dy = 0; dy < blockSide; dy += 1) {
      const y = place.y + dy;
      if (y < 0 || y >= leak.height) continue;
      const row = ((dy - blockSide / 2 + frame) % frame) * frame;
      const fadeY = window[dy];
      for (let dx = 0; dx < blockSide; dx += 1) {
        const x = place.x + dx;
        if (x < 0 || x >= leak.width) continue;
        target[row + ((dx - blockSide / 2 + frame) % frame)] = leak.values[y * leak.width + x] * fadeY * window[dx];
      }
    }
  }
  fft2(fftPlan(frame), both);
  return places.map((place, number) => ({
    spectrum: whitened(separated(both, number === 0)),
    x: place.x + blockSide / 2,
    y: place.y + blockSide / 2,
  }));
}

/** Falls to nothing at the borders of a block, or its edges would be waves of all lengths. */
const window = Float64Array.from({ length: blockSide }, (_, at) => Math.sin((Math.PI * (at + 0.5)) / blockSide) ** 0.5);

function separated(both: Complex, isFirst: boolean): Complex {
  const result = complex(frame * frame);
  for (let y = 0; y < frame; y += 1) {
    const mirroredRow = ((frame - y) % frame) * frame;
    for (let x = 0; x < frame; x += 1) {
      const at = y * frame + x;
      const mirrored = mirroredRow + ((frame - x) % frame);
      if (isFirst) {
        result.re[at] = (both.re[at] + both.re[mirrored]) / 2;
        result.im[at] = (both.im[at] - both.im[mirrored]) / 2;
      } else {
        result.re[at] = (both.im[at] + both.im[mirrored]) / 2;
        result.im[at] = (both.re[mirrored] - both.re[at]) / 2;
      }
    }
  }
  return result;
}

/** Divided by the mean size around each wave: what the picture itself has much of would drown the pattern. */
function whitened(spectrum: Complex): Complex {
  const power = plane(frame, frame);
  for (let at = 0; at < power.values.length; at += 1) power.values[at] = spectrum.re[at] ** 2 + spectrum.im[at] ** 2;
  const mean = boxMean(power, 9).values;
  for (let at = 0; at < mean.length; at += 1) {
    const factor = 1 / Math.sqrt(mean[at] + 1e-9);
    spectrum.re[at] *= factor;
    spectrum.im[at] *= factor;
  }
  return spectrum;
}

/** The best place of a key's sync pattern. `withTurns`: also turned pictures, which takes some times as long. */
export function findSync(of: Searched, carrier: Carrier, withTurns: boolean): Sync {
  const inner = middleBlocks(of);
  const angles = [0];
  if (withTurns) {
    for (let angle = turns.step; angle <= turns.to + 1e-9; angle += turns.step) angles.push(angle, -angle);
  }
  let best: Sync = { plane: { a: 1, b: 0, c: 0, d: 1, x: 0, y: 0 }, score: 0 };
  const look = new Looker(carrier);
  for (const degrees of angles) {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    for (let scale: number = scales.from; scale <= scales.to; scale *= scales.step) {
      const turned = { a: scale * c, b: -scale * s, c: scale * s, d: scale * c };
      const found = look.bestShift(degrees === 0 ? of.blocks : inner, turned);
      if (found.score > best.score) best = found;
    }
  }
  return refined(of, look, best);
}

function middleBlocks({ blocks }: Searched): readonly Block[] {
  if (blocks.length <= 4) return blocks;
  const [x, y] = [mean(blocks.map((each) => each.x)), mean(blocks.map((each) => each.y))];
  const away = (each: Block): number => Math.hypot(each.x - x, each.y - y);
  return [...blocks].sort((one, other) => away(one) - away(other)).slice(0, 4);
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

type Turned = Pick<TilePlane, "a" | "b" | "c" | "d">;

/** Looks for one key's pattern; keeps what each look needs. */
class Looker {
  readonly #carrier: Carrier;
  readonly #waves = complex(syncBins);
  readonly #shifted = complex(shifts * shifts);

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  /** The sum over blocks of what each wave of the pattern is there, less the phase it should have at a shift of 0. Returns its length. */
  #sum(blocks: readonly Block[], { a, b, c, d }: Turned): number {
    const { across, down, phase } = this.#carrier;
    const [re, im] = [this.#waves.re, this.#waves.im];
    const determinant = a * d - b * c;
    let power = 0;
    for (let bin = 0; bin < syncBins; bin += 1) {
      // Waves k of the tile plane have the frequency (M^-1)^T k / tileSize in the leak.
      const fx = (d * across[bin] - c * down[bin]) / determinant / tileSize;
      const fy = (a * down[bin] - b * across[bin]) / determinant / tileSize;
      let [sumRe, sumIm] = [0, 0];
      if (Math.abs(fx) < 0.49 && Math.abs(fy) < 0.49) {
        for (const block of blocks) {
          const angle = 2 * Math.PI * (fx * block.x + fy * block.y) + phase[bin];
          const [co, si] = [Math.cos(angle), Math.sin(angle)];
          readAt(block.spectrum, fx * frame, fy * frame);
          sumRe += value.re * co + value.im * si;
          sumIm += value.im * co - value.re * si;
        }
      }
      re[bin] = sumRe;
      im[bin] = sumIm;
      power += sumRe * sumRe + sumIm * sumIm;
    }
    return Math.sqrt(power / 2);
  }

  bestShift(blocks: readonly Block[], turned: Turned): Sync {
    const size = this.#sum(blocks, turned);
    if (size === 0) return { plane: { ...turned, x: 0, y: 0 }, score: 0 };
    const { across, down } = this.#carrier;
    const { re, im } = this.#shifted;
    re.fill(0);
    im.fill(0);
    for (let bin = 0; bin < syncBins; bin += 1) {
      // The forward transform of the conjugate is the conjugate of the sum that is wanted.
      const at = ((down[bin] + shifts) % shifts) * shifts + ((across[bin] + shifts) % shifts);
      re[at] += this.#waves.re[bin];
      im[at] -= this.#waves.im[bin];
    }
    fft2(fftPlan(shifts), this.#shifted);
    let [most, place] = [Number.NEGATIVE_INFINITY, 0];
    for (let at = 0; at < re.length; at += 1) if (re[at] > most) [most, place] = [re[at], at];
    const [tx, ty] = [((place % shifts) * tileSize) / shifts, (Math.floor(place / shifts) * tileSize) / shifts];
    const { a, b, c, d } = turned;
    return { plane: { ...turned, x: a * tx + b * ty, y: c * tx + d * ty }, score: most / size };
  }

  /** How surely the pattern is at one place. */
  score(blocks: readonly Block[], at: TilePlane): number {
    const size = this.#sum(blocks, at);
    if (size === 0) return 0;
    const { across, down } = this.#carrier;
    const determinant = at.a * at.d - at.b * at.c;
    const tx = (at.d * at.x - at.b * at.y) / determinant;
    const ty = (at.a * at.y - at.c * at.x) / determinant;
    let sum = 0;
    for (let bin = 0; bin < syncBins; bin += 1) {
      const angle = (2 * Math.PI * (across[bin] * tx + down[bin] * ty)) / tileSize;
      sum += this.#waves.re[bin] * Math.cos(angle) - this.#waves.im[bin] * Math.sin(angle);
    }
    return sum / size;
  }
}

/** The last value read: an object for each would be a hundred million objects. */
const value = { re: 0, im: 0 };

/** Linear between four waves; frequencies in steps of the frame, negative ones too. */
function readAt({ re, im }: Complex, fx: number, fy: number): void {
  const [left, top] = [Math.floor(fx), Math.floor(fy)];
  const [u, v] = [fx - left, fy - top];
  const [x0, x1] = [(left + frame) % frame, (left + 1 + frame) % frame];
  const [y0, y1] = [((top + frame) % frame) * frame, ((top + 1 + frame) % frame) * frame];
  const [p, q, r, s] = [(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v];
  value.re = re[y0 + x0] * p + re[y0 + x1] * q + re[y1 + x0] * r + re[y1 + x1] * s;
  value.im = im[y0 + x0] * p + im[y0 + x1] * q + im[y1 + x0] * r + im[y1 + x1] * s;
}

/** Steps that start at what the search left open and are halved while nothing gets better. */
function refined({ blocks }: Searched, look: Looker, start: Sync): Sync {
  let { plane: at, score } = { plane: start.plane, score: look.score(blocks, start.plane) };
  const scale = Math.hypot(at.a, at.c);
  const names = ["a", "b", "c", "d", "x", "y"] as const;
  let [turn, move] = [0.002 * scale, scale];
  const centre = { x: mean(blocks.map((each) => each.x)), y: mean(blocks.map((each) => each.y)) };
  while (move > 0.02 * scale) {
    let isBetter = false;
    for (const name of names) {
      for (const sign of [1, -1]) {
        const changed = moved(at, { name, by: sign * (name === "x" || name === "y" ? move : turn), centre });
        const reached = look.score(blocks, changed);
        if (reached <= score) continue;
        [at, score, isBetter] = [changed, reached, true];
      }
    }
    if (!isBetter) [turn, move] = [turn / 2, move / 2];
  }
  return { plane: at, score };
}

/** Turned or scaled around the middle of the leak, so that a small change does not move everything. */
function moved(
  at: TilePlane,
  {
    name,
    by,
    centre,
  }: { readonly name: keyof TilePlane; readonly by: number; readonly centre: { x: number; y: number } },
): TilePlane {
  const changed = { ...at, [name]: at[name] + by };
  if (name === "x" || name === "y") return changed;
  const determinant = at.a * at.d - at.b * at.c;
  const [dx, dy] = [centre.x - at.x, centre.y - at.y];
  const [u, v] = [(at.d * dx - at.b * dy) / determinant, (at.a * dy - at.c * dx) / determinant];
  return { ...changed, x: centre.x - changed.a * u - changed.b * v, y: centre.y - changed.c * u - changed.d * v };
}
