import { afterAll, beforeAll, it } from "vitest";
import { inChromium, launch } from "../browser/browser.ts";
import { startDemo, type Demo } from "../browser/demo.ts";
import { leadsWay, mostClicks, mostMs } from "../person/lead-way.ts";
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

inChromium("a lead's way from an own table to the first labeled item", () => {
  it("by mouse", async () => {
    const [demo, browser] = await Promise.all([startDemo(), launch()]);
    try {
      const [lead, labeler] = [await demo.as("lena"), await demo.as("leo")];
      const way = await leadsWay({ browser, lead, labeler, complaints: [], pace });
      const figures = {
        clicks: way.clicks.length,
        moved: way.moved.join(", "),
        keys: way.keys,
        handSeconds: way.handMs / 1_000,
        thinkSeconds: way.thinkMs / 1_000,
        ranSeconds: way.ranMs / 1_000,
      };
      const goal = `at most ${mostClicks} clicks and ${mostMs / 60_000} minutes`;
      report({ name: "person, a lead from a table to the first labeled item", goal, figures });
    } finally {
      await browser.close();
      await demo.close();
    }
  });
});
