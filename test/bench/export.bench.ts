import { it } from "vitest";
import { benchExport } from "./export.ts";
import { report } from "./report.ts";

const rows = Number(process.env["KEYHOLE_BENCH_EXPORT_ROWS"] ?? "20000");

it("export of JSONL", async () => {
  const figures = await benchExport({ now: () => performance.now(), rows });
  report({ name: "export, JSONL", goal: "twice the raw loop at most", figures: { ...figures } });
});
