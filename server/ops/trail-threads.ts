import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ScannedSegment, ScanOptions, Segment, TrailScan } from "./trail-scan.ts";
import type { TrailWorkerData, TrailWorkerReply } from "./trail-worker.ts";

export interface TrailThreads {
  /** The built worker. */
  readonly entry: URL;
  readonly dataDir: string;
  /** All cores but one, which people's work keeps; at least one. */
  readonly threads?: number;
}

/**
 * Scans segments in threads that live as long as the scan. Each takes the next segment when it is done with one; a problem
 * ends the scan once the segments before it are through.
 */
export function scanInThreads({
  entry,
  dataDir,
  threads = Math.max(1, availableParallelism() - 1),
}: TrailThreads): TrailScan {
  return async (segments, options) => {
    options.signal?.throwIfAborted();
    const results: ScannedSegment[] = [];
    const queue = segments.entries();
    const state = { firstBad: Infinity };
    const workers = Array.from({ length: Math.min(threads, segments.length) }, () => {
      const data: TrailWorkerData = { dataDir };
      return new Worker(entry, { workerData: data, env: {} });
    });
    try {
      await Promise.all(
        workers.map(async (worker) => {
          for (const [index, segment] of queue) {
            if (index > state.firstBad) return;
            const result = await scanned(worker, segment, options);
            results[index] = result;
            if (result.problem !== null || result.rows < segment.count)
              state.firstBad = Math.min(state.firstBad, index);
          }
        }),
      );
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
    return results.slice(0, state.firstBad + 1);
  };
}

function scanned(worker: Worker, segment: Segment, { signal, onRows }: ScanOptions): Promise<ScannedSegment> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
      finish();
    };
    const onMessage = (message: TrailWorkerReply): void => {
      if (message.kind === "rows") onRows?.(message.rows);
      else settle(() => resolve(message.result));
    };
    const onError = (cause: Error): void => settle(() => reject(cause));
    const onExit = (): void => settle(() => reject(new Error("a thread of the check ended")));
    const onAbort = (): void => settle(() => reject(signal?.reason as Error)); // what whoever aborts gives
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
    else worker.postMessage(segment, []);
  });
}
