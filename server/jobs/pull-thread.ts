import type { MessagePort } from "node:worker_threads";
import { Worker } from "node:worker_threads";
import { KeyholeError, type ErrorCode } from "@keyhole/shared/errors";
import type { OpenCount, Vault } from "../vault/vault.ts";

/** What a thread answers each time it is asked. `opens`: what it opened in all, for the vault's counters. */
type Reply<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "end"; readonly opens: readonly OpenCount[] }
  | {
      readonly kind: "failed";
      readonly code: ErrorCode | null;
      readonly detail: string;
      readonly opens: readonly OpenCount[];
    };

/** In the thread: gives one value each time it is asked, and makes one ahead. */
export function servePulls<Value>(
  port: MessagePort,
  source: AsyncGenerator<Value>,
  about: { readonly vault: Vault; readonly moved?: (value: Value) => ArrayBuffer[] },
): void {
  const { vault, moved = () => [] } = about;
  const opens = (): readonly OpenCount[] => vault.counters();
  const replyOf = (result: IteratorResult<Value, unknown>): Reply<Value> =>
    result.done === true ? { kind: "end", opens: opens() } : { kind: "value", value: result.value };
  const failureOf = (cause: unknown): Reply<Value> => ({
    kind: "failed",
    code: cause instanceof KeyholeError ? cause.code : null,
    // Names of things and where it happened; an error holds no content (I11).
    detail: cause instanceof Error ? String(cause.stack) : "unknown",
    opens: opens(),
  });
  const pull = (): Promise<Reply<Value>> => source.next().then(replyOf, failureOf);
  let next = pull();
  port.on("message", () => {
    void next.then((reply) => {
      port.postMessage(reply, reply.kind === "value" ? moved(reply.value) : []);
      if (reply.kind === "value") next = pull();
      return undefined;
    });
  });
}

export interface PullOptions {
  readonly workerData: unknown;
  /** JavaScript heap of the thread in MB. */
  readonly heapMb: number;
  readonly vault: Vault;
  readonly signal: AbortSignal;
}

/** Rows and records die young, and each is small: a smaller nursery costs little and keeps the thread's memory low. */
const youngMb = 1;

/** What a thread of `servePulls` gives. It ends with this: at its end, with an error, when nobody goes on asking. */
export async function* pulled<Value>(entry: URL, options: PullOptions): AsyncGenerator<Value> {
  const { workerData, heapMb, vault, signal } = options;
  signal.throwIfAborted();
  const worker = new Worker(entry, {
    workerData,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
  });
  try {
    for (;;) {
      const reply = await answer<Value>(worker, signal);
      if (reply.kind === "value") {
        yield reply.value;
        continue;
      }
      vault.countOpens(reply.opens);
      if (reply.kind === "end") return;
      const cause = new Error(reply.detail);
      throw reply.code === null ? cause : new KeyholeError(reply.code, { cause });
    }
  } finally {
    await worker.terminate();
  }
}

function answer<Value>(worker: Worker, signal: AbortSignal): Promise<Reply<Value>> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      signal.removeEventListener("abort", onAbort);
      finish();
    };
    const onMessage = (reply: Reply<Value>): void => settle(() => resolve(reply));
    const onError = (cause: Error): void => settle(() => reject(cause));
    const onExit = (): void => settle(() => reject(new Error("a thread ended by itself")));
    const onAbort = (): void => settle(() => reject(signal.reason as Error)); // what whoever aborts gives
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    else worker.postMessage("next", []);
  });
}
