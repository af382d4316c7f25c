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

/**
 * One filter: the index ranges that together hold its matches (each match in one of them), the test for a row, and the
 * columns that the test reads: where they stand in the index that is walked along, no row is read to test it.
 */
interface Filter {
  readonly branches: readonly Branch[];
  readonly test: SQL;
  readonly columns: readonly string[];
}

interface Position {
  readonly time: number;
  readonly sequence: number;
}

const isNewer = (a: Position, b: Position): boolean =>
  a.time > b.time || (a.time === b.time && a.sequence > b.sequence);
const newestFirst = (a: Position, b: Position): number => b.time - a.time || b.sequence - a.sequence;

const one = (column: string, where: SQL): Filter => ({
  branches: [{ index: `trail_${column}`, where }],
  test: where,
  columns: [column],
});

/** Partial indexes are used only where the condition says literally that the column is not null. */
const partial = (column: string, value: string): Filter =>
  one(column, sql`${sql.identifier(column)} = ${value} and ${sql.identifier(column)} is not null`);

function personFilter(person: string): Filter {
  return {
    branches: [
      { index: "trail_actor", where: sql`actor = ${person}` },
      { index: "trail_subject", where: sql`subject = ${person} and subject is not null and actor <> ${person}` },
    ],
    test: sql`(actor = ${person} or subject = ${person})`,
    columns: ["actor", "subject"],
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
    columns: ["type"],
  };
}

function filtersOf(query: TrailQuery): Filter[] {
  const { actor, subject, person, project, item, lease, view, types, outcome } = query;
  return [
    view === undefined ? undefined : partial("view", view),
    lease === undefined ? undefined : partial("lease", lease),
    item === undefined ? undefined : partial("item", item),
    subject === undefined ? undefined : partial("subject", subject),
    // Of several large ones the first is walked along: this one's index holds what all others test.
    outcome === undefined ? undefined : one("outcome", sql`outcome = ${outcome} and outcome <> 'ok'`),
    actor === undefined ? undefined : one("actor", sql`actor = ${actor}`),
    person === undefined ? undefined : personFilter(person),
    project === undefined ? undefined : partial("project", project),
    types === undefined ? undefined : typesFilter(types),
  ].filter((filter) => filter !== undefined);
}

/** The columns to read and the condition for rows that must also pass these filters. */
function testsOf(filters: readonly Filter[]): { readonly columns: SQL; readonly tests: SQL } {
  if (filters.length === 0) return { columns: sql`1`, tests: sql`1` };
  const names = new Set(filters.flatMap((filter) => filter.columns));
  const separator = sql`, `;
  return {
    columns: sql.join(
      Array.from(names, (name) => sql.identifier(name)),
      separator,
    ),
    tests: sql`(${sql.join(
      filters.map((filter) => filter.test),
      sql` and `,
    )})`,
  };
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
    const { columns, tests } = testsOf(rest);
    const rows: TrailRow[] = [];
    let cut: Position | undefined;
    for (const { index, where } of driver) {
      const range = sql`from trail indexed by ${sql.raw(index)} where ${where} ${bounds} order by time desc, sequence desc`;
      const places = sql`select sequence from (select sequence, ${columns} ${range} limit ${scan}) where ${tests} limit ${query.limit + 1}`;
      const found = this.#reading.all<TrailRow>(
        sql`select sequence, time, entry, leaf from trail where sequence in (${places})`,
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
    const { columns, tests } = testsOf(rest);
    let count = 0;
    let more = false;
    for (const { index, where } of driver) {
      const scan = rest.length === 0 ? query.limit + 1 : longestScan + 1;
      const range = sql`from trail indexed by ${sql.raw(index)} where ${where} ${bounds} order by time desc`;
      const row = this.#reading.get<{ scanned: number; found: number }>(
        sql`select count(*) as scanned, coalesce(sum(${tests}), 0) as found from (select ${columns} ${range} limit ${scan})`,
      );
      count += row.found;
      if (row.scanned >= scan) more = true;
    }
    return { count: Math.min(count, query.limit), more: more || count > query.limit };
  }

  /** The filter that is walked along, and the tests that its rows must pass. */
  #plan(query: TrailQuery): { readonly driver: readonly Branch[]; readonly rest: readonly Filter[] } {
    const filters = filtersOf(query);
    const [first] = filters;
    if (first === undefined) return { driver: [{ index: "trail_time", where: sql`true` }], rest: [] };
    const driver =
      filters.length === 1 || first.branches.every(({ index }) => surelyRare.has(index))
        ? first
        : this.#rarest(filters, query);
    return {
      driver: driver.branches,
      rest: filters.filter((filter) => filter !== driver),
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
