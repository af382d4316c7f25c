import { complex, fftPlan, inverseFft2 } from "./fft.ts";
import { keyedNumbers } from "./keyed.ts";
import { signsOf, wordBits } from "./words.ts";

/** Side of the square that the mark repeats, in served pixels: small enough that a tenth of a screenshot holds several. */
export const tileSize = 128;
/**
 * The band, in periods per tile: waves of 6 to 21 pixels. Shorter ones die in JPEG and when a picture is halved, longer ones
 * lie where pictures have most of their own energy; a band of 7.5 to 32 pixels was measured and named no more.
 */
const band = { from: 6, to: 21 } as const;
/** Bins that look the same in every rendition under a key: what a search without the original holds on to. */
export const syncBins = 200;
const payloadBins = 2 * wordBits;

/** Where a key puts its waves. */
export interface Carrier {
  /** Per bin: periods across and down, and the phase in radians. The first `syncBins` are sync, the rest payload. */
  readonly across: Int8Array;
  readonly down: Int8Array;
  readonly phase: Float64Array;
  /** The sync part of the tile, scaled; `tileSize` squared. */
  readonly sync: Float32Array;
}

/** All waves of the band that differ: of k and -k, which are the same wave, one. */
function bandBins(): [number, number][] {
  const bins: [number, number][] = [];
  for (let down = 0; down <= band.to; down += 1) {
    for (let across = -band.to; across <= band.to; across += 1) {
      const length = Math.hypot(across, down);
      if (length < band.from || length > band.to || (down === 0 && across < 0)) continue;
      bins.push([across, down]);
    }
  }
  return bins;
}

/**
 * Scale that gives sync and payload together variance 1: a wave of amplitude 1 has variance 1/2. The shares of both are those
 * of their numbers, 200 to 432.
 */
const scale = Math.sqrt(2 / (syncBins + payloadBins));

/** `key`: the key of a deployment, a version and a project, so that no pattern is the same in many places. */
export function carrierOf(key: Uint8Array): Carrier {
  const bins = bandBins();
  if (bins.length < syncBins + payloadBins) throw new Error(`the band has ${bins.length} bins`);
  const numbers = keyedNumbers(key, "keyhole mark 1 carrier");
  for (let at = bins.length - 1; at > 0; at -= 1) {
    const other = numbers.below(at + 1);
    [bins[at], bins[other]] = [bins[other], bins[at]];
  }
  const used = bins.slice(0, syncBins + payloadBins);
  const across = Int8Array.from(used, ([each]) => each);
  const down = Int8Array.from(used, ([, each]) => each);
  const phase = Float64Array.from(used, () => 2 * Math.PI * numbers.unit());
  const sync = waves({ across, down, phase }, (bin) => (bin < syncBins ? 1 : 0));
  return { across, down, phase, sync };
}

/** The payload part of the tile for two words of `wordBytes`, scaled; `tileSize` squared. */
export function payloadTile(carrier: Carrier, worker: Uint8Array, view: Uint8Array): Float32Array {
  const signs = joined(worker, view);
  return waves(carrier, (bin) => (bin < syncBins ? 0 : signs[bin - syncBins]));
}

/** The signs of both halves in the order of the payload bins. The key shuffles bins, so the order needs no other mixing. */
export function joined(worker: Uint8Array, view: Uint8Array): Int8Array {
  const signs = new Int8Array(payloadBins);
  signs.set(signsOf(worker));
  signs.set(signsOf(view), wordBits);
  return signs;
}

/** The sum of `weight(bin) cos(2 pi k.u / tileSize + phase)` over all bins, scaled. */
function waves(of: Pick<Carrier, "across" | "down" | "phase">, weight: (bin: number) => number): Float32Array {
  const { across, down, phase } = of;
  const spectrum = complex(tileSize * tileSize);
  for (let bin = 0; bin < phase.length; bin += 1) {
    // Half at k and half at -k make the wave real; the inverse transform brings the factor 1/n².
    const amplitude = (weight(bin) * scale * tileSize * tileSize) / 2;
    const [re, im] = [amplitude * Math.cos(phase[bin]), amplitude * Math.sin(phase[bin])];
    const at = place(across[bin], down[bin]);
    const mirrored = place(-across[bin], -down[bin]);
    spectrum.re[at] += re;
    spectrum.im[at] += im;
    spectrum.re[mirrored] += re;
    spectrum.im[mirrored] -= im;
  }
  inverseFft2(fftPlan(tileSize), spectrum);
  return Float32Array.from(spectrum.re);
}

/** Index of a wave in the tile's spectrum. */
export const place = (across: number, down: number): number =>
  ((down + tileSize) % tileSize) * tileSize + ((across + tileSize) % tileSize);
