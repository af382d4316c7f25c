import { KeyholeError } from "@keyhole/shared/errors";
import { expect, it } from "vitest";
import { createBudget } from "./budgets.ts";

it("gives each person their own amount an hour, and says when there is more", () => {
  let now = 1_790_000_400_000;
  const budget = createBudget(3, () => now);
  budget.spend("a", 2);
  budget.spend("a", 1);
  budget.spend("b", 3);
  let refused: unknown;
  try {
    budget.spend("a", 1);
  } catch (cause) {
    refused = cause;
  }
  if (!(refused instanceof KeyholeError)) throw new Error("not refused");
  expect(refused.code).toBe("quota");
  now += refused.body.retryAfterMs ?? 0;
  budget.spend("a", 3);
});
