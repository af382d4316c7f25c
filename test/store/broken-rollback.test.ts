import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { schemaSql } from "@keyhole/db/sqlite/ddl";
import { readingOver } from "@keyhole/db/sqlite/open";
import { Sealer } from "@keyhole/db/sqlite/sealer";
import { WriteQueue } from "@keyhole/db/sqlite/write-queue";
import { draft } from "./fixtures.ts";

it("closes the connection where even the rollback fails: readers never see what was not committed", async () => {
  const database = new Database(":memory:");
  database.exec(schemaSql());
  const refused = "insert into settings (key) values (null)";
  const prepare = (source: string) => database.prepare(source === "ROLLBACK" ? refused : source);
  // As the database, but for one statement that fails each time, as a rollback may on a broken disk.
  const broken = Object.assign(Object.create(database) as Database.Database, { prepare });
  const sealer = new Sealer(database, () => {
    throw new Error("the signing key is gone");
  });
  const queue = new WriteQueue(broken, sealer);
  const written = queue.run((transaction) => {
    database.exec("insert into settings (key, value, changed) values ('a', 'b', 1)");
    transaction.record(draft("trail.checked", { size: 1 }));
  });
  await expect(written).rejects.toMatchObject({ code: "unavailable" });
  expect(() => readingOver(database).prepare("select * from settings").all()).toThrow(/not open/);
  await expect(queue.run(() => undefined)).rejects.toMatchObject({ code: "unavailable" });
});

it("gives readers statements that read, and nothing that changes anything", () => {
  const database = new Database(":memory:");
  database.exec("create table notes (text text) strict");
  const reading = readingOver(database);
  expect(reading.prepare("select count(*) as n from notes").get()).toEqual({ n: 0 });
  const changes = ["insert into notes values ('a')", "delete from notes", "drop table notes", "begin immediate"];
  for (const source of changes) expect(() => reading.prepare(source).run(), source).toThrow();
  expect(() => reading.exec("drop table notes")).toThrow(/only reads/);
  expect(() => reading.pragma("user_version = 3")).toThrow(/only reads/);
  expect(reading.prepare("select count(*) as n from notes").get()).toEqual({ n: 0 });
  expect(database.inTransaction).toBe(false);
});
