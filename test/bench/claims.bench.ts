import { it } from "vitest";
import { benchClaims } from "./claims.ts";
import { report } from "./report.ts";

const sizes = (process.env["KEYHOLE_BENCH_TASKS"] ?? "1000,100000").split(",").map(Number);
const now = () => performance.now();

it.each(sizes)("claim and submit over HTTP with %i tasks", async (tasks) => {
  const figures = await benchClaims({ now, tasks });
  const goal = "ratio >= 0.40, next p99 <= 20 ms";
  report({ name: `claim + open + submit, ${tasks} tasks`, goal, figures: { ...figures } });
});

const [smallest = 1_000] = sizes;

it("500 labelers at once", async () => {
  const figures = await benchClaims({ now, tasks: smallest, connections: 500 });
  const goal = "ratio >= 0.40, next p99 <= 100 ms";
  report({ name: "claim + open + submit, 500 at once", goal, figures: { ...figures } });
});

/** What each labeler has done already, and how many tasks are there. */
const doneBefore = 20_000;

it("labelers who have each done 20,000 tasks already", async () => {
  const figures = await benchClaims({ now, tasks: 2 * doneBefore, doneBefore });
  const goal = "at most twice as slow as with a fresh queue";
  report({ name: "claim + open + submit, 20,000 done by each", goal, figures: { ...figures } });
});
