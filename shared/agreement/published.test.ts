import { expect, it } from "vitest";
import { fewestGoldAnswers, noGold, published, type GoldResult } from "./published.ts";
import { goldAnswerCount } from "./tally.ts";

const step = 10;
const result = (at: number, alike = 1): GoldResult => ({
  at,
  tally: { '["answers"]': 1, '["pairs","q"]': 1, '["sum","q"]': alike },
});
const after = (finished: number, gold: readonly GoldResult[]) =>
  published({ ...noGold, waiting: gold.filter(({ at }) => at <= finished) }, { finished, step }).shown;

// A fixed sequence that looks random: about a quarter of 200 tasks are gold, every third of those is wrong.
const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
const isGold = (at: number): boolean => (at * 7919) % 17 < 4;
const gold = numbers.filter(isGold).map((at) => result(at, at % 3 === 0 ? 0 : 1));

it("the figure changes only where a whole step of finished tasks ends", () => {
  let changes = 0;
  for (const finished of numbers) {
    const changed = JSON.stringify(after(finished, gold)) !== JSON.stringify(after(finished - 1, gold));
    if (changed) changes += 1;
    if (changed) expect(finished % step).toBe(0);
  }
  expect(changes).toBeGreaterThan(5);
});

it("no submit changes what is seen before a whole further step is finished, whether it was gold or not", () => {
  for (const at of numbers.slice(0, 150)) {
    const others = gold.filter((each) => each.at !== at);
    for (let finished = at; finished < at + step; finished++) {
      const seen = [others, [...others, result(at, 0)], [...others, result(at, 1)]].map((all) => after(finished, all));
      expect(seen[1], `task ${at}, seen at ${finished}`).toEqual(seen[0]);
      expect(seen[2], `task ${at}, seen at ${finished}`).toEqual(seen[0]);
    }
  }
});

it("each change brings at least as many further gold answers as are needed before a first figure", () => {
  const seen = [...new Set(numbers.map((finished) => goldAnswerCount(after(finished, gold))))];
  seen.slice(1).forEach((count, index) => expect(count - (seen[index] ?? 0)).toBeGreaterThanOrEqual(fewestGoldAnswers));
  expect(seen.length).toBeGreaterThan(5);
});

it("nothing is counted twice or lost, however often it is published on the way", () => {
  let worker = noGold;
  for (const finished of numbers) {
    const more = gold.filter(({ at }) => at === finished);
    worker = published({ ...worker, waiting: [...worker.waiting, ...more] }, { finished, step });
    expect(worker.shown).toEqual(after(finished, gold));
  }
  const waiting = worker.waiting.length;
  expect(goldAnswerCount(worker.shown) + waiting).toBe(gold.length);
});
