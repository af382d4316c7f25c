import type { Actor } from "@keyhole/server/security/actor";
import { randomId } from "../harness.ts";

export const hour = 3_600_000;
export const now = 1_000 * hour;

const person = (about: Partial<Actor> = {}): Actor => ({
  personId: randomId<"person">(),
  sessionId: randomId<"session">(),
  deviceId: randomId<"device">(),
  teamIds: [],
  administrator: false,
  securityReviewer: false,
  mayCreateProjects: false,
  accountCreated: now - 100 * hour,
  invitedBy: null,
  resetBy: null,
  resetApprovedBy: null,
  resetAt: null,
  ...about,
});

/** Somebody who asked for something; never one of the actors below. */
export const asker = randomId<"person">();

export const actors = {
  administrator: person({ administrator: true }),
  security: person({ securityReviewer: true }),
  /** No grant of the installation: what they may do is their role in the project, which is a fact. */
  member: person(),
  creator: person({ mayCreateProjects: true }),
  /** A grant that should not have been given beside a duty gives nothing. */
  administratorWithGrant: person({ administrator: true, mayCreateProjects: true }),
  freshAdministrator: person({ administrator: true, accountCreated: now - 23 * hour }),
  administratorLetInByAsker: person({ administrator: true, invitedBy: asker }),
  administratorResetByAsker: person({ administrator: true, resetBy: asker, resetAt: now - 400 * 24 * hour }),
  administratorResetWithAsker: person({ administrator: true, resetApprovedBy: asker, resetAt: now - hour }),
  memberLetInByAsker: person({ invitedBy: asker }),
  freshMember: person({ accountCreated: now - 23 * hour }),
  memberResetByAsker: person({ resetBy: asker, resetAt: now - 29 * 24 * hour }),
  memberResetWithAsker: person({ resetApprovedBy: asker, resetAt: now - 29 * 24 * hour }),
  memberResetByAskerLongAgo: person({ resetBy: asker, resetAt: now - 31 * 24 * hour }),
} as const;
export type ActorName = keyof typeof actors;
