import { writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { schemaSql } from "./ddl.ts";
import { migrate } from "./migrate.ts";

const shape = (database: Database.Database) =>
  database
    .prepare("select type, name, tbl_name, sql from sqlite_master where name not like 'sqlite_%' order by name")
    .all();

it("all migrations together amount to the schema that db/tables defines", () => {
  if (process.env["KEYHOLE_REBASE_SCHEMA"] === "1") {
    // Only until the first release: afterwards a change is a migration of its own.
    const text = `/** The first schema. Written from db/tables; a later change is a new file and a new number. */\nexport const baseline = \`\n${schemaSql()}\`;\n`;
    writeFileSync(new URL("./migrations/0001-baseline.ts", import.meta.url), text);
  }
  const migrated = new Database(":memory:");
  migrate(migrated);
  const defined = new Database(":memory:");
  defined.exec(schemaSql());
  expect(shape(migrated)).toEqual(shape(defined));
});
