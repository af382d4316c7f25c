import { SQL, type Table } from "drizzle-orm";
import { SQLiteSyncDialect, getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { schema } from "./schema.ts";

const dialect = new SQLiteSyncDialect();
const quote = (name: string): string => `"${name}"`;
/** Index expressions may name columns with their table, which CREATE INDEX does not allow. */
const bare = (expression: SQL, table: string): string =>
  dialect.sqlToQuery(expression).sql.replaceAll(`${quote(table)}.`, "");

function createTable(table: SQLiteTable): string[] {
  const { name, columns, indexes, primaryKeys } = getTableConfig(table);
  const lines = columns.map((column) =>
    [
      quote(column.name),
      column.getSQLType(),
      ...(column.primary ? ["PRIMARY KEY"] : []),
      ...(column.notNull ? ["NOT NULL"] : []),
    ].join(" "),
  );
  for (const key of primaryKeys) lines.push(`PRIMARY KEY (${key.columns.map((c) => quote(c.name)).join(", ")})`);
  const statements = [`CREATE TABLE ${quote(name)} (\n  ${lines.join(",\n  ")}\n) STRICT;`];
  for (const { config } of indexes) {
    const parts = config.columns.map((part) => (part instanceof SQL ? bare(part, name) : quote(part.name)));
    const where = config.where === undefined ? "" : ` WHERE ${bare(config.where, name)}`;
    const kind = config.unique ? "UNIQUE INDEX" : "INDEX";
    statements.push(`CREATE ${kind} ${quote(config.name)} ON ${quote(name)} (${parts.join(", ")})${where};`);
  }
  return statements;
}

/** The whole schema as SQL, from the one definition in `db/tables`: what all migrations together must amount to. */
export function schemaSql(): string {
  const tables = Object.values(schema) as (Table & SQLiteTable)[];
  return `${tables.flatMap((table) => createTable(table)).join("\n")}\n`;
}
