import { and, asc, desc, eq, gte, inArray, lt, lte } from "drizzle-orm";
import type { TrailReader, TrailRow, TrailWriter } from "../../store/trail.ts";
import { recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";

const { trail, trailDetails, trailHead } = schema;

const toRow = ({ sequence, entry, leaf }: typeof trail.$inferSelect): TrailRow => ({ sequence, entry, leaf });

export function trailReader({ reading }: SqliteContext): TrailReader {
  return {
    async trailHead() {
      const row = reading.select().from(trailHead).where(eq(trailHead.one, 1)).get();
      return { size: row?.size ?? 0, checkpoint: row?.checkpoint ?? "" };
    },
    async trailRange(from, limit) {
      const rows = reading
        .select()
        .from(trail)
        .where(gte(trail.sequence, from))
        .orderBy(asc(trail.sequence))
        .limit(limit);
      return rows.all().map(toRow);
    },
    async searchTrail(query) {
      const same = (column: typeof trail.actor | typeof trail.subject, value: string | undefined) =>
        value === undefined ? undefined : eq(column, value);
      const which = and(
        same(trail.actor, query.actor),
        same(trail.subject, query.subject),
        query.project === undefined ? undefined : eq(trail.project, query.project),
        query.item === undefined ? undefined : eq(trail.item, query.item),
        query.lease === undefined ? undefined : eq(trail.lease, query.lease),
        query.view === undefined ? undefined : eq(trail.view, query.view),
        query.types === undefined ? undefined : inArray(trail.type, [...query.types]),
        query.from === undefined ? undefined : gte(trail.time, query.from),
        query.to === undefined ? undefined : lte(trail.time, query.to),
        query.before === undefined ? undefined : lt(trail.sequence, query.before),
      );
      return reading
        .select()
        .from(trail)
        .where(which)
        .orderBy(desc(trail.sequence))
        .limit(query.limit)
        .all()
        .map(toRow);
    },
    async trailDetail(entryId) {
      const row = reading.select().from(trailDetails).where(eq(trailDetails.entryId, entryId)).get();
      return row === undefined ? null : { personId: row.personId, sealed: row.sealed };
    },
  };
}

export function trailWriter({ queue }: SqliteContext): TrailWriter {
  return {
    recordOnly: (drafts) => queue.run((transaction) => recordAll(transaction, drafts)),
  };
}
