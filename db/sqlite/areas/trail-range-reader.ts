import Database from "better-sqlite3";
import { asc, gte, sql } from "drizzle-orm";
import { trailCopies } from "@keyhole/shared/trail/packed-trail";
import type { StoredTrailRow, TrailRangeReader, TrailRow } from "../../store/trail.ts";
import { databasePath, type Drizzle, drizzleOver } from "../open.ts";
import { schema } from "../schema.ts";

const { trail } = schema;

type Row = typeof trail.$inferSelect;

export const toRow = ({ sequence, time, entry, leaf }: Row): TrailRow => ({ sequence, time, entry, leaf });

const toStored = (row: Row): StoredTrailRow => ({
  ...toRow(row),
  copies: Object.fromEntries(trailCopies.map((key) => [key, row[key]])) as StoredTrailRow["copies"], // one for each key
});

/**
 * One record as `PackedTrail` wants it. SQLite puts the page together: handing each value to JavaScript by itself takes
 * several times as long as hashing it. `||` gives null for null, which becomes nothing; the columns are of their types,
 * because the table is strict.
 */
const record = sql.raw(
  [
    `x'00' || entry || char(10) || sequence || char(10)`,
    ...trailCopies.map((key) => `ifnull('=' || "${key}", '') || char(10)`),
  ].join(" || "),
);

interface Packed {
  readonly rows: number;
  readonly good: number | null;
  readonly records: Uint8Array | null;
  readonly leaves: Uint8Array | null;
}

const none = new Uint8Array(0);

export function trailRangeReader(reading: Drizzle): TrailRangeReader {
  const [from, limit] = [sql.placeholder("from"), sql.placeholder("limit")];
  const range = reading.select().from(trail).where(gte(trail.sequence, from)).orderBy(asc(trail.sequence)).limit(limit);
  const rows = range.prepare();
  const packed = reading
    .select({
      rows: sql<number>`count(*)`,
      good: sql<number | null>`sum(length(leaf) = 32)`,
      records: sql<Uint8Array | null>`cast(group_concat(${record}, '') as blob)`,
      leaves: sql<Uint8Array | null>`cast(group_concat(leaf, '') as blob)`,
    })
    .from(range.as("page"))
    .prepare();
  return {
    async trailRange(start, count) {
      return rows.all({ from: start, limit: count }).map(toStored);
    },
    async trailPacked(start, count) {
      const page: Packed | undefined = packed.get({ from: start, limit: count });
      const complete = page !== undefined && page.good === page.rows;
      return {
        rows: page?.rows ?? 0,
        records: page?.records ?? none,
        leaves: complete ? (page.leaves ?? none) : none,
      };
    },
  };
}

/** Reads the trail of a data folder beside the process that owns it, from another thread: a check of all of it is long. */
export function openTrailRanges(dataDir: string): { readonly read: TrailRangeReader; readonly close: () => void } {
  const database = new Database(databasePath(dataDir), { readonly: true });
  return { read: trailRangeReader(drizzleOver(database)), close: () => database.close() };
}
