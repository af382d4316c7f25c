import { it } from "vitest";
import { benchRendition } from "./marked-image.ts";
import { report } from "./report.ts";

it("marked picture against plain re-encoding", async () => {
  const figures = await benchRendition({ now: () => performance.now() });
  report({ name: "marked picture", goal: "ratio <= 1.4", figures: { ...figures } });
});
