import { renderRendition, type Mark } from "@keyhole/server/marks/rendition";
import { visibleText } from "@keyhole/server/marks/visible-text";
import sharp from "sharp";

import { photo } from "../images/samples.ts";

export interface RenditionBench {
  readonly width: number;
  readonly height: number;
  readonly rounds: number;
  /** Median milliseconds of decode, resize, blend and encode, with the mark's tile drawn already. */
  readonly markedMs: number;
  /** Median milliseconds of sharp's decode, resize and encode of the same preview to the same format. */
  readonly plainMs: number;
  /** `markedMs / plainMs`; the goal is at most 1.4. */
  readonly ratio: number;
  /** The same of the processor's time, all threads together: what waiting on a busy machine does not change. */
  readonly cpuRatio: number;
  /** Milliseconds of the first marked picture of a text: the tile is drawn then. */
  readonly coldMs: number;
}

/**
 * Marks one preview again and again, each round beside a plain conversion of the same bytes, so that both see the same
 * machine. `now` is a clock in milliseconds. `longSide` below the preview's makes both resize.
 */
export async function benchRendition(options: {
  readonly now: () => number;
  readonly rounds?: number;
  readonly longSide?: number;
}): Promise<RenditionBench> {
  const { now, rounds = 30, longSide = 1600 } = options;
  const preview = await photo(1920, 1080).blur(0.8).jpeg({ quality: 92, chromaSubsampling: "4:4:4" }).toBuffer();
  const shortCode = "K7Q2";
  const text = visibleText({ name: "A. Keller", shortCode, startedAt: 1_790_000_000_000 });
  const mark: Mark = { visible: { text, shortCode, level: "full" } };

  const marked = () => renderRendition({ source: preview, target: { kind: "whole", longSide }, mark });
  const plain = () =>
    sharp(preview, { failOn: "error", sequentialRead: true })
      .resize({ width: longSide, height: longSide, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
      .toUint8Array();
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = now();
    await work();
    return now() - start;
  };

  const coldMs = await timed(marked);
  for (let round = 0; round < 3; round += 1) {
    await marked();
    await plain();
  }
  const times = { marked: [] as number[], plain: [] as number[] };
  const work = { marked: [] as number[], plain: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, render] of [["marked", marked] as const, ["plain", plain] as const]) {
      const before = process.cpuUsage();
      times[name].push(await timed(render));
      const { user, system } = process.cpuUsage(before);
      work[name].push((user + system) / 1000);
    }
  }
  const [markedMs, plainMs] = [median(times.marked), median(times.plain)];
  const { width, height } = await marked();
  const cpuRatio = median(work.marked) / median(work.plain);
  return { width, height, rounds, markedMs, plainMs, ratio: markedMs / plainMs, cpuRatio, coldMs };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
