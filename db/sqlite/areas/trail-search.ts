import { type SQL, sql } from "drizzle-orm";
import type { CappedCount, TrailPage, TrailQuery, TrailRow } from "../../store/trail.ts";
import type { Drizzle } from "../open.ts";

/** Index entries that one branch of a search may look at before the page ends: about 20 ms. */
const longestScan = 10_000;
/** How far indexes are counted to find the rarer of two filters. */
const probe = 2_000;

/** A range of one index in order of time. */
interface Branch {
  readonly index: string;
  readonly where: SQL;
}

/** One filter: the index ranges that together hold its matches (each match in one of them), and the test for a row. */
interface Filter {
  readonly branches: readonly Branch[];
  readonly test: SQL;
}

interface Position {
  readonly time: number;
  readonly sequence: number;
}

const isNewer = (a: Position, b: Position): boolean =>
  a.time > b.time || (a.time === b.time && a.sequence > b.sequence);
const newestFirst = (a: Position, b: Position): number => b.time - a.time || b.sequence - a.sequence;

const one = (index: string, where: SQL): Filter => ({ branches: [{ index, where }], test: where });

/** Partial indexes are used only where the condition says literally that the column is not null. */
const partial = (index: string, column: SQL, value: string): Filter =>
  one(index, sql`${column} = ${value} and ${column} is not null`);

function personFilter(person: string): Filter {
  return {
    branches: [
      { index: "trail_actor", where: sql`actor = ${person}` },
      { index: "trail_subject", where: sql`subject = ${person} and subject is not null and actor <> ${person}` },
    ],
    test: sql`(actor = ${person} or subject = ${person})`,
  };
}

function typesFilter(types: readonly string[]): Filter {
  const list = sql.join(
    types.map((type) => sql`${type}`),
    sql`, `,
  );
  return {
    branches: Array.from(new Set(types), (type) => ({ index: "trail_type", where: sql`type = ${type}` })),
    test: sql`type in (${list})`,
  };
}

function filtersOf(query: TrailQuery): Filter[] {
  const { actor, subject, person, project, item, lease, view, types, outcome } = query;
  return [
    view === undefined ? undefined : partial("trail_view", sql`"view"`, view),
    lease === undefined ? undefined : partial("trail_lease", sql`lease`, lease),
    item === undefined ? undefined : partial("trail_item", sql`item`, item),
    subject === undefined ? undefined : partial("trail_subject", sql`subject`, subject),
    actor === undefined ? undefined : one("trail_actor", sql`actor = ${actor}`),
    person === undefined ? undefined : personFilter(person),
    outcome === undefined ? undefined : one("trail_not_ok", sql`outcome = ${outcome} and outcome <> 'ok'`),
    project === undefined ? undefined : partial("trail_project", sql`project`, project),
    types === undefined ? undefined : typesFilter(types),
  ].filter((filter) => filter !== undefined);
}

/** Entries of a view are at most a few: never worth a comparison with other filters. */
const surelyRare: ReadonlySet<string> = new Set(["trail_view", "trail_lease", "trail_item"]);

/** Searches over the trail's columns. Raw statements, because the right index is chosen here and not by SQLite's guesses. */
export class TrailSearch {
  readonly #reading: Drizzle;

  constructor(reading: Drizzle) {
    this.#reading = reading;
  }

  /** Reads at most `longestScan` index entries a branch. */
  page(query: TrailQuery): TrailPage {
    if (query.types?.length === 0) return { rows: [], next: null };
    const { driver, rest } = this.#plan(query);
    const bounds = this.#bounds(query);
    const scan = rest.length === 0 ? query.limit + 1 : longestScan;
    const rows: TrailRow[] = [];
    let cut: Position | undefined;
    for (const { index, where } of driver) {
      const range = sql`from trail indexed by ${sql.raw(index)} where ${where} ${bounds} order by time desc, sequence desc`;
      const tested = rest.length === 0 ? sql`` : sql`where ${sql.join([...rest], sql` and `)}`;
      const found = this.#reading.all<TrailRow>(
        sql`select sequence, time, entry, leaf from (select * ${range} limit ${scan}) ${tested} limit ${query.limit + 1}`,
      );
      rows.push(...found);
      if (found.length > query.limit) continue;
      const end = this.#reading.get<Position | undefined>(
        sql`select time, sequence ${range} limit 1 offset ${scan - 1}`,
      );
      // Behind the place where a branch stopped nothing is complete: what other branches have there waits.
      if (end !== undefined && (cut === undefined || isNewer(end, cut))) cut = end;
    }
    const complete = rows.filter((row) => cut === undefined || !isNewer(cut, row)).sort(newestFirst);
    const shown = complete.slice(0, query.limit);
    const last = complete.length > query.limit ? shown.at(-1) : cut;
    return { rows: shown, next: last?.sequence ?? null };
  }

  count(query: TrailQuery): CappedCount {
    if (query.types?.length === 0) return { count: 0, more: false };
    const { driver, rest } = this.#plan(query);
    const bounds = this.#bounds(query);
    let count = 0;
    let more = false;
    for (const { index, where } of driver) {
      const scan = rest.length === 0 ? query.limit + 1 : longestScan + 1;
      const tested = rest.length === 0 ? sql`1` : sql.join([...rest], sql` and `);
      const range = sql`select * from trail indexed by ${sql.raw(index)} where ${where} ${bounds} limit ${scan}`;
      const row = this.#reading.get<{ scanned: number; found: number }>(
        rest.length === 0
          ? sql`select count(*) as scanned, count(*) as found from (${range})`
          : sql`select count(*) as scanned, coalesce(sum(${tested}), 0) as found from (${range})`,
      );
      count += row.found;
      if (row.scanned >= scan) more = true;
    }
    return { count: Math.min(count, query.limit), more: more || count > query.limit };
  }

  /** The filter that is walked along, and the tests that its rows must pass. */
  #plan(query: TrailQuery): { readonly driver: readonly Branch[]; readonly rest: readonly SQL[] } {
    const filters = filtersOf(query);
    const [first] = filters;
    if (first === undefined) return { driver: [{ index: "trail_time", where: sql`true` }], rest: [] };
    const driver =
      filters.length === 1 || first.branches.every(({ index }) => surelyRare.has(index))
        ? first
        : this.#rarest(filters, query);
    return {
      driver: driver.branches,
      rest: filters.filter((filter) => filter !== driver).map((filter) => filter.test),
    };
  }

  #rarest(filters: readonly Filter[], query: TrailQuery): Filter {
    const bounds = this.#bounds(query);
    const sized = filters.map((filter) => {
      let size = 0;
      for (const { index, where } of filter.branches) {
        if (size > probe) break;
        const range = sql`select 1 from trail indexed by ${sql.raw(index)} where ${where} ${bounds} limit ${probe}`;
        size += this.#reading.get<{ size: number }>(sql`select count(*) as size from (${range})`).size;
      }
      return { filter, size };
    });
    return sized.reduce((best, next) => (next.size < best.size ? next : best)).filter;
  }

  #bounds({ from, to, before }: TrailQuery): SQL {
    const parts: SQL[] = [];
    if (from !== undefined) parts.push(sql`and time >= ${from}`);
    if (to !== undefined) parts.push(sql`and time <= ${to}`);
    if (before !== undefined) {
      const at = this.#reading.get<{ time: number } | undefined>(
        sql`select time from trail where sequence = ${before}`,
      );
      parts.push(
        at === undefined ? sql`and sequence < ${before}` : sql`and (time, sequence) < (${at.time}, ${before})`,
      );
    }
    return sql.join(parts, sql` `);
  }
}
