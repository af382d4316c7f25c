import { it } from "vitest";
import { benchMedia } from "./media.ts";
import { report } from "./report.ts";

it("marked pictures over HTTP", async () => {
  for (const figures of await benchMedia({ now: () => performance.now() })) {
    const name = `marked pictures over HTTP, ${figures.inFlight} at once`;
    report({ name, goal: "25 a second and core, p99 <= 150 ms at 1, ratio near 1.4", figures: { ...figures } });
  }
});
