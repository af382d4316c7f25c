import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";

const file = process.env["KEYHOLE_BENCH_FILE"] ?? new URL("../../bench.json", import.meta.url);

export interface BenchResult {
  readonly name: string;
  /** What the project wants to reach, in words. */
  readonly goal?: string;
  readonly figures: Readonly<Record<string, number | string>>;
}

/** A row of bench.json: when it was measured (ISO, UTC), and the load average of that minute, which says how far to trust it. */
interface BenchRow extends BenchResult {
  readonly at: string;
  readonly load: number;
}

const rounded = (value: number | string): number | string =>
  typeof value === "number" ? Number(value.toPrecision(4)) : value;

/** Puts a result in the place of its earlier one in bench.json; `run.mjs` prints those of this run at the end. */
export function report(result: BenchResult): void {
  // Written by this function only.
  const rows = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<BenchRow>[]) : [];
  const figures = Object.fromEntries(Object.entries(result.figures).map(([name, value]) => [name, rounded(value)]));
  const row: BenchRow = {
    ...result,
    figures,
    at: new Date().toISOString(),
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
  const before = rows.findIndex(({ name }) => name === result.name);
  const next = before === -1 ? [...rows, row] : rows.toSpliced(before, 1, row);
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
}
