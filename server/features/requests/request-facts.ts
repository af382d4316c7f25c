import type { Person } from "@keyhole/db/store/people";
import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import type { PersonId, RequestId } from "@keyhole/shared/ids";
import { projectFacts, readInstallationSettings } from "../../door/facts.ts";
import type { ActorContext } from "../../door/procedure.ts";
import type { RequestFacts, Ties } from "../../security/actions.ts";
import type { Services } from "../../services.ts";
import { subjectOf } from "./subject.ts";

/** Who would decide, and when: a request's context, or somebody who is looked at without one. */
export type Deciding = Pick<ActorContext, "services" | "actor" | "now">;

/** Everything the rule of a decision looks at: what was asked, by whom, and the actor's part in it. */
export async function factsAbout(context: Deciding, request: TwoPersonRequest | null): Promise<RequestFacts> {
  const { services, actor, now } = context;
  const { approverAgeMs, dependentMayApprove, resetTieMs } = await readInstallationSettings(services);
  const projectId = request?.projectId ?? null;
  const requester = request === null ? null : await services.store.read.personById(request.requestedBy);
  const project = projectId === null ? null : await projectFacts(context, projectId);
  const subject = await subjectOf(services, request);
  return {
    ...(await tiesOf(context, requester)),
    kind: request?.kind ?? null,
    requestedBy: request?.requestedBy ?? null,
    requesterActive: request !== null && requester !== null && (await couldStillAsk(services, request, requester)),
    aboutActor: request !== null && (await isAbout(context, request)),
    subjectHasRole: subject.projects.length > 0,
    leadsSubject: !subject.isOnlyLead && subject.leads.some(({ id }) => id === actor.personId),
    role: project?.role ?? null,
    frozen: project?.frozen ?? false,
    now,
    approverAgeMs,
    dependentMayApprove,
    resetTieMs,
  };
}

export const factsOfRequest = async (
  context: ActorContext,
  input: { readonly requestId: RequestId },
): Promise<RequestFacts> => factsAbout(context, await context.services.store.read.requestById(input.requestId));

/** Longer chains of invitations are followed no further; nobody has one. */
const longestChain = 100;

/** Who let a person in, who let that one in, and so on. */
async function letInBy({ store }: Pick<Services, "store">, invitedBy: PersonId | null): Promise<PersonId[]> {
  const chain: PersonId[] = [];
  for (let next = invitedBy; next !== null && chain.length < longestChain;) {
    chain.push(next);
    next = (await store.read.personById(next))?.invitedBy ?? null;
  }
  return chain;
}

async function tiesOf({ services, actor }: Deciding, requester: Person | null): Promise<Ties> {
  const [requesterLetInBy, actorLetInBy] = await Promise.all([
    letInBy(services, requester?.invitedBy ?? null),
    letInBy(services, actor.invitedBy),
  ]);
  const resetBy = [requester?.resetBy ?? null, requester?.resetApprovedBy ?? null].filter((id) => id !== null);
  return { requesterLetInBy, actorLetInBy, requesterResetBy: resetBy, requesterResetAt: requester?.resetAt ?? null };
}

/** Whether who asked could ask for the same today. */
export async function couldStillAsk(
  { store }: Pick<Services, "store">,
  request: TwoPersonRequest,
  person: Person,
): Promise<boolean> {
  if (person.disabledAt !== null) return false;
  const { administrator, securityReviewer } = person;
  switch (request.kind) {
    case "reset":
    case "duty":
    case "settings":
    case "break-glass-codes":
      return administrator;
    case "un-freeze":
      return administrator || securityReviewer;
    case "reveal":
      return securityReviewer;
    case "export":
      return request.projectId !== null && (await store.read.roleIn(request.projectId, person.id)) === "lead";
  }
}

async function isAbout({ services, actor }: Deciding, { kind, target }: TwoPersonRequest): Promise<boolean> {
  if (kind === "reset" || kind === "duty") return target === actor.personId;
  if (kind !== "un-freeze") return false;
  const freeze = (await services.store.read.activeFreezes()).find(({ id }) => id === target);
  if (freeze?.scope === "team") return actor.teamIds.some((id) => id === freeze.scopeId);
  return freeze?.scope === "person" && freeze.scopeId === actor.personId;
}
