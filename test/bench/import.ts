import { createHmac, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { templates } from "@keyhole/shared/templates/templates";
import { startHarness } from "../harness.ts";
import { projectWith, streamed } from "../imports/importing.ts";
import { freshId, inserter, rawDatabase, RawTrail, seal, twinTime } from "./raw-database.ts";

export interface ImportBench {
  readonly rows: number;
  /** Seconds from the first byte of the upload to its reply: sealed on the way to the disk. */
  readonly uploadSeconds: number;
  /** Rows a second of the run as the product does it: opening, parsing, mapping, checking, sealing, storing, trail. */
  readonly rowsPerSecond: number;
  /** Rows a second of one loop: parse, fingerprint, seal, insert the same rows with live indexes, an entry a batch. */
  readonly twinRowsPerSecond: number;
  /** `rowsPerSecond / twinRowsPerSecond`. */
  readonly ratio: number;
  /** What the run adds to the resident memory at its peak, in bytes. */
  readonly memoryGrowth: number;
  /** How long others waited for the event loop while it ran, in milliseconds. */
  readonly delayP99Ms: number;
}

/** Rows in one commit, as the product's own setting has it. */
const batch = 200;
const filler = "word ".repeat(60);
const line = (index: number): string => JSON.stringify({ text: `${filler}${index}`, source: "bench", number: index });

async function* pieces(rows: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < rows; start += 1_000) {
    const count = Math.min(1_000, rows - start);
    yield Buffer.from(Array.from({ length: count }, (_, index) => `${line(start + index)}\n`).join(""));
  }
}

/** One JSONL file of short texts through upload, preview and run, beside the raw twin in the same run. */
export async function benchImport(options: {
  readonly now: () => number;
  readonly rows: number;
}): Promise<ImportBench> {
  const product = await productImport(options);
  const folder = mkdtempSync(join(tmpdir(), "keyhole-bench-"));
  try {
    const twinRowsPerSecond = rawImport(join(folder, "twin.db"), options);
    return { ...product, twinRowsPerSecond, ratio: product.rowsPerSecond / twinRowsPerSecond };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Options = Parameters<typeof benchImport>[0];

async function productImport({ now, rows }: Options): Promise<Omit<ImportBench, "twinRowsPerSecond" | "ratio">> {
  const harness = await startHarness();
  try {
    const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
    const projectId = await projectWith(lead, templates["text-classification"]);
    const { importId } = await lead.client.imports.begin.mutate({ projectId });
    const uploading = now();
    const status = await streamed(lead, importId, { name: "rows.jsonl", pieces: pieces(rows) });
    if (status !== 200) throw new Error(`the upload was answered with ${status}`);
    const uploadSeconds = (now() - uploading) / 1000;
    const { plan } = await lead.client.imports.preview.query({ importId, plan: null });

    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    let peak = before;
    const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await lead.client.imports.start.mutate({ importId, plan });
    const { read } = harness.app.services.store;
    // Not by the lead's session, which locks by itself before a million rows are in on a busy machine.
    let ended = await read.importById(importId);
    while (ended?.state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ended = await read.importById(importId);
    }
    delay.disable();
    clearInterval(sampling);
    if (ended?.added !== rows) throw new Error(`${ended?.added} of ${rows} rows came in: ${ended?.state}`);

    // The trail knows when each batch was stored; from the first on, so that waiting for the job's turn is left out.
    const stored = { project: projectId, limit: Math.ceil(rows / batch) + 10 } as const;
    const [last] = await read.searchTrail({ ...stored, types: ["import.finished"] });
    const first = (await read.searchTrail({ ...stored, types: ["item.changed"] })).at(-1);
    const measured = (last?.time ?? 0) - (first?.time ?? 0);
    const rowsPerSecond = ((rows - batch) / measured) * 1000;
    return { rows, uploadSeconds, rowsPerSecond, memoryGrowth: peak - before, delayP99Ms: delay.percentile(99) / 1e6 };
  } finally {
    await harness.close();
  }
}

/** Blocks this process for as long as it takes, so that no server with a watchdog may run in it. */
function rawImport(path: string, { now, rows }: Options): number {
  const lines = Array.from({ length: Math.min(rows, 20_000) }, (_, index) => line(index));
  const database = rawDatabase(path);
  const columns = ["id", "project_id", "import_id", "fingerprint", "content", "facts", "metadata", "created"];
  const insertItem = inserter(database, "items", columns);
  const slots = { state: "open", overlap: 1, remaining: 1 };
  const insertTask = inserter(database, "tasks", ["id", "project_id", "item_id", "ord", ...Object.keys(slots)]);
  const trail = new RawTrail(database);
  const fingerprintKey = randomBytes(32);
  const [project, importId] = [freshId<"project">(), freshId<"import">()];
  const start = now();
  for (let from = 0; from < rows; from += batch) {
    trail.begin();
    const until = Math.min(rows, from + batch);
    for (let index = from; index < until; index++) {
      // Texts repeat after 20,000, so that a million of them need not be held; the number keeps the rows apart.
      const { text, ...metadata } = JSON.parse(String(lines[index % lines.length])) as { text: string }; // made above
      const fields = { text: { kind: "text", text } };
      const hmac = createHmac("sha256", fingerprintKey).update(`${index}${JSON.stringify(fields)}`);
      const id = freshId<"item">();
      const content = seal(Buffer.from(JSON.stringify({ v: 1, fields, metadata })));
      const facts = JSON.stringify({ text: { kind: "text", codePoints: text.length } });
      const common = { project_id: project };
      const item = { id, import_id: importId, fingerprint: hmac.digest("base64url"), content, facts, metadata: "{}" };
      insertItem.run({ ...common, ...item, created: twinTime });
      const ord = Math.floor(Math.random() * 2 ** 31);
      insertTask.run({ ...common, ...slots, id: freshId<"task">(), item_id: id, ord });
    }
    trail.record({ type: "item.changed", project, import: importId, change: "added", count: until - from });
    trail.commit();
  }
  const perSecond = (rows / (now() - start)) * 1000;
  database.close();
  return perSecond;
}
