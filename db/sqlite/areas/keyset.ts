import { sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";

type Named = SQLiteTable & { readonly id: SQLiteColumn; readonly name: SQLiteColumn };
type Dated = SQLiteTable & { readonly id: SQLiteColumn; readonly created: SQLiteColumn };

/** Rows after the one with this id in the order of name, then id. Without such a row there are none. */
export const afterRow = (table: Named, id: string): SQL =>
  sql`(${table.name}, ${table.id}) > (select name, id from ${table} where id = ${id})`;

/** Rows older than the one with this id, in the order of created, then id, both descending. */
export const beforeRow = (table: Dated, id: string): SQL =>
  sql`(${table.created}, ${table.id}) < (select created, id from ${table} where id = ${id})`;

/** Rows whose search text holds this one. No pattern: percent signs and the like are what they are. */
export const holds = (column: SQLiteColumn, text: string): SQL => sql`instr(${column}, ${text}) > 0`;
