/** Complex numbers side by side. */
export interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export const complex = (length: number): Complex => ({ re: new Float64Array(length), im: new Float64Array(length) });

/** What a transform of one length needs each time; a power of two. */
export interface FftPlan {
  readonly size: number;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  readonly reversed: Uint32Array;
  /** One column on its way. */
  readonly column: Complex;
}

const plans = new Map<number, FftPlan>();

/** Throws RangeError where `size` is not a power of two from 2 to 65,536. */
export function fftPlan(size: number): FftPlan {
  const known = plans.get(size);
  if (known !== undefined) return known;
  const bits = Math.log2(size);
  if (!Number.isInteger(bits) || bits < 1 || bits > 16) throw new RangeError("a transform's length is a power of two");
  const reversed = new Uint32Array(size);
  for (let at = 1; at < size; at += 1) reversed[at] = (reversed[at >> 1] >> 1) | ((at & 1) << (bits - 1));
  const angle = (at: number): number => (-2 * Math.PI * at) / size;
  const plan: FftPlan = {
    size,
    cos: Float64Array.from({ length: size / 2 }, (_, at) => Math.cos(angle(at))),
    sin: Float64Array.from({ length: size / 2 }, (_, at) => Math.sin(angle(at))),
    reversed,
    column: complex(size),
  };
  plans.set(size, plan);
  return plan;
}

/** The forward transform (exponent -2 pi i jk / n, no factor) of `size` numbers from `from` on, in place. */
export function fft(plan: FftPlan, values: Complex, from = 0): void {
  const { size, cos, sin, reversed } = plan;
  const { re, im } = values;
  for (let at = 1; at < size; at += 1) {
    const other = reversed[at];
    if (other <= at) continue;
    const [a, b] = [from + at, from + other];
    [re[a], re[b]] = [re[b], re[a]];
    [im[a], im[b]] = [im[b], im[a]];
  }
  for (let half = 1; half < size; half <<= 1) {
    const step = size / (2 * half);
    for (let block = 0; block < size; block += 2 * half) {
      for (let at = 0; at < half; at += 1) {
        const [c, s] = [cos[at * step], sin[at * step]];
        const upper = from + block + at;
        const lower = upper + half;
        const real = re[lower] * c - im[lower] * s;
        const imaginary = re[lower] * s + im[lower] * c;
        re[lower] = re[upper] - real;
        im[lower] = im[upper] - imaginary;
        re[upper] += real;
        im[upper] += imaginary;
      }
    }
  }
}

/** The forward transform of a square of side `plan.size`, row by row, in place. */
export function fft2(plan: FftPlan, square: Complex): void {
  const { size, column } = plan;
  for (let row = 0; row < size; row += 1) fft(plan, square, row * size);
  for (let x = 0; x < size; x += 1) {
    for (let y = 0; y < size; y += 1) {
      column.re[y] = square.re[y * size + x];
      column.im[y] = square.im[y * size + x];
    }
    fft(plan, column);
    for (let y = 0; y < size; y += 1) {
      square.re[y * size + x] = column.re[y];
      square.im[y * size + x] = column.im[y];
    }
  }
}

/** The inverse of `fft2`, with the factor 1/n² that makes it one. */
export function inverseFft2(plan: FftPlan, square: Complex): void {
  const swapped: Complex = { re: square.im, im: square.re };
  fft2(plan, swapped);
  const factor = 1 / (plan.size * plan.size);
  for (let at = 0; at < square.re.length; at += 1) {
    square.re[at] *= factor;
    square.im[at] *= factor;
  }
}
