import { createHash } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { databasePath } from "@keyhole/db/sqlite/open";
import { buildExports } from "@keyhole/server/jobs/export-jobs";
import type { ProjectId } from "@keyhole/shared/ids";
import { exportOf } from "../exports/many-rows.ts";
import { startHarness, type Harness } from "../harness.ts";

export interface ExportBench {
  readonly rows: number;
  /** Bytes of the file. */
  readonly bytes: number;
  /** Rows a second of the build as the product runs it: pinned list, checks, opening, sealing, manifest, trail. */
  readonly rowsPerSecond: number;
  /** Rows a second of one loop over the same sealed rows that opens and joins them, and nothing else. */
  readonly twinRowsPerSecond: number;
  /** `twinRowsPerSecond / rowsPerSecond`: how much longer the product takes. */
  readonly ratio: number;
  /** What the build adds to the resident memory at its peak, in bytes. */
  readonly memoryGrowth: number;
  /** How long others waited for the event loop while it ran, in milliseconds. */
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
}

/** Builds one JSONL export over the real store and vault, beside the raw twin in the same run. */
export async function benchExport(options: {
  readonly now: () => number;
  readonly rows?: number;
  readonly textBytes?: number;
}): Promise<ExportBench> {
  const { now, rows = 20_000, textBytes = 1_000 } = options;
  const harness = await startHarness();
  try {
    const { projectId, exportId, approve } = await exportOf(harness, { rows, textBytes });
    const { services } = harness.app;
    await rawTwin(harness, projectId);
    const twinStart = now();
    await rawTwin(harness, projectId);
    const twinMs = now() - twinStart;

    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    let peak = before;
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await approve();
    const start = now();
    await buildExports(services);
    const buildMs = now() - start;
    delay.disable();
    clearInterval(sampling);
    const built = await services.store.read.exportById(exportId);
    if (built?.state !== "ready") throw new Error("the export was not built");
    const rowsPerSecond = (rows / buildMs) * 1000;
    const twinRowsPerSecond = (rows / twinMs) * 1000;
    return {
      rows: built.progress,
      bytes: built.bytes ?? 0,
      rowsPerSecond,
      twinRowsPerSecond,
      ratio: twinRowsPerSecond / rowsPerSecond,
      memoryGrowth: peak - before,
      delayP99Ms: delay.percentile(99) / 1e6,
      delayMaxMs: delay.max / 1e6,
    };
  } finally {
    await harness.close();
  }
}

interface SealedRow {
  readonly id: string;
  readonly item: string;
  readonly answers: Uint8Array;
  readonly content: Uint8Array;
}

const turnMs = 1_000;

/** Reads, opens and joins the same rows; the hash keeps the work from being thrown away. */
async function rawTwin({ app, dataDir }: Harness, projectId: ProjectId): Promise<string> {
  const { vault } = app.services;
  const grant = { kind: "internal", reason: "export-build" } as const;
  const database = new Database(databasePath(dataDir), { readonly: true });
  const hash = createHash("sha256");
  const rows = database
    .prepare<[string], SealedRow>(
      `select a.id, a.item_id as item, a.answers, i.content from annotations a join items i on i.id = a.item_id
       where a.project_id = ? order by i.fingerprint`,
    )
    .iterate(projectId);
  let turn = performance.now();
  for (const row of rows) {
    // The server in this process has a watchdog that wants to be heard of.
    if (performance.now() - turn > turnMs) {
      await nextTurn();
      turn = performance.now();
    }
    const answers = await vault.openRecord(grant, { projectId, purpose: "answers", record: row.id }, row.answers);
    const content = await vault.openRecord(grant, { projectId, purpose: "items", record: row.item }, row.content);
    hash.update(
      `{"item":"${row.item}","annotation":"${row.id}","content":${Buffer.from(content).toString()},"answers":${Buffer.from(answers).toString()}}\n`,
    );
  }
  database.close();
  return hash.digest("hex");
}
