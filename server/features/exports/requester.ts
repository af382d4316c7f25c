import type { StoredExport } from "@keyhole/db/store/exports";
import { KeyholeError } from "@keyhole/shared/errors";
import type { DeviceId, SessionId } from "@keyhole/shared/ids";
import type { Actor } from "../../security/actor.ts";
import { decide } from "../../security/policy.ts";
import type { Services } from "../../services.ts";

/**
 * Whether the requester may still have the export, by the same rule as for a download: asked before and during a build,
 * where no request of theirs is there to ask for. Throws the policy's refusal.
 */
export async function requireRequesterAllowed(
  { store, clock }: Pick<Services, "store" | "clock">,
  { projectId, requestedBy }: Pick<StoredExport, "projectId" | "requestedBy">,
): Promise<{ teamIds: readonly string[] }> {
  const { read } = store;
  const [person, teams] = await Promise.all([read.personById(requestedBy), read.teams()]);
  if (person === null || person.disabledAt !== null) throw new KeyholeError("absent");
  const own = teams.filter((team) => team.members.includes(requestedBy));
  if (own.some(({ endsAt }) => endsAt !== null && endsAt <= clock())) throw new KeyholeError("absent");
  const teamIds = own.map((team) => team.id);
  const [role, freezes] = await Promise.all([
    read.roleIn(projectId, requestedBy),
    read.freezesOver({ personId: requestedBy, teamIds, projectId }),
  ]);
  const actor: Actor = {
    personId: requestedBy,
    // No rule looks at session or device; a job has neither.
    sessionId: "" as SessionId,
    deviceId: "" as DeviceId,
    teamIds,
    administrator: person.administrator,
    securityReviewer: person.securityReviewer,
    mayCreateProjects: person.mayCreateProjects,
    accountCreated: person.created,
    invitedBy: person.invitedBy,
    resetBy: person.resetBy,
    resetApprovedBy: person.resetApprovedBy,
  };
  const facts = { role, frozen: freezes.length > 0, archived: false, mine: true };
  const decision = decide("export.download", actor, facts);
  if (decision !== "allow") throw new KeyholeError(decision);
  return { teamIds };
}
