import { place, syncBins, tileSize, type Carrier } from "./carrier.ts";
import { complex, fft2, fftPlan, type Complex } from "./fft.ts";
import type { Plane } from "./boxes.ts";
import type { Reading } from "./score.ts";
import type { TileSigns } from "./tile-signs.ts";

/** A residual in the frame of a rendition, weighted, folded into one tile: once as it is (sync), once by the tiles' signs (payload). */
export interface Folded {
  readonly sync: Complex;
  readonly payload: Complex;
}

/** `residual`: weighted, 0 where nothing is known. Pixel (0, 0) stands at `origin` of the plane of tiles. */
export function fold(residual: Plane, origin: { readonly x: number; readonly y: number }, signs: TileSigns): Folded {
  const { width, height, values } = residual;
  const [sync, payload] = [complex(tileSize * tileSize), complex(tileSize * tileSize)];
  const row = new Float32Array(width);
  const firstColumn = modulo(origin.x, tileSize);
  for (let y = 0; y < height; y += 1) {
    signs.row({ x: origin.x, y: origin.y + y }, row);
    const tileRow = modulo(origin.y + y, tileSize) * tileSize;
    let column = firstColumn;
    for (let x = 0; x < width; x += 1) {
      const value = values[y * width + x];
      sync.re[tileRow + column] += value;
      payload.re[tileRow + column] += value * row[x];
      column = column === tileSize - 1 ? 0 : column + 1;
    }
  }
  const plan = fftPlan(tileSize);
  fft2(plan, sync);
  fft2(plan, payload);
  return { sync, payload };
}

/** No single wave may decide: what a picture's own texture leaves in one bin is cut at this many medians of its ring. */
const most = 2.5;

/** What the payload says, bit by bit: `2 wordBits` numbers. */
export const readPayload = (folded: Folded, carrier: Carrier): Reading =>
  readBins(folded.payload, carrier, { from: syncBins, to: carrier.phase.length });

/** How surely the sync pattern is there: about N(0, 1) where it is not. */
export function syncScore(folded: Folded, carrier: Carrier): number {
  const read = readBins(folded.sync, carrier, { from: 0, to: syncBins });
  const length = Math.sqrt(read.reduce((sum, each) => sum + each * each, 0));
  return length === 0 ? 0 : read.reduce((sum, each) => sum + each, 0) / length;
}

function readBins(spectrum: Complex, carrier: Carrier, bins: { readonly from: number; readonly to: number }): Reading {
  const { across, down, phase } = carrier;
  const medians = ringMedians(spectrum, carrier);
  return Float64Array.from({ length: bins.to - bins.from }, (_, number) => {
    const bin = bins.from + number;
    const at = place(across[bin], down[bin]);
    const median = medians[ringOf(across[bin], down[bin])];
    if (median === 0) return 0;
    const size = Math.hypot(spectrum.re[at], spectrum.im[at]) / median;
    const factor = size > most ? most / size : 1;
    // Re(X e^{-j phase}), in medians of the ring.
    const value = (spectrum.re[at] * Math.cos(phase[bin]) + spectrum.im[at] * Math.sin(phase[bin])) / median;
    return value * factor;
  });
}

const ringOf = (across: number, down: number): number => Math.round(Math.hypot(across, down));

/** By ring of equal wavelength, the median size: pictures have more energy in long waves than in short ones. */
function ringMedians(spectrum: Complex, carrier: Carrier): Float64Array {
  const rings: number[][] = [];
  for (let bin = 0; bin < carrier.phase.length; bin += 1) {
    const at = place(carrier.across[bin], carrier.down[bin]);
    const ring = ringOf(carrier.across[bin], carrier.down[bin]);
    (rings[ring] ??= []).push(Math.hypot(spectrum.re[at], spectrum.im[at]));
  }
  return Float64Array.from({ length: rings.length }, (_, ring) => {
    const sizes = (rings[ring] ?? []).sort((a, b) => a - b);
    return sizes.length === 0 ? 0 : sizes[sizes.length >> 1];
  });
}

const modulo = (value: number, length: number): number => ((value % length) + length) % length;
