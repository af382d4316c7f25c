import type { ProjectRole, Purpose } from "@keyhole/shared/vocabulary";
import type { LeaseFacts, ProjectFacts } from "./actions.ts";
import { worksOnProjects, type Actor } from "./actor.ts";

/**
 * A refusal says why only where that tells the asker nothing new: `frozen` and `second-person-needed` go to people who
 * may otherwise do this. Everything else is `absent`, the same as a thing that does not exist.
 */
export type Decision = "allow" | "absent" | "frozen" | "second-person-needed";

export type Rule<Facts> = (actor: Actor, facts: Facts) => Decision;

const when = (condition: boolean): Decision => (condition ? "allow" : "absent");

export const anyPerson: Rule<unknown> = () => "allow";
export const administrator: Rule<unknown> = (actor) => when(actor.administrator);
export const securityReviewer: Rule<unknown> = (actor) => when(actor.securityReviewer);

/** The first rule that allows decides; otherwise the most telling refusal. */
export const either =
  <Facts>(...rules: readonly Rule<Facts>[]): Rule<Facts> =>
  (actor, facts) => {
    const decisions = rules.map((rule) => rule(actor, facts));
    return (
      decisions.find((decision) => decision === "allow") ??
      decisions.find((decision) => decision !== "absent") ??
      "absent"
    );
  };

/** Every rule must allow; the first refusal is the answer. */
export const all =
  <Facts>(...rules: readonly Rule<Facts>[]): Rule<Facts> =>
  (actor, facts) => {
    for (const rule of rules) {
      const decision = rule(actor, facts);
      if (decision !== "allow") return decision;
    }
    return "allow";
  };

/** Holds one of these roles in the project. Roles of the installation exclude it, whatever the table says (I7). */
export const role =
  (...roles: readonly ProjectRole[]): Rule<Pick<ProjectFacts, "role">> =>
  (actor, facts) =>
    when(worksOnProjects(actor) && facts.role !== null && roles.includes(facts.role));

export const notFrozen: Rule<{ readonly frozen: boolean }> = (_actor, facts) => (facts.frozen ? "frozen" : "allow");

export const notArchived: Rule<ProjectFacts> = (_actor, facts) => when(!facts.archived);

/** The actor's own lease for one of these purposes. That it is active and of this session is checked with the read or write. */
export const ownLease =
  (...purposes: readonly Purpose[]): Rule<LeaseFacts> =>
  (_actor, facts) =>
    when(facts.mine && facts.purpose !== null && purposes.includes(facts.purpose));
