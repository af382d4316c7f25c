import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { SendBack } from "@keyhole/db/store/disagreements";
import { databasePath } from "@keyhole/db/sqlite/open";
import { openSqliteStore } from "@keyhole/db/sqlite/sqlite-store";
import type { Store } from "@keyhole/db/store";
import type { PersonId, ProjectId, TaskId } from "@keyhole/shared/ids";

// At the size of a large project: every read of the page is that of a page, whatever the number of tasks.

const size = Number(process.env["KEYHOLE_DISAGREED_TASKS"] ?? 20_000);
const kinds = 500;
const folder = mkdtempSync(join(tmpdir(), "keyhole-disagreements-"));
const projectId = "p".padEnd(22, "A") as ProjectId;
const idAt = (letter: string, index: number): string => `${letter}${String(index).padStart(20, "0")}A`;
const kindAt = (index: number): string => idAt("k", index % kinds);
let store: Store;

beforeAll(async () => {
  store = openSqliteStore({ dataDir: folder, signHead: () => "" });
  const database = new Database(databasePath(folder));
  const row = database.prepare("insert into disagreements values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)");
  const sums = database.prepare("insert into disagreement_kinds values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const [one, other] = [idAt("a", 1), idAt("a", 2)];
  database.transaction(() => {
    for (let index = 0; index < size; index++) {
      const ids = [idAt("x", index), idAt("y", index), idAt("i", index)];
      row.run(projectId, kindAt(index), idAt("t", index), ...ids, one, other, index % 3 === 0 ? "sent" : "open");
    }
    for (let index = 0; index < kinds; index++) {
      const labels = [idAt("q", index % 5), idAt("l", index % 40), idAt("l", 1 + (index % 39))];
      for (const people of ["", `${one} ${other}`]) {
        const words = people === "" ? Buffer.from("sealed") : null;
        sums.run(projectId, people, kindAt(index), ...labels, words, 40, index % 30, 20, 20, 40);
      }
    }
  })();
  database.close();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const query = { projectId, people: null, question: null, label: null, after: null, limit: 50 } as const;

it("pages through all kinds by key, each once, most open first", async () => {
  const seen: { kind: string; open: number }[] = [];
  let after: { open: number; kind: string } | null = null;
  for (;;) {
    const page: { kind: string; open: number }[] = await store.read.disagreementKinds({ ...query, after });
    seen.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < query.limit) break;
    after = { open: last.open, kind: last.kind };
  }
  expect(new Set(seen.map(({ kind }) => kind)).size).toBe(kinds);
  expect(seen).toHaveLength(kinds);
  expect(seen.map(({ open }) => open)).toEqual(seen.map(({ open }) => open).toSorted((a, b) => b - a));
});

it("pages through the open tasks of a kind", async () => {
  const seen: string[] = [];
  let after: TaskId | null = null;
  for (;;) {
    const page: { taskId: TaskId }[] = await store.read.disagreements(projectId, kindAt(7), {
      people: null,
      after,
      limit: 10,
    });
    seen.push(...page.map(({ taskId }) => taskId));
    after = page.at(-1)?.taskId ?? null;
    if (page.length < 10) break;
  }
  const wanted = Array.from({ length: size }, (_, index) => index).filter((at) => at % kinds === 7 && at % 3 !== 0);
  expect(seen).toEqual(wanted.map((index) => idAt("t", index)));
});

it("reads along indexes: no scan of the large table, and no sort", async () => {
  const prepare = vi.spyOn(Database.prototype, "prepare");
  const people = [idAt("a", 1), idAt("a", 2)] as unknown as [PersonId, PersonId]; // as their column holds them
  await store.read.disagreementKinds(query);
  await store.read.disagreementKinds({ ...query, people, question: idAt("q", 1) });
  await store.read.disagreementKinds({ ...query, question: idAt("q", 1), label: idAt("l", 3) });
  await store.read.disagreements(projectId, kindAt(7), { people: null, after: null, limit: 10 });
  await store.read.disagreements(projectId, kindAt(7), { people, after: null, limit: 10 });
  await store.read.disagreedAnswers(projectId, kindAt(7), idAt("t", 7) as TaskId);
  const running = { id: idAt("s", 1), projectId, kind: kindAt(7), side: "both", taskId: null, after: "" };
  await store.read.sendBackSlice({ ...running, state: "running" } as SendBack, 100);
  await store.read.sendBackSlice({ ...running, state: "undoing" } as SendBack, 100);
  await store.read.sendBacks(projectId, 20);
  await store.read.sendBacksUnderWay();
  const statements = [...new Set(prepare.mock.calls.map(([sql]) => sql))];
  prepare.mockRestore();
  expect(statements.length).toBeGreaterThanOrEqual(9);
  const database = new Database(databasePath(folder), { readonly: true });
  const found: string[] = [];
  for (const sql of statements) {
    const given = Array.from(sql.matchAll(/\?/g), () => 1);
    const plan = database.prepare<number[], { detail: string }>(`explain query plan ${sql}`).all(...given);
    for (const { detail } of plan) {
      if (/^SCAN (?:disagreement|sent_back)|USE TEMP B-TREE/.test(detail)) found.push(`${detail}: ${sql}`);
    }
  }
  database.close();
  expect(found).toEqual([]);
});
