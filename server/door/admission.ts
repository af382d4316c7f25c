import { KeyholeError } from "@keyhole/shared/errors";
import type { Team } from "@keyhole/db/store/people";
import type { Actor } from "../security/actor.ts";
import { actorOf, isLocked, type RequestContext, type SignedIn } from "./context.ts";
import { inAnyNetwork } from "./network.ts";

/** Whether a person's teams let them work now and from there: none has ended, and the address is in one of their ranges. */
export function teamsAllow(
  teams: readonly Pick<Team, "endsAt" | "networks">[],
  at: { readonly address: string; readonly now: number },
): boolean {
  if (teams.some((team) => team.endsAt !== null && team.endsAt <= at.now)) return false;
  const networks = teams.flatMap((team) => team.networks);
  return networks.length === 0 || inAnyNetwork(at.address, networks);
}

/** The actor of a complete, unlocked session from an allowed network; throws what the page must do otherwise. */
export function admitted(context: RequestContext): { actor: Actor; signedIn: SignedIn } {
  const { signedIn, now, request } = context;
  if (signedIn === null) throw new KeyholeError("signed-out");
  const { session, teams } = signedIn;
  switch (session.phase) {
    case "second-factor":
      throw new KeyholeError("second-factor-needed");
    case "must-enrol":
      throw new KeyholeError("must-enrol");
    case "active":
      break;
  }
  if (isLocked(session, now)) throw new KeyholeError("locked");
  if (!teamsAllow(teams, { address: request.address, now })) throw new KeyholeError("signed-out");
  return { actor: actorOf(signedIn), signedIn };
}
