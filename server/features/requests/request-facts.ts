import type { TwoPersonRequest } from "@keyhole/db/store/projects";
import type { RequestId } from "@keyhole/shared/ids";
import { projectFacts, readInstallationSettings } from "../../door/facts.ts";
import type { ActorContext } from "../../door/procedure.ts";
import type { RequestFacts } from "../../security/actions.ts";

/** Everything the rule of a decision looks at: what was asked, by whom, and the actor's part in its project. */
export async function factsAbout(context: ActorContext, request: TwoPersonRequest | null): Promise<RequestFacts> {
  const { services, now } = context;
  const { approverAgeMs, dependentMayApprove } = await readInstallationSettings(services);
  const projectId = request?.projectId ?? null;
  const requester = request === null ? null : await services.store.read.personById(request.requestedBy);
  const isAboutPerson = request?.kind === "reset" || request?.kind === "duty";
  const project = projectId === null ? null : await projectFacts(context, projectId);
  return {
    kind: request?.kind ?? null,
    requestedBy: request?.requestedBy ?? null,
    requesterActive: requester?.disabledAt === null,
    aboutActor: isAboutPerson && request.target === context.actor.personId,
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
