import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { LeaseEnd } from "@keyhole/shared/vocabulary";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { leases } = schema;

/** Ends every active lease that `which` covers. Slots stay reserved for their workers. Gives the sessions concerned. */
export function endLeases(writing: Drizzle, which: SQL | undefined, end: { at: number; reason: LeaseEnd }): string[] {
  const ended = writing
    .update(leases)
    .set({ endedAt: end.at, endReason: end.reason })
    .where(and(isNull(leases.endedAt), which))
    .returning({ sessionId: leases.sessionId })
    .all();
  return ended.map((row) => row.sessionId);
}

export const leasesOfSessions = (ids: readonly string[]): SQL => inArray(leases.sessionId, [...ids]);
export const leasesOfPerson = (id: string): SQL => eq(leases.personId, id);
