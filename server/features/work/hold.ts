import type { LeaseHold } from "@keyhole/db/store/work";
import type { ActorContext } from "../../door/procedure.ts";
import type { HoldInput } from "./ids.ts";

/** The lease as this request claims to hold it; the store checks every part of it with each read and write. */
export const holdOf = ({ actor, now }: ActorContext, { leaseId, epoch }: HoldInput): LeaseHold => ({
  leaseId,
  epoch,
  sessionId: actor.sessionId,
  personId: actor.personId,
  now,
});
