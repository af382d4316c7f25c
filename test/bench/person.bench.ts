import { afterAll, beforeAll, it } from "vitest";
import { inChromium } from "../browser/browser.ts";
import { startDemo, type Demo } from "../browser/demo.ts";
import { hasRealData } from "../person/real-data.ts";
import { kinds, workShift } from "../person/shift.ts";
import { report } from "./report.ts";

const tasks = Number(process.env["KEYHOLE_BENCH_PERSON_TASKS"] ?? 40);
/** 1 is a person's pace, which takes an hour; pauses shrink with it. */
const pace = Number(process.env["KEYHOLE_BENCH_PERSON_PACE"] ?? 0.02);

const goals = {
  pictures: "a box is 1 drag and at most 1 key; the next picture is painted within 100 ms",
  pairs: "a preference is 1 key; the next pair is painted within 100 ms",
  posts: "a span is 1 drag and 1 key; the next post is painted within 100 ms",
} as const;

inChromium("somebody labels real data", () => {
  if (!hasRealData) return it.skip("needs real data", () => undefined);
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo();
  });
  afterAll(() => demo.close());

  it.each(kinds.flatMap((kind) => [0, 80].map((delayMs) => ({ kind, delayMs }))))(
    "$kind with $delayMs ms more for each round trip",
    async ({ kind, delayMs }) => {
      const { figures, surprises, complaints } = await workShift(kind, { demo, tasks, delayMs, pace });
      for (const line of [...surprises, ...complaints]) console.warn(line);
      report({ name: `person, ${tasks} ${kind} at ${delayMs} ms`, goal: goals[kind], figures });
    },
  );
});
