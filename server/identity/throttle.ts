import { KeyholeError } from "@keyhole/shared/errors";

/**
 * Tries are counted per account and source, per source, and per known device. A browser that the person has signed in from
 * before is counted by itself, so that a stranger's tries never lock its owner out. A stranger's tries on an account from
 * many sources are slowed for unknown browsers, never refused for good; only tries of the second factor are refused, for
 * who comes that far knows the password.
 */
export interface ThrottleLimits {
  readonly windowMs: number;
  /** Tries of one source on one account, and of one known device on its account. */
  readonly perAccountAndSource: number;
  /** Tries of one source on any account. */
  readonly perSource: number;
  /** Tries from unknown browsers on one account, over all sources, after which each further try waits or is refused. */
  readonly perAccountStrangers: number;
  readonly strangerDelayMs: number;
  /** Counters kept; the oldest are dropped. */
  readonly counters: number;
}

export const defaultThrottleLimits: ThrottleLimits = {
  windowMs: 15 * 60_000,
  perAccountAndSource: 10,
  perSource: 60,
  perAccountStrangers: 50,
  strangerDelayMs: 1_500,
  counters: 100_000,
};

export interface Attempt {
  /** What is being proved. Each is counted by itself: a right password does not buy more tries of the code. */
  readonly proof: "password" | "second-factor" | "link";
  /** Lower-cased login, whether or not such an account exists; empty for links. */
  readonly account: string;
  /** Network source: an IPv4 address or the /64 of an IPv6 address. */
  readonly source: string;
  /** Id of a device known for this account. */
  readonly knownDevice: string | null;
}

export interface Throttle {
  /**
   * Counts the attempt, and throws `throttled` when it may not be made now; resolves after the delay that it has to wait.
   * Counting comes before checking the proof, so that tries sent at the same time cannot slip under the limit.
   */
  admit(attempt: Attempt): Promise<void>;
  /** The proof was right: the attempt is taken back and the account's own tries are forgotten. */
  succeeded(attempt: Attempt): void;
}

interface Counter {
  count: number;
  resets: number;
}

export function createThrottle(
  clock: () => number,
  options: { readonly limits?: ThrottleLimits; readonly sleep?: (ms: number) => Promise<void> } = {},
): Throttle {
  const limits = options.limits ?? defaultThrottleLimits;
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  const counters = new Map<string, Counter>();
  const read = (key: string): Counter => {
    const found = counters.get(key);
    return found === undefined || found.resets <= clock() ? { count: 0, resets: clock() + limits.windowMs } : found;
  };
  const add = (key: string, by: 1 | -1): void => {
    const counter = read(key);
    counters.delete(key);
    counters.set(key, { ...counter, count: Math.max(0, counter.count + by) });
    if (counters.size <= limits.counters) return;
    const oldest = counters.keys().next();
    if (oldest.done !== true) counters.delete(oldest.value);
  };
  const own = ({ proof, account, source, knownDevice }: Attempt): string =>
    `${proof} of ${account} ${knownDevice === null ? `from ${source}` : `on ${knownDevice}`}`;
  const from = ({ source }: Attempt): string => `source ${source}`;
  const strangers = ({ proof, account }: Attempt): string => `strangers' ${proof} of ${account}`;
  const refuseOver = (key: string, limit: number): void => {
    const { count, resets } = read(key);
    if (count >= limit) throw new KeyholeError("throttled", { retryAfterMs: Math.max(1000, resets - clock()) });
  };
  return {
    async admit(attempt) {
      const isStranger = attempt.knownDevice === null;
      refuseOver(own(attempt), limits.perAccountAndSource);
      if (isStranger) refuseOver(from(attempt), limits.perSource);
      if (isStranger && attempt.proof === "second-factor") refuseOver(strangers(attempt), limits.perAccountStrangers);
      const isPressed = isStranger && read(strangers(attempt)).count >= limits.perAccountStrangers;
      add(own(attempt), 1);
      if (!isStranger) return;
      add(from(attempt), 1);
      add(strangers(attempt), 1);
      if (isPressed) await sleep(limits.strangerDelayMs);
    },
    succeeded(attempt) {
      counters.delete(own(attempt));
      if (attempt.knownDevice !== null) return;
      add(from(attempt), -1);
      add(strangers(attempt), -1);
    },
  };
}
