import { describe, expect, it } from "vitest";
import { boxMean, boxMinimum, plane, type Plane } from "./boxes.ts";
import { complex, fft2, fftPlan, inverseFft2 } from "./fft.ts";
import { apply, compose, fit, inverse, similarityOf, type Pair } from "./homography.ts";
import { keyed, keyedNumbers } from "./keyed.ts";
import { solve } from "./solve.ts";

const random = (name: string) => keyedNumbers(new Uint8Array(32), name).unit;

function around(source: Plane, radius: number, of: (values: number[]) => number, beyond: "nearest" | "none"): Plane {
  const result = plane(source.width, source.height);
  for (let y = 0; y < source.height; y += 1) {
    for (let x = 0; x < source.width; x += 1) {
      const values: number[] = [];
      for (let dy = -radius; dy <= radius; dy += 1) {
        for (let dx = -radius; dx <= radius; dx += 1) {
          const [cx, cy] = [
            Math.min(source.width - 1, Math.max(0, x + dx)),
            Math.min(source.height - 1, Math.max(0, y + dy)),
          ];
          if (beyond === "none" && (cx !== x + dx || cy !== y + dy)) continue;
          values.push(source.values[cy * source.width + cx]);
        }
      }
      result.values[y * source.width + x] = of(values);
    }
  }
  return result;
}

describe("transforms", () => {
  it("agree with the sum that defines them, and come back", () => {
    const unit = random("fft");
    const square = complex(64);
    for (let at = 0; at < 64; at += 1) [square.re[at], square.im[at]] = [unit() - 0.5, unit() - 0.5];
    const [re, im] = [Float64Array.from(square.re), Float64Array.from(square.im)];
    fft2(fftPlan(8), square);
    for (const [kx, ky] of [
      [0, 0],
      [1, 0],
      [3, 5],
      [7, 7],
    ] as const) {
      let [sumRe, sumIm] = [0, 0];
      for (let y = 0; y < 8; y += 1) {
        for (let x = 0; x < 8; x += 1) {
          const angle = (-2 * Math.PI * (kx * x + ky * y)) / 8;
          sumRe += re[y * 8 + x] * Math.cos(angle) - im[y * 8 + x] * Math.sin(angle);
          sumIm += re[y * 8 + x] * Math.sin(angle) + im[y * 8 + x] * Math.cos(angle);
        }
      }
      expect(square.re[ky * 8 + kx]).toBeCloseTo(sumRe, 10);
      expect(square.im[ky * 8 + kx]).toBeCloseTo(sumIm, 10);
    }
    inverseFft2(fftPlan(8), square);
    for (let at = 0; at < 64; at += 1) expect(square.re[at]).toBeCloseTo(re[at], 12);
  });

  it("refuse lengths that are no power of two", () => {
    for (const size of [0, 1, 12, 131_072]) expect(() => fftPlan(size)).toThrow(RangeError);
  });
});

describe("means and minima of squares", () => {
  const unit = random("boxes");
  const source = plane(
    23,
    17,
    Float32Array.from({ length: 23 * 17 }, () => unit() * 255),
  );

  it.each([1, 3, 6, 20])("are those of every pixel's square: radius %i", (radius) => {
    const mean = around(source, radius, (values) => values.reduce((a, b) => a + b, 0) / values.length, "nearest");
    const least = around(source, radius, (values) => Math.min(...values), "none");
    const [fastMean, fastLeast] = [boxMean(source, radius), boxMinimum(source, radius)];
    for (let at = 0; at < source.values.length; at += 1) {
      expect(fastMean.values[at]).toBeCloseTo(mean.values[at], 2);
      expect(fastLeast.values[at]).toBe(least.values[at]);
    }
  });
});

describe("keyed numbers", () => {
  it("depend on key and label alone; parts do not run into each other", () => {
    const key = new Uint8Array(32).fill(1);
    expect(keyed(key, ["ab", "c"])).not.toEqual(keyed(key, ["a", "bc"]));
    expect(keyed(key, ["ab"])).toEqual(keyed(key, [new TextEncoder().encode("ab")]));
    const [one, again, other] = [keyedNumbers(key, "x"), keyedNumbers(key, "x"), keyedNumbers(key, "y")];
    const draw = (from: typeof one) => Array.from({ length: 20 }, () => from.below(1_000));
    const drawn = draw(one);
    expect(draw(again)).toEqual(drawn);
    expect(draw(other)).not.toEqual(drawn);
    expect(drawn.every((value) => value >= 0 && value < 1_000)).toBe(true);
  });
});

describe("transforms of the plane", () => {
  const h = Float64Array.of(1.1, 0.05, 12, -0.04, 0.95, -7, 1e-4, -5e-5, 1);
  const unit = random("plane");
  const pairs: Pair[] = Array.from({ length: 30 }, () => {
    const from = { x: unit() * 800, y: unit() * 600 };
    return { from, to: apply(h, from) };
  });

  it("are found again from pairs, and undone by their inverse", () => {
    const found = fit("homography", pairs);
    expect(found).not.toBeNull();
    for (const [at, value] of (found ?? []).entries()) expect(value).toBeCloseTo(h[at], 6);
    const both = compose(inverse(h), h);
    for (const { from } of pairs) {
      expect(apply(both, from).x).toBeCloseTo(from.x, 6);
      expect(apply(both, from).y).toBeCloseTo(from.y, 6);
    }
  });

  it("are not made of too few pairs or of one point twice", () => {
    expect(fit("homography", pairs.slice(0, 3))).toBeNull();
    expect(fit("affine", pairs.slice(0, 2))).toBeNull();
    expect(fit("affine", [pairs[0], pairs[0], pairs[0]])).toBeNull();
    expect(similarityOf([pairs[0], pairs[0]])).toBeNull();
  });

  it("a quarter turn and a doubling is a similarity", () => {
    const turned = similarityOf([
      { from: { x: 0, y: 0 }, to: { x: 5, y: 5 } },
      { from: { x: 10, y: 0 }, to: { x: 5, y: 25 } },
    ]);
    const { x, y } = apply(turned ?? h, { x: 0, y: 10 });
    expect([x, y]).toEqual([expect.closeTo(-15, 9), expect.closeTo(5, 9)]);
  });

  it("equations without a solution have none", () => {
    expect(solve(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 2))).toBeNull();
    expect(solve(Float64Array.of(0, 2, 1, 0), Float64Array.of(4, 3))).toEqual(Float64Array.of(3, 2));
  });
});
