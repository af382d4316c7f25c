import { it } from "vitest";
import { benchExport } from "./export.ts";
import { report } from "./report.ts";

it("export of JSONL", async () => {
  const figures = await benchExport({ now: () => performance.now() });
  report({ name: "export, JSONL", goal: "twice the raw loop at most", figures: { ...figures } });
});
