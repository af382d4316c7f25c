import { failureOf } from "../api-error.ts";

const retryAfterMs = [500, 1_000, 2_000, 5_000, 10_000] as const;

export interface Waiting {
  sleep(this: void, ms: number): Promise<void>;
  /** The server was not reached: it is tried again. */
  onWaiting(this: void): void;
}

/** Calls until the server says something. Without an answer nobody knows what it did: the call must bear repeating. */
export async function untilAnswered<Value>(call: () => Promise<Value>, waiting: Waiting): Promise<Value> {
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (cause) {
      const { code } = failureOf(cause);
      if (code !== "network" && code !== "unavailable") throw cause;
      waiting.onWaiting();
      await waiting.sleep(retryAfterMs[Math.min(tries, retryAfterMs.length - 1)] ?? 10_000);
    }
  }
}
