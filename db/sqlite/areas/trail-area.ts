import { asc, eq, gt, sql } from "drizzle-orm";
import { type SeenProject, type TrailReader, type TrailRow, type TrailWriter } from "../../store/trail.ts";
import { recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { toRow, trailRangeReader } from "./trail-range-reader.ts";
import { TrailSearch } from "./trail-search.ts";

const { trail, trailDetails, trailHead, trailMilestones } = schema;

export function trailReader({ reading }: SqliteContext): TrailReader {
  const search = new TrailSearch(reading);
  return {
    ...trailRangeReader(reading),
    async trailHead() {
      const row = reading.select().from(trailHead).where(eq(trailHead.one, 1)).get();
      return {
        size: row?.size ?? 0,
        frontier: row?.frontier ?? new Uint8Array(0),
        checkpoint: row?.checkpoint ?? "",
      };
    },
    async trailMilestones(after, limit) {
      const { size } = trailMilestones;
      const rows = reading.select().from(trailMilestones).where(gt(size, after)).orderBy(asc(size)).limit(limit);
      return rows.all();
    },
    async searchTrail(query) {
      const rows: TrailRow[] = [];
      let before = query.before;
      do {
        const limit = query.limit - rows.length;
        const page = search.page({ ...query, limit, ...(before === undefined ? {} : { before }) });
        rows.push(...page.rows);
        before = page.next ?? undefined;
      } while (before !== undefined && rows.length < query.limit);
      return rows;
    },
    trailPage: async (query) => search.page(query),
    countTrail: async (query) => search.count(query),
    async trailEntry(entryId) {
      const row = reading.select().from(trail).where(eq(trail.id, entryId)).get();
      return row === undefined ? null : toRow(row);
    },
    async trailDetail(entryId) {
      const row = reading.select().from(trailDetails).where(eq(trailDetails.entryId, entryId)).get();
      return row === undefined ? null : { personId: row.personId, sealed: row.sealed };
    },
    async seenBy(personId, limit) {
      const newest = sql`
        select project, item, time from trail indexed by trail_seen
        where actor = ${personId} and type = 'view.opened' order by time desc limit ${limit}`;
      const projects = reading.all<SeenProject>(sql`
        select project, count(*) as views, count(distinct item) as items, min(time) as first, max(time) as last
        from (${newest}) group by project order by last desc`);
      const views = projects.reduce((sum, project) => sum + project.views, 0);
      return { projects, more: views >= limit };
    },
  };
}

export function trailWriter({ queue }: SqliteContext): TrailWriter {
  return {
    recordOnly: (drafts) => queue.run((transaction) => recordAll(transaction, drafts)),
  };
}
