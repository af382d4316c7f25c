import { KeyholeError } from "@keyhole/shared/errors";

/**
 * Failed sign-ins are counted per account and source, per source, and per known device. A browser that the person has
 * signed in from before is counted by itself, so that a stranger's failures never lock its owner out; a stranger's tries
 * on an account from many sources are slowed for unknown browsers only, never refused for good.
 */
export interface ThrottleLimits {
  readonly windowMs: number;
  /** Failures of one source on one account, and of one known device on its account. */
  readonly perAccountAndSource: number;
  /** Failures of one source on any account. */
  readonly perSource: number;
  /** Failures from unknown browsers on one account, over all sources, after which each further try waits. */
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
  /** Lower-cased login, whether or not such an account exists. */
  readonly account: string;
  /** Network source: an IPv4 address or the /64 of an IPv6 address. */
  readonly source: string;
  /** Id of a device known for this account. */
  readonly knownDevice: string | null;
}

export interface Throttle {
  /** Throws `throttled` when the attempt may not be made now; resolves after the delay that it has to wait. */
  admit(attempt: Attempt): Promise<void>;
  failed(attempt: Attempt): void;
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
  const add = (key: string): void => {
    const counter = read(key);
    counters.delete(key);
    counters.set(key, { ...counter, count: counter.count + 1 });
    if (counters.size <= limits.counters) return;
    const oldest = counters.keys().next();
    if (oldest.done !== true) counters.delete(oldest.value);
  };
  const own = ({ account, source, knownDevice }: Attempt): string =>
    knownDevice === null ? `account ${account} from ${source}` : `account ${account} on ${knownDevice}`;
  const from = ({ source }: Attempt): string => `source ${source}`;
  const strangers = ({ account }: Attempt): string => `strangers on ${account}`;
  const refuseOver = (key: string, limit: number): void => {
    const { count, resets } = read(key);
    if (count >= limit) throw new KeyholeError("throttled", { retryAfterMs: Math.max(1000, resets - clock()) });
  };
  return {
    async admit(attempt) {
      refuseOver(own(attempt), limits.perAccountAndSource);
      if (attempt.knownDevice !== null) return;
      refuseOver(from(attempt), limits.perSource);
      if (read(strangers(attempt)).count >= limits.perAccountStrangers) await sleep(limits.strangerDelayMs);
    },
    failed(attempt) {
      add(own(attempt));
      if (attempt.knownDevice !== null) return;
      add(from(attempt));
      add(strangers(attempt));
    },
    succeeded(attempt) {
      counters.delete(own(attempt));
    },
  };
}
