import type { Person } from "@keyhole/db/store/people";
import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import { actorOfPerson, canSignIn } from "../../door/person-actor.ts";
import { decide } from "../../security/policy.ts";
import type { Services } from "../../services.ts";
import { factsAbout } from "./request-facts.ts";
import { subjectOf } from "./subject.ts";

/**
 * Everybody who could approve a request now, by the policy itself, ordered by name. Empty: nobody can, and only the
 * server's console is left, for kinds that it can approve.
 */
export async function approversOf(services: Services, request: TwoPersonRequest): Promise<Person[]> {
  const { read } = services.store;
  const now = services.clock();
  const able: Person[] = [];
  for (const person of await candidatesFor(services, request)) {
    const teams = await read.teamsOf(person.id);
    if (!canSignIn(person, teams, now)) continue;
    const actor = actorOfPerson(person, teams);
    const facts = await factsAbout({ services, actor, now }, request);
    if (decide("request.decide", actor, facts) === "allow") able.push(person);
  }
  return able;
}

async function candidatesFor(services: Services, request: TwoPersonRequest): Promise<readonly Person[]> {
  const { read } = services.store;
  if (request.kind === "reset") {
    const { projects, leads } = await subjectOf(services, request);
    if (projects.length > 0) return leads;
  }
  const withDuty = (await read.peopleEverWithDuty()).filter(
    ({ administrator, securityReviewer }) => administrator || securityReviewer,
  );
  return request.projectId === null ? withDuty : [...(await read.leadsOf([request.projectId])), ...withDuty];
}
