import { randomBytes } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { readDiskBlobs } from "@keyhole/db/blobs/disk";
import { KeyholeError } from "@keyhole/shared/errors";
import { EmbeddedVault } from "../vault/embedded-vault.ts";
import { type Batch, importBatches } from "./import-batches.ts";
import type { ImportThreadInput, ImportThreadReply } from "./import-thread.ts";

/** The entry of the thread that reads one import: a batch for each time it is asked, and one ahead. */
const port = parentPort;
if (port === null) throw new Error("import-worker runs only as the thread of an import");
const { master, projectKeys, blobsDir, input } = workerData as ImportThreadInput; // what import-thread.ts gives

const services = {
  vault: new EmbeddedVault({ master, store: { load: () => Promise.resolve(projectKeys) }, randomBytes }),
  blobs: readDiskBlobs(blobsDir),
  random: (length: number) => randomBytes(length),
  clock: Date.now,
};
const batches = importBatches(services, input, new AbortController().signal);

const replyOf = (result: IteratorResult<Batch, unknown>): ImportThreadReply =>
  result.done === true ? { kind: "end" } : { kind: "batch", batch: result.value };

const failureOf = (cause: unknown): ImportThreadReply => ({
  kind: "failed",
  code: cause instanceof KeyholeError ? cause.code : null,
  // Names of things and where it happened; an error holds no content (I11).
  detail: cause instanceof Error ? String(cause.stack) : "unknown",
});

const pull = (): Promise<ImportThreadReply> => batches.next().then(replyOf, failureOf);
let next = pull();

port.on("message", () => {
  const asked = next;
  void asked.then((reply) => {
    port.postMessage(reply);
    if (reply.kind === "batch") next = pull();
    return undefined;
  });
});
