import type { Quality, Trial } from "./report.ts";

/** One row: an attack, and what became of it. */
export interface Row {
  readonly attack: string;
  readonly trials: number;
  readonly named: number;
  readonly falselyNamed: number;
  /** The lowest score of a right view, and the middle one. */
  readonly worst: number;
  readonly median: number;
}

export interface Numbers {
  readonly strength: string;
  readonly pictures: number;
  readonly psnr: { readonly median: number; readonly worst: number };
  readonly ssim: { readonly worst: number };
  readonly markMs: { readonly median: number };
  readonly readMs: { readonly median: number; readonly worst: number };
  readonly rows: readonly Row[];
}

export interface Tables {
  add(part: { readonly quality?: Quality; readonly trials: readonly Trial[] }): void;
  numbers(): Numbers;
  markdown(): string;
}

export function tables(strength: string): Tables {
  const qualities: Quality[] = [];
  const trials: Trial[] = [];
  const numbers = (): Numbers => {
    const attacks = [...new Set(trials.map(({ attack }) => attack))];
    const psnrs = sorted(qualities.map((each) => each.psnr));
    const times = sorted(trials.map((each) => each.ms));
    return {
      strength,
      pictures: qualities.length,
      psnr: { median: middle(psnrs), worst: psnrs[0] ?? 0 },
      ssim: { worst: Math.min(1, ...qualities.map((each) => each.ssim)) },
      markMs: { median: middle(sorted(qualities.map((each) => each.markMs))) },
      readMs: { median: middle(times), worst: times.at(-1) ?? 0 },
      rows: attacks.map((attack) => rowOf(attack, trials)),
    };
  };
  return {
    add: (part) => {
      if (part.quality !== undefined) qualities.push(part.quality);
      trials.push(...part.trials);
    },
    numbers,
    markdown: () => markdownOf(numbers()),
  };
}

function rowOf(attack: string, all: readonly Trial[]): Row {
  const trials = all.filter((each) => each.attack === attack);
  const scores = sorted(trials.map((each) => each.score));
  return {
    attack,
    trials: trials.length,
    named: trials.filter((each) => each.isNamed).length,
    falselyNamed: trials.filter((each) => each.isFalse).length,
    worst: scores[0] ?? 0,
    median: middle(scores),
  };
}

function markdownOf(of: Numbers): string {
  const head = [
    `Strength ${of.strength}, ${of.pictures} pictures. PSNR median ${of.psnr.median.toFixed(1)} dB, worst ${of.psnr.worst.toFixed(1)} dB;`,
    `SSIM worst ${of.ssim.worst.toFixed(3)}. Marking and encoding ${of.markMs.median.toFixed(0)} ms (median), reading ${of.readMs.median.toFixed(0)} ms`,
    `(median; slowest ${of.readMs.worst.toFixed(0)} ms).`,
    "",
    "| attack | named | falsely named | worst score | median score |",
    "|---|---|---|---|---|",
  ];
  const rows = of.rows.map(
    (row) =>
      `| ${row.attack} | ${row.named}/${row.trials} | ${row.falselyNamed} | ${row.worst.toFixed(1)} | ${row.median.toFixed(1)} |`,
  );
  return [...head, ...rows].join("\n");
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const middle = (values: readonly number[]): number => values[values.length >> 1] ?? 0;
