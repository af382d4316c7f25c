import { describe, expect, it } from "vitest";
import { answersLimit } from "../../answers.ts";
import { compare, compareWithin, maskBudget } from "./agreement.ts";
import { fillRings } from "./fill.ts";
import { encodeCounts } from "./rle.ts";
import type { Runs } from "./runs.ts";
import type { MaskAnswer } from "./schema.ts";

const size = { width: 1024, height: 1024 };
const answer = (...masks: readonly Runs[]): MaskAnswer => ({
  ...size,
  regions: masks.map((runs, index) => ({ id: `r${index}`, label: "rust", counts: encodeCounts(runs, size) })),
});
const square = (x: number, y: number, side: number): Runs =>
  fillRings(
    [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
      ],
    ],
    size,
  );
/** Every second pixel down, all over the picture but for a shift: as many runs as a mask can have. */
const ragged = (shift: number): Runs =>
  Uint32Array.from({ length: size.width * size.height - 2 * shift }, (_, at) => at + shift);

describe("agreement of masks", () => {
  it("is the intersection over the union, also of masks that only meet at their bounds", () => {
    expect(compare(answer(square(0, 0, 100)), answer(square(50, 0, 100))).overall).toBeCloseTo(1 / 3, 6);
    expect(compare(answer(square(0, 0, 100)), answer(square(100, 0, 100))).overall).toBe(0);
    expect(compare(answer(square(0, 0, 100)), answer()).overall).toBe(0);
  });

  it("looks at fewer pixels over its budget, and says nearly the same", () => {
    const [one, other] = [answer(square(1, 3, 397)), answer(square(100, 44, 401))];
    const exact = compare(one, other).overall;
    // 800 ends of runs each: at a half of them every second column is left.
    expect(compareWithin(one, other, 800).overall).toBeCloseTo(exact, 1);
    expect(compareWithin(one, other, 800).overall).not.toBe(exact);
    expect(compareWithin(one, other, maskBudget).overall).toBe(exact);
  });

  it("answers made to be slow take as long as reading them", () => {
    const masks = [0, 1, 2].map(ragged);
    const [one, other] = [answer(...masks), answer(...masks.toReversed())];
    expect(JSON.stringify(one).length).toBeGreaterThan(answersLimit / 2);
    const started = performance.now();
    const { overall } = compareWithin(one, other, 1_000_000);
    expect(overall).toBeGreaterThan(0.9);
    // Nine pairs of a million ends each stay unlooked at.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
