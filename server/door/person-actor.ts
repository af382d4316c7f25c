import type { Person, Team } from "@keyhole/db/store/people";
import type { DeviceId, SessionId } from "@keyhole/shared/ids";
import type { Actor } from "../security/actor.ts";

/** A person as the policy sees them, for what is decided about them without a request of theirs. Never for a request. */
export const actorOfPerson = (person: Person, teams: readonly Team[]): Actor => ({
  personId: person.id,
  // No rule looks at session or device.
  sessionId: "" as SessionId,
  deviceId: "" as DeviceId,
  teamIds: teams.map((team) => team.id),
  administrator: person.administrator,
  securityReviewer: person.securityReviewer,
  mayCreateProjects: person.mayCreateProjects,
  accountCreated: person.created,
  invitedBy: person.invitedBy,
  resetBy: person.resetBy,
  resetApprovedBy: person.resetApprovedBy,
  resetAt: person.resetAt,
});

/** Whether the person can sign in at all, wherever they are: neither disabled nor in a team that has ended. */
export const canSignIn = (person: Person, teams: readonly Team[], now: number): boolean =>
  person.disabledAt === null && !teams.some(({ endsAt }) => endsAt !== null && endsAt <= now);
