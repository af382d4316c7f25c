import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { SessionId } from "@keyhole/shared/ids";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { endLeases, leasesOfPerson, leasesOfSessions } from "./leases-ending.ts";

const { sessions } = schema;

/** Ends the open sessions that `which` covers, and the leases bound to them. Gives their ids. */
export function endSessionsWhere(writing: Drizzle, which: SQL | undefined, now: number): SessionId[] {
  const open = and(isNull(sessions.endedAt), which);
  const ended = writing.update(sessions).set({ endedAt: now }).where(open).returning({ id: sessions.id }).all();
  const ids = ended.map((row) => row.id as SessionId); // the column holds nothing else
  if (ids.length > 0) endLeases(writing, leasesOfSessions(ids), { at: now, reason: "revoked" });
  return ids;
}

/** Everything a person had open: sessions, and every lease whatever session holds it. */
export function endEverySession(writing: Drizzle, personId: string, now: number): SessionId[] {
  const ids = endSessionsWhere(writing, eq(sessions.personId, personId), now);
  endLeases(writing, leasesOfPerson(personId), { at: now, reason: "revoked" });
  return ids;
}
