import type { StoredExport } from "@keyhole/db/store/exports";
import { KeyholeError } from "@keyhole/shared/errors";
import { actorOfPerson, canSignIn } from "../../door/person-actor.ts";
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
  const [person, teams] = await Promise.all([read.personById(requestedBy), read.teamsOf(requestedBy)]);
  if (person === null || !canSignIn(person, teams, clock())) throw new KeyholeError("absent");
  const actor = actorOfPerson(person, teams);
  const { teamIds } = actor;
  const [role, freezes] = await Promise.all([
    read.roleIn(projectId, requestedBy),
    read.freezesOver({ personId: requestedBy, teamIds, projectId }),
  ]);
  const facts = { role, frozen: freezes.length > 0, archived: false, mine: true };
  const decision = decide("export.download", actor, facts);
  if (decision !== "allow") throw new KeyholeError(decision);
  return { teamIds };
}
