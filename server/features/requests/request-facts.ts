import type { Person } from "@keyhole/db/store/people";
import type { TwoPersonRequest } from "@keyhole/db/store/projects";
import type { RequestId } from "@keyhole/shared/ids";
import { projectFacts, readInstallationSettings } from "../../door/facts.ts";
import type { ActorContext } from "../../door/procedure.ts";
import type { RequestFacts } from "../../security/actions.ts";
import type { Services } from "../../services.ts";

/** Everything the rule of a decision looks at: what was asked, by whom, and the actor's part in its project. */
export async function factsAbout(context: ActorContext, request: TwoPersonRequest | null): Promise<RequestFacts> {
  const { services, now } = context;
  const { approverAgeMs, dependentMayApprove } = await readInstallationSettings(services);
  const projectId = request?.projectId ?? null;
  const requester = request === null ? null : await services.store.read.personById(request.requestedBy);
  const project = projectId === null ? null : await projectFacts(context, projectId);
  return {
    kind: request?.kind ?? null,
    requestedBy: request?.requestedBy ?? null,
    requesterActive: request !== null && requester !== null && (await couldStillAsk(services, request, requester)),
    aboutActor: request !== null && (await isAbout(context, request)),
    role: project?.role ?? null,
    frozen: project?.frozen ?? false,
    now,
    approverAgeMs,
    dependentMayApprove,
  };
}

export const factsOfRequest = async (
  context: ActorContext,
  input: { readonly requestId: RequestId },
): Promise<RequestFacts> => factsAbout(context, await context.services.store.read.requestById(input.requestId));

/** Whether who asked could ask for the same today. */
async function couldStillAsk({ store }: Services, request: TwoPersonRequest, person: Person): Promise<boolean> {
  if (person.disabledAt !== null) return false;
  const { administrator, securityReviewer } = person;
  switch (request.kind) {
    case "reset":
    case "duty":
      return administrator;
    case "un-freeze":
      return administrator || securityReviewer;
    case "reveal":
      return securityReviewer;
    case "export":
      return request.projectId !== null && (await store.read.roleIn(request.projectId, person.id)) === "lead";
  }
}

async function isAbout({ services, actor }: ActorContext, { kind, target }: TwoPersonRequest): Promise<boolean> {
  if (kind === "reset" || kind === "duty") return target === actor.personId;
  if (kind !== "un-freeze") return false;
  const freeze = (await services.store.read.activeFreezes()).find(({ id }) => id === target);
  if (freeze?.scope === "team") return actor.teamIds.some((id) => id === freeze.scopeId);
  return freeze?.scope === "person" && freeze.scopeId === actor.personId;
}
