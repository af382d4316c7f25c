import type { DeviceId, PersonId, SessionId, TeamId } from "@keyhole/shared/ids";

/** Who is asking: a person with an unlocked session that passed every factor. There is no other kind of actor here. */
export interface Actor {
  readonly personId: PersonId;
  readonly sessionId: SessionId;
  readonly deviceId: DeviceId;
  readonly teamIds: readonly TeamId[];
  readonly administrator: boolean;
  readonly securityReviewer: boolean;
  readonly mayCreateProjects: boolean;
  /** Milliseconds UTC. */
  readonly accountCreated: number;
  readonly invitedBy: PersonId | null;
  readonly resetBy: PersonId | null;
  /** The second person of that reset. */
  readonly resetApprovedBy: PersonId | null;
  /** When that reset was used. */
  readonly resetAt: number | null;
}

/** Administrators and security reviewers hold no project role and see no content (I7). */
export const worksOnProjects = (actor: Pick<Actor, "administrator" | "securityReviewer">): boolean =>
  !actor.administrator && !actor.securityReviewer;
