import { KeyholeError } from "@keyhole/shared/errors";

/** What one person may use up in an hour. A stolen session yields this much at most. */
export interface Budget {
  /** Takes an amount, or throws `quota` with the time after which there is some again. */
  spend(personId: string, amount: number): void;
  /** Takes back what was spent on something that then did not come about. */
  refund(personId: string, amount: number): void;
}

const hour = 3_600_000;

/** Counts by the hour of the clock, in memory: a restart gives a new budget, which is rare and recorded. */
export function createBudget(limit: number, clock: () => number): Budget {
  let current = 0;
  let spent = new Map<string, number>();
  return {
    spend(personId, amount) {
      const now = clock();
      const period = Math.floor(now / hour);
      if (period !== current) {
        current = period;
        spent = new Map();
      }
      const before = spent.get(personId) ?? 0;
      if (before + amount > limit) {
        const problems = [{ path: [], message: "budget.used-up", values: { limit } }];
        throw new KeyholeError("quota", { retryAfterMs: (period + 1) * hour - now, problems });
      }
      spent.set(personId, before + amount);
    },
    refund(personId, amount) {
      spent.set(personId, Math.max(0, (spent.get(personId) ?? 0) - amount));
    },
  };
}
