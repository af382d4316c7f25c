import type Database from "better-sqlite3";
import type { ItemId, ProjectId } from "@keyhole/shared/ids";
import { freshId, inserter, twinTime } from "./raw-database.ts";

// A million items through the product's import take minutes, which is what the import's own bench is for. Here they are
// inserted straight into the tables, in order of id and with the indexes made afterwards, as a bulk load would.

export interface ManyTasks {
  readonly projectId: ProjectId;
  readonly count: number;
  readonly overlap: number;
  /** The sealed content of an item. */
  readonly content: (id: ItemId) => Promise<Buffer>;
  /** JSON of `FieldFacts` by field, the same for all. */
  readonly facts: string;
}

const batch = 5_000;

/** Does something to tables whose secondary indexes are gone meanwhile. */
async function withoutIndexes(
  database: Database.Database,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const indexes = database
    .prepare<[string], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in (select value from json_each(?))",
    )
    .all(JSON.stringify(tables));
  for (const { name } of indexes) database.exec(`drop index "${name}"`);
  await work();
  for (const { sql } of indexes) database.exec(sql);
}

const sortedIds = <Kind extends string>(count: number) => Array.from({ length: count }, () => freshId<Kind>()).sort();

/** Items with an open task each, and the counters that a project's page reads. */
export async function insertTasks(database: Database.Database, many: ManyTasks): Promise<void> {
  const { projectId, count, overlap, facts } = many;
  const itemColumns = ["id", "project_id", "fingerprint", "content", "facts", "metadata", "created"];
  const insertItem = inserter(database, "items", itemColumns);
  const slots = ["ord", "overlap", "remaining", "changed"];
  const insertTask = inserter(database, "tasks", ["id", "project_id", "item_id", "state", ...slots]);
  const items = sortedIds<"item">(count);
  const tasks = sortedIds<"task">(count);
  await withoutIndexes(database, ["items", "tasks"], async () => {
    for (let start = 0; start < count; start += batch) {
      const ids = items.slice(start, start + batch);
      const contents = await Promise.all(ids.map((id) => many.content(id)));
      database.transaction(() => {
        for (const [at, id] of ids.entries()) {
          const words = { metadata: "{}", facts, created: twinTime };
          insertItem.run({ id, project_id: projectId, fingerprint: id, content: contents[at], ...words });
          const task = { id: tasks[start + at], project_id: projectId, item_id: id, state: "open", changed: twinTime };
          insertTask.run({ ...task, ord: Math.floor(Math.random() * 2 ** 31), overlap, remaining: overlap });
        }
      })();
    }
  });
  database
    .prepare(
      `insert into project_counters (project_id, waiting, in_work, flagged, in_review, returned, done, retired, gold, missing)
       values (?, ?, 0, 0, 0, 0, 0, 0, 0, ?)
       on conflict (project_id) do update set waiting = waiting + excluded.waiting, missing = missing + excluded.missing`,
    )
    .run(projectId, count, count * overlap);
}

/** Says of these people that they submitted the first tasks of the queue long ago: what a claim has to leave aside. */
export async function insertDone(
  database: Database.Database,
  done: { readonly projectId: ProjectId; readonly people: readonly string[]; readonly count: number },
): Promise<void> {
  const { projectId, people, count } = done;
  const first = database
    .prepare<[string, number], { id: string; item_id: string; priority: number; ord: number }>(
      "select id, item_id, priority, ord from tasks where project_id = ? and state = 'open' order by priority desc, ord limit ?",
    )
    .all(projectId, count);
  const columns = ["id", "task_id", "person_id", "project_id", "item_id", "state", "epoch", "created", "changed"];
  const insert = inserter(database, "assignments", columns);
  const countSlots = database.prepare("update tasks set overlap = overlap + ?, submitted = submitted + ? where id = ?");
  await withoutIndexes(database, ["assignments"], async () => {
    const times = { epoch: 1, created: twinTime, changed: twinTime };
    for (const person of people) {
      database.transaction(() => {
        for (const { id, item_id } of first) {
          const whose = { task_id: id, person_id: person, project_id: projectId, item_id };
          insert.run({ id: freshId<"assignment">(), ...whose, state: "submitted", ...times });
        }
      })();
    }
    database.transaction(() => {
      for (const { id } of first) countSlots.run(people.length, people.length, id);
    })();
    return Promise.resolve();
  });
  // Where each of them stands in the queue by now.
  const { priority, ord } = first.at(-1) ?? { priority: 0, ord: -1 };
  const stand = database.prepare("insert into cursors (project_id, person_id, priority, ord) values (?, ?, ?, ?)");
  for (const person of people) stand.run(projectId, person, priority, ord);
}
