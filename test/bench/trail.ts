import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { databasePath } from "@keyhole/db/sqlite/open";
import { openSqliteStore } from "@keyhole/db/sqlite/sqlite-store";
import type { Store } from "@keyhole/db/store";
import type { TrailQuery } from "@keyhole/db/store/trail";
import type { EntryId, Id, ItemId, LeaseId, PersonId, ProjectId, SessionId, ViewId } from "@keyhole/shared/ids";
import { encodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { TrailEntry } from "@keyhole/shared/trail/entry";
import { Frontier, hashLeaf } from "@keyhole/shared/trail/tree";
import { type KeyFolder, openKeyFolder } from "@keyhole/server/vault/key-folder";
import { signHeadOf } from "@keyhole/server/vault/sign-head";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const id = <Kind extends string>(): Id<Kind> => randomBytes(16).toString("base64url") as Id<Kind>; // 16 bytes, as ids are

/** A store with a synthetic trail, skewed as real use is: one person made half of it. */
export interface LargeTrail {
  readonly store: Store;
  readonly keys: KeyFolder;
  readonly dataDir: string;
  readonly busyPerson: string;
  readonly rarePerson: string;
  readonly projects: readonly string[];
  readonly items: readonly string[];
  readonly leases: readonly string[];
  readonly start: number;
  readonly end: number;
}

const start = 1_790_000_000_000;
const stepMs = 400;
/** Entries of one task: granted, opened, first draft, submitted, and now and then a refusal. */
const perTask = 5;

/**
 * Fills the table of a fresh folder directly, with its tree and one signed head, and makes the indexes afterwards. `count`
 * entries, five a task, 200 people of whom the first made half, 20 projects, times ascending with some disorder.
 */
export async function openTrail(dataDir: string, count: number): Promise<LargeTrail> {
  const keys = await openKeyFolder({ dir: join(dataDir, "keys"), mayCreate: true, randomBytes });
  await openSqliteStore({ dataDir, signHead: signHeadOf(keys) }).close();
  const people = Array.from({ length: 200 }, () => id<"person">());
  const projects = Array.from({ length: 20 }, () => id<"project">());
  const [busyPerson = id<"person">()] = people;
  const rarePerson = people.at(-1) ?? busyPerson;
  const items: string[] = [];
  const leases: string[] = [];
  const database = new Database(databasePath(dataDir));
  database.pragma("synchronous = OFF");
  database.pragma("cache_size = -1000000");
  const indexes = database
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_schema where tbl_name = 'trail' and type = 'index' and sql is not null",
    )
    .all();
  for (const { name } of indexes) database.exec(`drop index "${name}"`);
  const frontier = Frontier.empty(sha256);
  const insert = database.prepare(
    `insert into trail (sequence, id, type, time, outcome, actor, subject, project, item, lease, "view", entry, leaf)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const add = (sequence: number, entry: TrailEntry): void => {
    const {
      type,
      time,
      outcome,
      actor,
      subject = null,
      project = null,
      item = null,
      lease = null,
      view = null,
    } = entry;
    const bytes = encodeEntry(entry);
    const leaf = hashLeaf(sha256, bytes);
    frontier.append(leaf);
    insert.run(sequence, entry.id, type, time, outcome, actor, subject, project, item, lease, view, bytes, leaf);
  };
  database.transaction(() => {
    for (let task = 0; task * perTask < count; task++) {
      const actor = task % 2 === 0 ? busyPerson : (people[1 + ((task >> 1) % (people.length - 1))] ?? busyPerson);
      const made = taskEntries(task, { actor, project: projects[task % projects.length] ?? id<"project">() });
      for (const [at, entry] of made.entries()) add(task * perTask + at, entry);
      items.push(String(made[1]?.item));
      leases.push(String(made[1]?.lease));
    }
    const checkpoint = signHeadOf(keys)(frontier.size, frontier.root());
    database
      .prepare("insert into trail_head (one, size, frontier, checkpoint) values (1, ?, ?, ?)")
      .run(frontier.size, frontier.toBytes(), checkpoint);
  })();
  for (const { sql } of indexes) database.exec(sql);
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
  const store = openSqliteStore({ dataDir, signHead: signHeadOf(keys) });
  const end = start + count * stepMs;
  return { store, keys, dataDir, busyPerson, rarePerson, projects, items, leases, start, end };
}

function taskEntries(task: number, who: { actor: PersonId; project: ProjectId }): TrailEntry[] {
  const { actor, project } = who;
  const session = id<"session">() satisfies SessionId;
  const [item, lease, view] = [
    id<"item">() satisfies ItemId,
    id<"lease">() satisfies LeaseId,
    id<"view">() satisfies ViewId,
  ];
  const at = (step: number): number => start + (task * perTask + step) * stepMs - (task % 7) * 1_000;
  const base = (step: number) =>
    ({
      v: 1,
      id: id<"entry">() satisfies EntryId,
      time: at(step),
      outcome: "ok",
      actor,
      session,
      project,
      lease,
    }) as const;
  const pins = { task: id<"task">(), annotation: id<"annotation">() };
  const refused = task % 40 === 0;
  return [
    { ...base(0), type: "lease.granted", purpose: "annotate", epoch: 1, item },
    { ...base(1), type: "view.opened", purpose: "annotate", epoch: 1, item, view },
    { ...base(2), type: "draft.first", item, version: 1 },
    refused
      ? { ...base(3), type: "access.denied", outcome: "denied", action: "lease.open", reason: "absent" }
      : { ...base(3), type: "view.reopened", item, view },
    { ...base(4), type: "annotation.submitted", item, ...pins },
  ];
}

export interface Measured {
  readonly name: string;
  /** Milliseconds on the clock. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of this process's own work: what a busy machine does not change. */
  readonly cpuP99: number;
}

/** First pages and totals of every filter alone and of pairs, `repeats` times each. Times in milliseconds. */
export async function measureTrail(trail: LargeTrail, repeats: number): Promise<Measured[]> {
  const { busyPerson, rarePerson, projects, items, leases, start: from, end } = trail;
  const middle = Math.floor((from + end) / 2);
  const pick = (list: readonly string[], turn: number): string => list[(turn * 7919) % list.length] ?? "";
  const project = (turn: number): string => pick(projects, turn);
  const questions: Readonly<Record<string, (turn: number) => Omit<TrailQuery, "limit">>> = {
    "no filter": () => ({}),
    "busy person": () => ({ person: busyPerson }),
    "rare person": () => ({ person: rarePerson }),
    project: (turn) => ({ project: project(turn) }),
    item: (turn) => ({ item: pick(items, turn) }),
    lease: (turn) => ({ lease: pick(leases, turn) }),
    "one type": () => ({ types: ["view.opened"] }),
    "group of types": () => ({ types: ["view.opened", "view.reopened", "view.extent", "guideline.read"] }),
    denied: () => ({ outcome: "denied" }),
    "time span": () => ({ from: middle, to: middle + 60_000 }),
    "busy person and type": () => ({ person: busyPerson, types: ["view.opened"] }),
    "busy person and rare type": () => ({ person: busyPerson, types: ["export.downloaded"] }),
    "busy person and denied": () => ({ person: busyPerson, outcome: "denied" }),
    "busy person and project": (turn) => ({ person: busyPerson, project: project(turn) }),
    "project and type": (turn) => ({ project: project(turn), types: ["annotation.submitted"] }),
    "busy person in an old hour": () => ({ person: busyPerson, from, to: from + 3_600_000 }),
    "nothing in common": (turn) => ({
      person: rarePerson,
      project: projects[turn % 2 === 0 ? 0 : 2] ?? "",
      outcome: "denied",
    }),
  };
  const results: Measured[] = [];
  for (const [name, question] of Object.entries(questions)) {
    const times: number[] = [];
    const works: number[] = [];
    for (let turn = 0; turn < repeats; turn++) {
      const query = question(turn);
      const began = performance.now();
      const before = process.cpuUsage();
      await trail.store.read.trailPage({ ...query, limit: 100 });
      await trail.store.read.countTrail({ ...query, limit: 10_000 });
      times.push(performance.now() - began);
      const { user, system } = process.cpuUsage(before);
      works.push((user + system) / 1000);
    }
    results.push({ name, p50: quantile(times, 0.5), p99: quantile(times, 0.99), cpuP99: quantile(works, 0.99) });
  }
  return results;
}

const quantile = (times: readonly number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};
