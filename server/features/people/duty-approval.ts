import type { PersonId } from "@keyhole/shared/ids";
import type { TeamId } from "@keyhole/shared/ids";
import { readInstallationSettings } from "../../door/facts.ts";
import type { ActorContext } from "../../door/procedure.ts";
import { dependenceOf } from "../../security/rules.ts";
import { makeRequest } from "../requests/make-request.ts";

export interface Duties {
  readonly administrator: boolean;
  readonly securityReviewer: boolean;
}

/**
 * Whether giving a duty needs a second person: as soon as somebody is there who could be it. Before that (set-up) there is
 * only the first administrator's word, which nothing can replace.
 */
export async function dutyNeedsApproval({ services, actor, now }: ActorContext): Promise<boolean> {
  const { approverAgeMs, dependentMayApprove } = await readInstallationSettings(services);
  const facts = {
    kind: "duty",
    requestedBy: actor.personId,
    requesterActive: true,
    aboutActor: false,
    role: null,
    frozen: false,
    now,
    approverAgeMs,
    dependentMayApprove,
  } as const;
  return (await services.store.read.people()).some(
    (person) =>
      person.disabledAt === null &&
      (person.administrator || person.securityReviewer) &&
      dependenceOf({ ...person, personId: person.id, accountCreated: person.created }, facts) === null,
  );
}

export const askForDuty = (
  context: ActorContext,
  asked: Duties & { readonly personId: PersonId | null; readonly name: string; readonly teamId: TeamId | null },
) => {
  const { personId, name, administrator, securityReviewer, teamId } = asked;
  const summary = { personId, name: personId === null ? name : "", administrator, securityReviewer, teamId };
  return makeRequest(context, { kind: "duty", target: personId ?? "", summary, projectId: null });
};
