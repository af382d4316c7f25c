import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded, type ActorContext } from "../../door/procedure.ts";
import { worksOnProjects } from "../../security/actor.ts";
import { decide } from "../../security/policy.ts";
import { dependenceOf } from "../../security/independence.ts";
import { requestKindRules } from "./kinds.ts";
import { nameOf } from "./request-kind.ts";
import { factsAbout } from "./request-facts.ts";
import { approversOf } from "./approvers.ts";
import { isCollectable } from "./collect.ts";
import { subjectOf } from "./subject.ts";

/** Of somebody with a role in a project, a lead decides. */
const leadOfPerson = ["lead-of-person"] as const;

/** Shown of what the actor asked for and is decided. */
const ownKept = 50;

/** What waits for a decision that the actor's role could make, and what they asked for. Newest first. */
export const list = guarded("request.list", z.void(), noFacts).query(async ({ ctx }) => {
  const { services, actor, now } = ctx;
  const { read } = services.store;
  const waiting = await Promise.all((await read.requests({ waitingAt: now })).map((request) => seen(ctx, request)));
  const mine = (await read.requests({ requestedBy: actor.personId })).slice(0, ownKept);
  return {
    waiting: waiting.filter((entry) => entry !== null).filter((entry) => entry.requestedBy.id !== actor.personId),
    mine: await Promise.all(mine.map((request) => shown(ctx, request))),
  };
});

/** Null where the actor has no part in it: the rule of the policy table says `absent`. */
async function seen(context: ActorContext, request: TwoPersonRequest) {
  const facts = await factsAbout(context, request);
  const decision = decide("request.decide", context.actor, facts);
  if (decision === "absent") return null;
  const obstacle = decision === "allow" ? null : decision === "frozen" ? decision : dependenceOf(context.actor, facts);
  return { ...(await shown(context, request)), obstacle, approverAgeMs: facts.approverAgeMs };
}

async function shown(context: ActorContext, request: TwoPersonRequest) {
  const { services, now } = context;
  const rules = requestKindRules[request.kind];
  const { id, kind, digest, requestedAt, expires, state, decidedAt, requestedBy, decidedBy } = request;
  return {
    id,
    kind,
    digest,
    requestedBy: { id: requestedBy, name: await nameOf(services, requestedBy) },
    requestedAt,
    expires,
    state: state === "waiting" && expires <= now ? ("expired" as const) : state,
    decidedAt,
    decidedBy: decidedBy === null ? null : await nameOf(services, decidedBy),
    words: (await rules?.describe(context, request)) ?? [],
    deciders: (await subjectOf(services, request)).projects.length > 0 ? leadOfPerson : (rules?.deciders ?? []),
    who: await whoCould(context, request),
    mayCollect: state === "approved" && kind === "break-glass-codes" && isCollectable(request, now),
  };
}

/**
 * Who could approve what waits, by name, and whether only the server's console is left. Null for whoever has no duty: they
 * are told roles, not who leads projects that are not theirs.
 */
async function whoCould({ services, actor, now }: ActorContext, request: TwoPersonRequest) {
  if (worksOnProjects(actor) || request.state !== "waiting" || request.expires <= now) return null;
  const names = (await approversOf(services, request)).map(({ name }) => name);
  return { names, byBreakGlass: names.length === 0 && requestKindRules[request.kind]?.byBreakGlass === true };
}
