import type { PersonId } from "@keyhole/shared/ids";
import type { TeamId } from "@keyhole/shared/ids";
import type { ActorContext } from "../../door/procedure.ts";
import { makeRequest } from "../requests/make-request.ts";

export interface Duties {
  readonly administrator: boolean;
  readonly securityReviewer: boolean;
}

/** Set-up is over as soon as somebody else has had an account with a duty for this long. Not a setting: see below. */
export const setUpMs = 24 * 3_600_000;

/**
 * Whether giving a duty needs a second person: always, but for set-up, when there is only the first administrator's word,
 * which nothing can replace. Set-up does not come back: disabled people and those whose duty was taken away count, so that
 * nobody becomes the only one by removing the others, and no setting moves its end. Where it needs one and nobody is left,
 * the request waits for a break-glass code.
 */
export async function dutyNeedsApproval({ services, actor, now }: ActorContext): Promise<boolean> {
  return (await services.store.read.peopleEverWithDuty()).some(
    ({ id, created, disabledAt }) => id !== actor.personId && (disabledAt ?? now) - created >= setUpMs,
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
