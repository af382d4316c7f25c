import { it } from "vitest";
import { benchImport } from "./import.ts";
import { report } from "./report.ts";

const rows = Number(process.env["KEYHOLE_BENCH_IMPORT_ROWS"] ?? "20000");

it("import of JSONL", async () => {
  const figures = await benchImport({ now: () => performance.now(), rows });
  report({ name: "import, JSONL", goal: "ratio >= 0.40, memory grows by 400 MB at most", figures: { ...figures } });
});
