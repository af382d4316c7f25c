import { it } from "vitest";
import { benchClaims } from "./claims.ts";
import { report } from "./report.ts";

const sizes = (process.env["KEYHOLE_BENCH_TASKS"] ?? "1000,100000").split(",").map(Number);

it.each(sizes)("claim and submit over HTTP with %i tasks", async (tasks) => {
  const figures = await benchClaims({ now: () => performance.now(), tasks });
  report({
    name: `claim + open + submit, ${tasks} tasks`,
    goal: "ratio >= 0.40, next p99 <= 20 ms",
    figures: { ...figures },
  });
});
