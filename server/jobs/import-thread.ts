import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { KeyholeError, type ErrorCode } from "@keyhole/shared/errors";
import type { StoredProjectKey } from "../vault/vault.ts";
import type { KeyRing } from "../vault/key-ring.ts";
import type { Services } from "../services.ts";
import { type Batch, type BatchesInput, importBatches } from "./import-batches.ts";

/** Keys go to a thread of this process only, which holds them as long as one import runs. */
export interface ImportThreadInput {
  readonly master: KeyRing;
  readonly projectKeys: readonly StoredProjectKey[];
  readonly blobsDir: string;
  readonly input: BatchesInput;
}

export type ImportThreadReply =
  | { readonly kind: "batch"; readonly batch: Batch }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly code: ErrorCode | null; readonly detail: string };

/** JavaScript heap of the thread in MB: records of the largest size, some batches of them, and the parts of a COCO file. */
const heapMb = 1024;

/** Reads an import's files in a thread of its own, so that parsing, unzipping and sealing hold nobody up. */
export async function* batchesInThread(
  services: Services,
  entry: URL,
  { input, signal }: { readonly input: BatchesInput; readonly signal: AbortSignal },
): AsyncGenerator<Batch> {
  const { keys, store, config } = services;
  const projectKeys = await store.read.projectKeys(input.given.projectId);
  const workerData: ImportThreadInput = {
    master: keys.master,
    projectKeys,
    blobsDir: join(config.dataDir, "blobs"),
    input,
  };
  signal.throwIfAborted();
  const worker = new Worker(entry, { workerData, env: {}, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
  try {
    for (;;) {
      const reply = await answer(worker, signal);
      if (reply.kind === "end") return;
      if (reply.kind === "failed") {
        const cause = new Error(reply.detail);
        throw reply.code === null ? cause : new KeyholeError(reply.code, { cause });
      }
      yield reply.batch;
    }
  } finally {
    await worker.terminate();
  }
}

function answer(worker: Worker, signal: AbortSignal): Promise<ImportThreadReply> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      signal.removeEventListener("abort", onAbort);
      finish();
    };
    const onMessage = (reply: ImportThreadReply): void => settle(() => resolve(reply));
    const onError = (cause: Error): void => settle(() => reject(cause));
    const onExit = (): void => settle(() => reject(new Error("the thread of an import ended")));
    const onAbort = (): void => settle(() => reject(signal.reason as Error)); // what whoever aborts gives
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    else worker.postMessage("next", []);
  });
}

/** In a thread where one was built, else here. */
export const batchesOf = (
  services: Services,
  given: { readonly input: BatchesInput; readonly signal: AbortSignal },
): AsyncGenerator<Batch> =>
  services.importWorker === null
    ? importBatches(services, given.input, given.signal)
    : batchesInThread(services, services.importWorker, given);
