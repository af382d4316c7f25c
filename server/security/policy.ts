import type {
  Action,
  FactsOf,
  FreezeFacts,
  LeaseFacts,
  MemberFacts,
  PersonFacts,
  ProjectFacts,
  RequestFacts,
} from "./actions.ts";
import { worksOnProjects, type Actor } from "./actor.ts";
import {
  administrator,
  all,
  anyPerson,
  either,
  notArchived,
  notFrozen,
  ownLease,
  role,
  securityReviewer,
  type Decision,
  type Rule,
} from "./rules.ts";
import { independentOfRequester } from "./independence.ts";

const works: Rule<unknown> = (actor) => (worksOnProjects(actor) ? "allow" : "absent");
const mayCreate: Rule<unknown> = (actor) => (worksOnProjects(actor) && actor.mayCreateProjects ? "allow" : "absent");
const anotherPerson: Rule<PersonFacts> = (_actor, facts) => (facts.exists && !facts.self ? "allow" : "absent");
const oneself: Rule<PersonFacts> = (_actor, facts) => (facts.self ? "allow" : "absent");
/** Nobody changes their own role, and duties of the installation exclude roles in projects (I7). */
const eligible: Rule<MemberFacts> = (_actor, facts) =>
  facts.subjectExists && !facts.subjectIsSelf && !facts.subjectHasDuty ? "allow" : "absent";
const ownFrozenProject: Rule<FreezeFacts> = (actor, facts) =>
  facts.scope === "project" ? lead(actor, facts) : "absent";
const requestedIt: Rule<{ readonly mine: boolean }> = (_actor, facts) => (facts.mine ? "allow" : "absent");
const duties = either<unknown>(administrator, securityReviewer);
const leadsSubject: Rule<RequestFacts> = (_actor, facts) => (facts.leadsSubject ? "allow" : "absent");
const askedIt: Rule<RequestFacts> = (actor, facts) => (facts.requestedBy === actor.personId ? "allow" : "absent");
const anyRole = role("lead", "reviewer", "labeler");
const lead = role("lead");

/** Who may approve what kind of request, before independence is asked for. */
const mayDecide: Rule<RequestFacts> = (actor, facts) => {
  switch (facts.kind) {
    case "un-freeze":
    case "duty":
    case "settings":
    case "break-glass-codes":
      return duties(actor, facts);
    case "reset":
      // Where a lead is needed, duties see the request and learn so by the rule of independence.
      return facts.subjectHasRole ? either<RequestFacts>(leadsSubject, duties)(actor, facts) : duties(actor, facts);
    case "export":
      return either<RequestFacts>(all<RequestFacts>(lead, notFrozen), all<RequestFacts>(administrator, notFrozen))(
        actor,
        facts,
      );
    case "reveal":
      return securityReviewer(actor, facts);
    case null:
      return "absent";
  }
};

/** The whole authorization of the product: one line an action. A new action without a rule does not compile. */
export const policy: { readonly [Name in Action]: Rule<FactsOf[Name]> } = {
  "me.record": anyPerson,
  "me.change": anyPerson,

  "person.list": duties,
  "person.invite": administrator,
  "person.withdraw-invitation": administrator,
  "person.change": all<PersonFacts>(administrator, anotherPerson),
  "person.disable": all<PersonFacts>(administrator, anotherPerson),
  "person.request-reset": all<PersonFacts>(administrator, anotherPerson),
  "person.end-sessions": either<PersonFacts>(oneself, all<PersonFacts>(administrator, anotherPerson)),
  "team.save": administrator,
  "settings.change": administrator,
  "break-glass.renew": administrator,
  "installation.read": duties,

  "project.create": mayCreate,
  "project.list-own": works,
  "project.manage": lead,
  "project.change": all<ProjectFacts>(lead, notFrozen),
  "member.list": lead,
  "member.change": all<MemberFacts>(lead, eligible),
  "form.publish": all<ProjectFacts>(lead, notFrozen, notArchived),
  "form.read": all<ProjectFacts>(lead, notFrozen),
  "import.run": all<ProjectFacts>(lead, notFrozen, notArchived),
  "item.list": lead,
  "item.change": all<ProjectFacts>(lead, notFrozen, notArchived),
  "item.inspect": all<ProjectFacts>(lead, notFrozen),
  "guideline.write": all<ProjectFacts>(lead, notFrozen, notArchived),
  "guideline.read": all<ProjectFacts>(anyRole, notFrozen),
  "guideline.acknowledge": all<ProjectFacts>(anyRole, notFrozen),
  "task.count": anyRole,
  "task.claim": all<ProjectFacts>(role("labeler"), notFrozen, notArchived),
  "task.revisit": all<ProjectFacts>(role("labeler"), notFrozen, notArchived),
  "lease.open": all<LeaseFacts>(anyRole, notFrozen, ownLease("annotate", "review", "revisit", "read", "inspect")),
  "lease.work": all<LeaseFacts>(role("labeler"), notFrozen, ownLease("annotate", "revisit")),
  "lease.end": all<LeaseFacts>(anyRole, ownLease("annotate", "review", "revisit", "read", "inspect")),
  "review.list": role("reviewer", "lead"),
  "review.claim": all<ProjectFacts>(role("reviewer", "lead"), notFrozen, notArchived),
  "review.decide": all<LeaseFacts>(role("reviewer", "lead"), notFrozen, ownLease("review")),
  "quality.read": all<ProjectFacts>(role("lead", "reviewer"), notFrozen),
  "disagreement.read": all<ProjectFacts>(lead, notFrozen),
  "disagreement.change": all<ProjectFacts>(lead, notFrozen, notArchived),
  "disagreement.settle": all<LeaseFacts>(lead, notFrozen, notArchived, ownLease("inspect")),
  "export.request": all<ProjectFacts>(lead, notFrozen),
  "export.list": lead,
  "export.download": all<FactsOf["export.download"]>(lead, notFrozen, requestedIt),

  "request.list": anyPerson,
  "request.decide": all<RequestFacts>(mayDecide, independentOfRequester),
  "request.withdraw": askedIt,
  "request.collect": all<RequestFacts>(administrator, askedIt),
  "freeze.list": duties,
  "freeze.set": all<FreezeFacts>(
    either<FreezeFacts>(administrator, securityReviewer, ownFrozenProject),
    (_actor, facts) => (facts.exists ? "allow" : "absent"),
  ),
  "freeze.request-lift": duties,
  "trail.read": securityReviewer,
  "trail.verify": securityReviewer,
};

export const decide = <Name extends Action>(action: Name, actor: Actor, facts: FactsOf[Name]): Decision =>
  policy[action](actor, facts);
