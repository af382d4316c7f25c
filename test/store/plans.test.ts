import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, it, vi } from "vitest";
import { databasePath } from "@keyhole/db/sqlite/open";
import { openSqliteStore } from "@keyhole/db/sqlite/sqlite-store";

const folder = mkdtempSync(join(tmpdir(), "keyhole-plans-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tables that grow with the work. */
const large = ["annotations", "assignments", "blobs", "items", "leases", "renditions", "tasks", "trail", "views"];

it("no statement that is prepared for claims, views and submits reads a whole large table", async () => {
  const prepare = vi.spyOn(Database.prototype, "prepare");
  const store = openSqliteStore({ dataDir: folder, signHead: () => "" });
  const statements = new Set(prepare.mock.calls.map(([sql]) => sql));
  prepare.mockRestore();
  await store.close();
  const database = new Database(databasePath(folder), { readonly: true });
  const scans: string[] = [];
  for (const sql of statements) {
    if (!/^\s*(?:select|update|delete)/i.test(sql)) continue;
    const given = Array.from(sql.matchAll(/\?/g), () => null);
    const plan = database.prepare<null[], { detail: string }>(`explain query plan ${sql}`).all(...given);
    for (const { detail } of plan) {
      const table = /^SCAN (\w+)$/.exec(detail)?.[1];
      if (table !== undefined && large.includes(table)) scans.push(`${table}: ${sql}`);
    }
  }
  database.close();
  expect(statements.size).toBeGreaterThan(30);
  expect(scans).toEqual([]);
});
