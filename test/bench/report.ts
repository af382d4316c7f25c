import { existsSync, readFileSync, writeFileSync } from "node:fs";

const file = process.env["KEYHOLE_BENCH_FILE"] ?? new URL("../../bench.json", import.meta.url);

export interface BenchResult {
  readonly name: string;
  /** What the project wants to reach, in words. */
  readonly goal?: string;
  readonly figures: Readonly<Record<string, number | string>>;
}

const rounded = (value: number | string): number | string =>
  typeof value === "number" ? Number(value.toPrecision(4)) : value;

/** Adds a result to bench.json; `run.mjs` prints them all at the end. */
export function report(result: BenchResult): void {
  // Written by this function only.
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as BenchResult[]) : [];
  const figures = Object.fromEntries(Object.entries(result.figures).map(([name, value]) => [name, rounded(value)]));
  writeFileSync(file, `${JSON.stringify([...before, { ...result, figures }], null, 2)}\n`);
}
