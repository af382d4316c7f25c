import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

import { KeyholeError } from "@keyhole/shared/errors";

import type { OverlayRequest, OverlayTile } from "../marks/overlay.ts";
import type { Rendition, RenditionRequest } from "../marks/rendition.ts";
import type { ImportedImage } from "./import-image.ts";
import { jobViews, movable, type ImageJob, type ImageResult, type JobResults, type ReplyMessage } from "./jobs.ts";
import { defaultImageLimits, type ImageLimits } from "./limits.ts";

export interface ImagePoolOptions {
  /** The built worker: `new URL("./image-worker.js", import.meta.url)` beside main.js. */
  readonly entry: URL;
  /** Threads; as many as cores. */
  readonly size?: number;
  /** Jobs that may wait; one more is refused as "unavailable". */
  readonly queueLimit?: number;
  /** JavaScript heap of one worker in MB. Pixels lie outside of it: their bound is the pixel limit times `size`. */
  readonly heapMb?: number;
  /** A job that runs longer ends with its worker. Longer than two times the seconds of `ImageLimits`. */
  readonly jobTimeoutMs?: number;
  /** Called when a worker ended by itself or was ended for its time: for the log. Never holds content. */
  readonly onWorkerLost?: (reason: string) => void;
}

/**
 * Picture work off the main thread. Input bytes move to the worker: the caller's array is empty (detached) afterwards,
 * except when it is a part of a larger buffer, which is copied. Bytes that moved before are refused as "internal". An aborted signal rejects at once with its reason; a job
 * that already runs is finished and thrown away. A lost worker fails its job with "unavailable" and is replaced.
 */
export interface ImagePool {
  readonly importImage: (bytes: Uint8Array, options?: ImportOptions) => Promise<ImportedImage>;
  readonly render: (request: RenditionRequest, signal?: AbortSignal) => Promise<Rendition>;
  readonly overlay: (request: OverlayRequest, signal?: AbortSignal) => Promise<OverlayTile>;
  /** Starts the threads that are not there yet; each gets ready by itself, so that the first picture need not wait for it. */
  readonly warm: () => void;
  /** Jobs that wait and that run, for metrics. */
  readonly load: () => { readonly waiting: number; readonly running: number };
  /** Refuses everything that waits or runs, and ends the workers. */
  readonly close: () => Promise<void>;
}

export interface ImportOptions {
  readonly limits?: ImageLimits;
  readonly signal?: AbortSignal;
}

interface Pending {
  readonly job: ImageJob;
  readonly resolve: (result: ImageResult) => void;
  readonly reject: (error: unknown) => void;
}

interface Seat {
  readonly worker: Worker;
  current: { readonly id: number; readonly pending: Pending; readonly timer: NodeJS.Timeout } | null;
}

const lost = (cause: unknown): KeyholeError => new KeyholeError("unavailable", { cause });

export function createImagePool(options: ImagePoolOptions): ImagePool {
  const size = options.size ?? availableParallelism();
  const queueLimit = options.queueLimit ?? 64;
  const jobTimeoutMs = options.jobTimeoutMs ?? 150_000;
  const queue: Pending[] = [];
  const seats = new Set<Seat>();
  let closed = false;
  let nextId = 1;

  function open(): Seat {
    const worker = new Worker(options.entry, {
      resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? 256 },
      // The worker needs none of the process's settings or keys.
      env: {},
    });
    const seat: Seat = { worker, current: null };
    seats.add(seat);
    worker.unref();
    let reason: unknown = new Error("image worker ended");
    worker.on("message", (reply: ReplyMessage) => settle(seat, reply));
    worker.on("error", (error) => {
      reason = error;
    });
    worker.on("messageerror", (error) => {
      reason = error;
      void worker.terminate();
    });
    worker.on("exit", () => {
      seats.delete(seat);
      const current = seat.current;
      seat.current = null;
      if (current !== null) {
        clearTimeout(current.timer);
        current.pending.reject(lost(reason));
      }
      if (closed) return;
      options.onWorkerLost?.(reason instanceof Error ? reason.message : "unknown");
      pump();
    });
    return seat;
  }

  function settle(seat: Seat, reply: ReplyMessage): void {
    const current = seat.current;
    if (current === null || current.id !== reply.id) return;
    clearTimeout(current.timer);
    seat.current = null;
    seat.worker.unref();
    if (reply.ok) current.pending.resolve(reply.result);
    else {
      const { code, ...extra } = reply.error;
      current.pending.reject(new KeyholeError(code, { ...extra, cause: new Error(reply.detail) }));
    }
    pump();
  }

  function pump(): void {
    while (queue.length > 0) {
      const idle = [...seats].find((seat) => seat.current === null) ?? (seats.size < size ? open() : undefined);
      const pending = idle === undefined ? undefined : queue.shift();
      if (idle === undefined || pending === undefined) return;
      start(idle, pending);
    }
  }

  function start(seat: Seat, pending: Pending): void {
    const id = nextId;
    nextId += 1;
    const timer = setTimeout(() => void seat.worker.terminate(), jobTimeoutMs);
    timer.unref();
    seat.current = { id, pending, timer };
    seat.worker.ref();
    try {
      seat.worker.postMessage({ id, job: pending.job }, movable(jobViews(pending.job)));
    } catch (error) {
      clearTimeout(timer);
      seat.current = null;
      pending.reject(new KeyholeError("internal", { cause: error }));
    }
  }

  function run<Kind extends ImageJob["kind"]>(
    job: ImageJob & { kind: Kind },
    signal?: AbortSignal,
  ): Promise<JobResults[Kind]> {
    return new Promise<ImageResult>((resolve, reject) => {
      if (closed) return reject(lost(new Error("the image pool is closed")));
      if (signal?.aborted === true) return reject(signal.reason as unknown);
      if (queue.length >= queueLimit) return reject(lost(new Error(`${queueLimit} image jobs wait already`)));
      const done = (): void => signal?.removeEventListener("abort", onAbort);
      const pending: Pending = {
        job,
        resolve: (result) => {
          done();
          resolve(result);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
      const onAbort = (): void => {
        const place = queue.indexOf(pending);
        if (place >= 0) queue.splice(place, 1);
        pending.reject(signal?.reason);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      queue.push(pending);
      return pump();
      // The worker answers a job with the result of its kind.
    }) as Promise<JobResults[Kind]>;
  }

  return {
    importImage: (bytes, { limits = defaultImageLimits, signal } = {}) =>
      run({ kind: "import", bytes, limits }, signal),
    render: (request, signal) => run({ kind: "render", request }, signal),
    overlay: (request, signal) => run({ kind: "overlay", request }, signal),
    warm: () => {
      if (closed) return;
      while (seats.size < size) open();
    },
    load: () => ({ waiting: queue.length, running: [...seats].filter((seat) => seat.current !== null).length }),
    close: async () => {
      closed = true;
      const waiting = queue.splice(0);
      for (const pending of waiting) pending.reject(lost(new Error("the image pool is closed")));
      await Promise.all([...seats].map((seat) => seat.worker.terminate()));
    },
  };
}
