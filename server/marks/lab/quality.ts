import { boxMean, plane, type Plane } from "../signal/boxes.ts";

/** Peak signal-to-noise ratio of luminance, in dB; infinite for equal pictures. */
export function psnr(a: Plane, b: Plane): number {
  let sum = 0;
  for (let at = 0; at < a.values.length; at += 1) sum += ((a.values[at] ?? 0) - (b.values[at] ?? 0)) ** 2;
  return sum === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10((255 * 255 * a.values.length) / sum);
}

/** Mean structural similarity of luminance over squares of 9 x 9, with the usual constants (Wang et al. 2004). */
export function ssim(a: Plane, b: Plane): number {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  const product = (one: Plane, other: Plane): Plane =>
    plane(
      one.width,
      one.height,
      one.values.map((value, at) => value * (other.values[at] ?? 0)),
    );
  const [ma, mb] = [boxMean(a, 4).values, boxMean(b, 4).values];
  const [aa, bb, ab] = [
    boxMean(product(a, a), 4).values,
    boxMean(product(b, b), 4).values,
    boxMean(product(a, b), 4).values,
  ];
  let sum = 0;
  for (let at = 0; at < ma.length; at += 1) {
    const [x, y] = [ma[at] ?? 0, mb[at] ?? 0];
    const [vx, vy, xy] = [(aa[at] ?? 0) - x * x, (bb[at] ?? 0) - y * y, (ab[at] ?? 0) - x * y];
    sum += ((2 * x * y + c1) * (2 * xy + c2)) / ((x * x + y * y + c1) * (vx + vy + c2));
  }
  return sum / ma.length;
}
