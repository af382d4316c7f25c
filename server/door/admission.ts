import { KeyholeError } from "@keyhole/shared/errors";
import type { Actor } from "../security/actor.ts";
import { actorOf, isLocked, type RequestContext, type SignedIn } from "./context.ts";
import { inAnyNetwork } from "./network.ts";

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
  if (teams.some((team) => team.endsAt !== null && team.endsAt <= now)) throw new KeyholeError("signed-out");
  const networks = teams.flatMap((team) => team.networks);
  if (networks.length > 0 && !inAnyNetwork(request.address, networks)) throw new KeyholeError("signed-out");
  return { actor: actorOf(signedIn), signedIn };
}
