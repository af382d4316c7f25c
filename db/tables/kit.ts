import { blob, index, integer, primaryKey, sqliteTable, text, unique, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * The column kit: every table is defined once, in `db/tables/<area>.ts`, as a function of a kit. A Postgres kit with the
 * same members makes the same tables there. Times are integer milliseconds UTC, ids are 22-character strings compared
 * byte by byte, flags are 0 or 1, bytes are what the vault sealed.
 */
export const sqliteKit = {
  table: sqliteTable,
  id: (name: string) => text(name),
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: "boolean" }),
  time: (name: string) => integer(name),
  bytes: (name: string) => blob(name, { mode: "buffer" }),
  index,
  uniqueIndex,
  unique,
  primaryKey,
};

export type Kit = typeof sqliteKit;
