import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { readDiskBlobs } from "@keyhole/db/blobs/disk";
import { openExportReader } from "@keyhole/db/sqlite/areas/exports-reader";
import { EmbeddedVault } from "../vault/embedded-vault.ts";
import type { DataThreadInput } from "./data-thread.ts";
import { exportSteps, movedOf } from "./export-steps.ts";
import { importBatches } from "./import-batches.ts";
import { servePulls } from "./pull-thread.ts";

/** The entry of the thread that reads one import, or writes the data file of one export. */
const port = parentPort;
if (port === null) throw new Error("data-worker runs only as a thread of an import or an export");
const { master, projectKeys, dataDir, work } = workerData as DataThreadInput; // what data-thread.ts gives
const vault = new EmbeddedVault({ master, store: { load: () => Promise.resolve(projectKeys) }, randomBytes });
// Whoever asks ends the thread.
const { signal } = new AbortController();

if (work.kind === "import") {
  const blobs = readDiskBlobs(join(dataDir, "blobs"));
  const random = (length: number): Uint8Array => randomBytes(length);
  const services = { vault, blobs, random, clock: Date.now };
  servePulls(port, importBatches(services, work.input, signal), { vault });
} else {
  const { read } = openExportReader(dataDir);
  servePulls(port, exportSteps({ read, vault }, work.input, signal), { vault, moved: movedOf });
}
