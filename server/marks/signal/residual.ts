import { boxMean, plane, type Plane } from "./boxes.ts";
import { normalEquations } from "./solve.ts";

/** A leak that was brought into the frame of the original. `known`: 1 where the leak shows the place, else 0. */
export interface Registered {
  readonly leak: Plane;
  readonly original: Plane;
  readonly known: Plane;
}

/** Blurs beside the original itself: what compression and scaling do to a picture is near a mix of them. Radii of box means. */
const blurs = [1, 2, 4] as const;
/** Every so many pixels across and down are enough for five numbers. */
const sparse = 4;
const rounds = 4;
/** Side of the square in which gain and offset may differ: what covers, shades or brightens a part of the leak. */
const localRadius = 12;
/** Beyond so many deviations a pixel is something drawn over the picture, not the mark. */
const most = 2.2;
/** Rounding alone makes a deviation of about a third of a grey level. */
const leastDeviation = 0.4;

/**
 * What the leak has that the original does not, weighted for a mark of the given amplitude: R a / s², R cut at 2.2 s, s the local
 * deviation. Where the picture's own texture was not explained, little is believed.
 */
export function residual(of: Registered, amplitude: Plane): Plane {
  const predicted = predict(of);
  const rest = locallyFitted(of, predicted);
  const { width, height } = of.leak;
  const size = plane(width, height);
  for (let at = 0; at < size.values.length; at += 1) size.values[at] = Math.abs(rest.values[at]);
  const mean = boxMean(size, localRadius);
  const share = boxMean(of.known, localRadius);
  const result = plane(width, height);
  for (let at = 0; at < result.values.length; at += 1) {
    if (of.known.values[at] === 0) continue;
    // The mean distance of a normal number is 0.8 of its deviation.
    const deviation = Math.max(leastDeviation, (1.25 * mean.values[at]) / Math.max(share.values[at], 1e-3));
    const limit = most * deviation;
    const value = Math.max(-limit, Math.min(limit, rest.values[at]));
    result.values[at] = (value * amplitude.values[at]) / (deviation * deviation);
  }
  return result;
}

/** The leak as a mix of the original, its blurs and a constant; pixels that fit badly count less each round. */
function predict({ leak, original, known }: Registered): Plane {
  const { width, height } = leak;
  const parts = [original, ...blurs.map((radius) => boxMean(original, radius))];
  const row = new Float64Array(parts.length + 1).fill(1);
  let factors = new Float64Array(parts.length + 1);
  let scale = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const equations = normalEquations(row.length);
    const sizes: number[] = [];
    for (let y = 0; y < height; y += sparse) {
      for (let x = 0; x < width; x += sparse) {
        const at = y * width + x;
        if (known.values[at] === 0) continue;
        for (const [part, { values }] of parts.entries()) row[part] = values[at];
        const error = round === 0 ? 0 : leak.values[at] - dot(row, factors);
        sizes.push(Math.abs(error));
        const far = error / scale;
        equations.add(row, leak.values[at], 1 / (1 + far * far));
      }
    }
    // A flat picture cannot tell its blurs apart; a trace of the plain original makes the equations solvable.
    for (let part = 0; part < row.length; part += 1) {
      const only = new Float64Array(row.length);
      only[part] = 1;
      equations.add(only, part === 0 ? 1 : 0, 1e-3);
    }
    const solved = equations.solve();
    if (solved === null) break;
    factors = Float64Array.from(solved);
    if (round > 0) scale = Math.max(1, 3 * median(sizes));
    else scale = 20;
  }
  const result = plane(width, height);
  for (let at = 0; at < result.values.length; at += 1) {
    for (const [part, { values }] of parts.entries()) row[part] = values[at];
    result.values[at] = dot(row, factors);
  }
  return result;
}

/** What is left after the best gain and offset of each neighbourhood; 0 where the leak shows nothing. */
function locallyFitted({ leak, known }: Registered, predicted: Plane): Plane {
  const { width, height } = leak;
  const product = (a: Plane, b: Plane): Plane => {
    const result = plane(width, height);
    for (let at = 0; at < result.values.length; at += 1) {
      result.values[at] = a.values[at] * b.values[at] * known.values[at];
    }
    return result;
  };
  const share = boxMean(known, localRadius);
  const mean = (of: Plane): Plane => {
    const result = boxMean(of, localRadius);
    for (let at = 0; at < result.values.length; at += 1) result.values[at] /= Math.max(share.values[at], 1e-3);
    return result;
  };
  const [l, p] = [mean(product(leak, known)), mean(product(predicted, known))];
  const [lp, pp] = [mean(product(leak, predicted)), mean(product(predicted, predicted))];
  const rest = plane(width, height);
  for (let at = 0; at < rest.values.length; at += 1) {
    if (known.values[at] === 0) continue;
    const [ml, mp] = [l.values[at], p.values[at]];
    // Flat places keep a gain of 1: 25 is the variance below which texture says nothing of the gain.
    const gain = (lp.values[at] - ml * mp + 25) / (Math.max(0, pp.values[at] - mp * mp) + 25);
    rest.values[at] = leak.values[at] - ml - gain * (predicted.values[at] - mp);
  }
  return rest;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at] * b[at];
  return sum;
}

function median(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? 0 : sorted[sorted.length >> 1];
}
