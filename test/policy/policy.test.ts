import { describe, expect, it } from "vitest";
import type { Action } from "@keyhole/server/security/actions";
import { policy } from "@keyhole/server/security/policy";
import type { Decision, Rule } from "@keyhole/server/security/rules";
import { expected } from "./expected.ts";
import { actors } from "./people.ts";

const actions = Object.keys(expected) as Action[]; // the table's own keys

/** Lines of the table that this rule decides otherwise. */
function broken(action: Action, rule: Rule<never>): string[] {
  return expected[action]
    .filter(([who, facts, decision]) => rule(actors[who], facts as never) !== decision)
    .map(([who, facts, decision]) => `${who} ${JSON.stringify(facts)} should be ${decision}`);
}

describe("the policy", () => {
  it("has a rule and expected decisions for the same actions", () => {
    expect(actions.sort()).toEqual(Object.keys(policy).sort());
  });

  it.each(actions)("decides %s as the table says", (action) => {
    expect(broken(action, policy[action])).toEqual([]);
  });

  /** Everybody may look at their own record and the like: nothing to deny. */
  const forEverybody = new Set<Action>(["me.record", "me.change", "request.list"]);

  it.each(actions)("%s: a rule that always says one thing breaks a line", (action) => {
    const always: readonly Decision[] = ["allow", "absent", "frozen", "second-person-needed"];
    for (const decision of always) {
      if (decision === "allow" && forEverybody.has(action)) continue;
      expect([decision, broken(action, () => decision).length]).not.toEqual([decision, 0]);
    }
  });

  it("I7: no line lets an administrator or a security reviewer do what shows content", () => {
    const content: readonly Action[] = [
      "item.inspect",
      "item.list",
      "guideline.read",
      "guideline.write",
      "form.read",
      "task.claim",
      "lease.open",
      "review.claim",
      "export.request",
      "export.download",
      "quality.read",
      "disagreement.read",
      "disagreement.change",
      "disagreement.settle",
    ];
    for (const action of content) {
      for (const [who, facts, decision] of expected[action]) {
        if (actors[who].administrator || actors[who].securityReviewer) {
          expect([action, who, facts, decision]).toEqual([action, who, facts, "absent"]);
        }
      }
    }
  });
});
