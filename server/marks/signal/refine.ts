import { boxMean, plane, type Plane } from "./boxes.ts";
import { compose, identity, scaling, type Homography } from "./homography.ts";
import { linearAt, resized, warped } from "./resample.ts";
import { normalEquations } from "./solve.ts";

/** Coarse first: a fourth, a half, and the whole size. */
const coarse = [4, 2, 1] as const;
const steps = 12;
/** Moved by less than this many pixels in a step, a corner of the picture is where it belongs. */
const still = 0.01;
/** Places looked at per size; more make it slower and no better. */
const mostPlaces = 60_000;
/** A place that differs by this much (in local deviations) counts half: captions, boxes, moiré. */
const half = 0.8;

/**
 * Moves a transform from the original to the leak until the pictures lie on each other to about a tenth of a pixel: the mark's shortest
 * waves are six pixels long. Works on pictures whose local brightness and contrast were taken away. Null where it does not settle.
 */
export function refine(original: Plane, leak: Plane, start: Homography): Homography | null {
  let h = start;
  for (const factor of coarse) {
    const [width, height] = [Math.round(original.width / factor), Math.round(original.height / factor)];
    if (Math.min(width, height) < 48) continue;
    const small = factor === 1 ? original : resized(original, width, height);
    const toSmall = scaling(width / original.width, height / original.height);
    const toFull = scaling(original.width / width, original.height / height);
    // The leak in the original's frame, smaller; what is left to find is a small move in that frame.
    const { picture, known } = warped(leak, compose(h, toFull), small);
    const move = settle({ template: normalised(small, null), picture: normalised(picture, known), known });
    if (move === null) return null;
    h = compose(compose(compose(h, toFull), move), toSmall);
  }
  return h;
}

/** Without local brightness and contrast; cut at twice the usual contrast. */
export function normalised(source: Plane, known: Plane | null): Plane {
  const { width, height } = source;
  const mean = boxMean(source, 10);
  const share = known === null ? null : boxMean(known, 10);
  const away = plane(width, height);
  const shareAt = (at: number): number => (share === null ? 1 : Math.max(share.values[at], 1e-3));
  for (let at = 0; at < away.values.length; at += 1) {
    if (known !== null && known.values[at] === 0) continue;
    away.values[at] = source.values[at] - mean.values[at] / shareAt(at);
  }
  const size = plane(width, height, away.values.map(Math.abs));
  const spread = boxMean(size, 6);
  for (let at = 0; at < away.values.length; at += 1) {
    const value = away.values[at] / (spread.values[at] / shareAt(at) + 2);
    away.values[at] = value > 2 ? 2 : value < -2 ? -2 : value;
  }
  return away;
}

interface Settling {
  readonly template: Plane;
  readonly picture: Plane;
  readonly known: Plane;
}

/** The transform from the template's frame into the picture's, near the identity. */
function settle({ template, picture, known }: Settling): Homography | null {
  const { width, height } = template;
  const places = placesOf(template, known);
  if (places.length < 200) return null;
  let move = identity();
  const row = new Float64Array(8);
  for (let step = 0; step < steps; step += 1) {
    const equations = normalEquations(8);
    for (const at of places) {
      const [x, y] = [at % width, Math.floor(at / width)];
      const w = move[6] * x + move[7] * y + 1;
      const u = (move[0] * x + move[1] * y + move[2]) / w;
      const v = (move[3] * x + move[4] * y + move[5]) / w;
      if (u < 1 || v < 1 || u > width - 2 || v > height - 2) continue;
      if (known.values[Math.round(v) * width + Math.round(u)] === 0) continue;
      const error = linearAt(picture, u, v) - template.values[at];
      const far = error / half;
      const gx = (template.values[at + 1] - template.values[at - 1]) / 2;
      const gy = (template.values[at + width] - template.values[at - width]) / 2;
      // Steepest descent of the template for a small homography, coordinates in units of the frame.
      const [a, b] = [x / width, y / height];
      const along = (gx * x + gy * y) / width;
      row[0] = gx * a;
      row[1] = gx * b;
      row[2] = gx;
      row[3] = gy * a;
      row[4] = gy * b;
      row[5] = gy;
      row[6] = -along * a;
      row[7] = -along * b;
      equations.add(row, error, 1 / (1 + far * far));
    }
    const found = equations.solve();
    if (found === null) return null;
    const change = smallMove(found, width, height);
    // Inverse composition: the template was moved, so the picture's transform takes the inverse.
    move = compose(move, invertSmall(change));
    if (!move.every(Number.isFinite)) return null;
    if (largestShift(change, width, height) < still) break;
  }
  return isSmall(move, width, height) ? move : null;
}

/** Places with something to hold on to, spread evenly. */
function placesOf(template: Plane, known: Plane): Uint32Array {
  const { width, height, values } = template;
  const stride = Math.max(1, Math.floor(Math.sqrt((width * height) / (2.5 * mostPlaces))));
  const places: number[] = [];
  for (let y = 2; y < height - 2; y += stride) {
    for (let x = 2; x < width - 2; x += stride) {
      const at = y * width + x;
      if (known.values[at] === 0) continue;
      const slope = Math.abs(values[at + 1] - values[at - 1]) + Math.abs(values[at + width] - values[at - width]);
      if (slope > 0.15) places.push(at);
    }
  }
  if (places.length <= mostPlaces) return Uint32Array.from(places);
  const every = places.length / mostPlaces;
  return Uint32Array.from({ length: mostPlaces }, (_, at) => places[Math.floor(at * every)]);
}

/** From unknowns in units of the frame to a homography in pixels. */
function smallMove(p: Float64Array, width: number, height: number): Homography {
  return Float64Array.of(
    1 + p[0] / width,
    p[1] / height,
    p[2],
    p[3] / width,
    1 + p[4] / height,
    p[5],
    p[6] / width / width,
    p[7] / height / width,
    1,
  );
}

function invertSmall(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i] = h;
  const result = Float64Array.of(
    e - f * i,
    c * i - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  );
  return result.map((each) => each / result[8]);
}

function largestShift(h: Homography, width: number, height: number): number {
  let most = 0;
  for (const [x, y] of [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const) {
    const w = h[6] * x + h[7] * y + 1;
    most = Math.max(
      most,
      Math.abs((h[0] * x + h[1] * y + h[2]) / w - x),
      Math.abs((h[3] * x + h[4] * y + h[5]) / w - y),
    );
  }
  return most;
}

/** Registration was near: whoever moves a corner by a tenth of the picture has lost the way. */
const isSmall = (h: Homography, width: number, height: number): boolean =>
  largestShift(h, width, height) < Math.max(width, height) / 10;
