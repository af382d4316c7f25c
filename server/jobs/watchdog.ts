import { Worker } from "node:worker_threads";

/** A main thread or writer that stands still this long cannot be trusted with what waits: the process ends. */
export const stallLimitMs = 10_000;
const beatEveryMs = 1_000;

/**
 * Runs in a thread of its own, because a stalled disk stops the main thread inside a synchronous call where no timer can
 * fire. Plain text rather than a file of its own, so that it is the same from source, from a test and from the build.
 */
const watcher = `
  const { workerData } = require("node:worker_threads");
  const { beats, limitMs, everyMs, pid } = workerData;
  let last = Atomics.load(beats, 0);
  let since = Date.now();
  setInterval(() => {
    const now = Atomics.load(beats, 0);
    if (now !== last) { last = now; since = Date.now(); return; }
    if (Date.now() - since < limitMs) return;
    require("node:fs").writeSync(2, "Keyhole: the main thread has stood still; ending the process so that clients can retry.\\n");
    process.kill(pid, "SIGKILL");
  }, everyMs);
`;

/**
 * Ends the process when the main thread gives no sign for `limitMs`, or when the writer has not finished a batch for as
 * long while work waits. A reply that was never sent is retried by its client; none that was sent is lost. Gives the
 * function that stops watching.
 */
export function startWatchdog(stalledForMs: () => number, options: { readonly limitMs?: number } = {}): () => void {
  const limitMs = options.limitMs ?? stallLimitMs;
  const everyMs = Math.min(beatEveryMs, limitMs / 4);
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(watcher, { eval: true, workerData: { beats, limitMs, everyMs, pid: process.pid } });
  worker.unref();
  // A writer that stands still gives no beat, and the thread does the rest.
  const beat = setInterval(() => {
    if (stalledForMs() < limitMs) Atomics.add(beats, 0, 1);
  }, everyMs);
  beat.unref();
  return () => {
    clearInterval(beat);
    void worker.terminate();
  };
}
