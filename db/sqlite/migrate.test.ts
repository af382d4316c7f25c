import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrations } from "./migrations/list.ts";
import { openConnections } from "./open.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "keyhole-migrate-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** Every released schema, then one more: what the next release's upgrade will look like. */
const next = [...migrations, "alter table teams add column colour text not null default 'grey'"];

function openAndClose(all: readonly string[], look: (database: Database.Database) => void = () => undefined): void {
  const { writing } = openConnections(dataDir, all);
  look(writing);
  writing.close();
}

it("upgrades a database with data, keeps the data, and leaves a copy of the file from before", () => {
  openAndClose(migrations, (database) => {
    database.exec("insert into teams (id, name, found_by, networks, created) values ('t', 'Vendor', 'vendor', '', 1)");
  });
  expect(readdirSync(dataDir).some((name) => name.includes("before-schema"))).toBe(false);
  openAndClose(next, (database) => {
    expect(database.prepare("select name, colour from teams").all()).toEqual([{ name: "Vendor", colour: "grey" }]);
    expect(database.pragma("user_version", { simple: true })).toBe(next.length);
  });
  const copy = new Database(join(dataDir, `keyhole.db.before-schema-${next.length}`), { readonly: true });
  expect(copy.prepare("select name from teams").all()).toEqual([{ name: "Vendor" }]);
  expect(copy.pragma("user_version", { simple: true })).toBe(migrations.length);
  copy.close();
});

it("does a migration whole or not at all, and goes on from there", () => {
  openAndClose(migrations);
  const broken = [...migrations, "create table half (id text); insert into no_such_table values (1)"];
  expect(() => openConnections(dataDir, broken)).toThrow(/no_such_table/);
  openAndClose(next, (database) => {
    expect(database.prepare("select count(*) as n from sqlite_master where name = 'half'").get()).toEqual({ n: 0 });
  });
});

it("refuses a database from a newer release, and says what to do", () => {
  openAndClose(next);
  expect(() => openConnections(dataDir, migrations)).toThrow(/Start the newer Keyhole, or restore the backup/);
});
