import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, fsyncSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { isUpgrade, migrate } from "./migrate.ts";
import { migrations } from "./migrations/list.ts";

/** A lock is held by others for at most this long before the caller tries again by itself. */
const busyTimeoutMs = 50;

export interface Connections {
  /** The one connection. */
  readonly writing: Database.Database;
  /** The same connection, for statements that only read: see `readingOver`. */
  readonly reading: Database.Database;
}

const fileName = "keyhole.db";

export const databasePath = (dataDir: string): string => join(dataDir, fileName);

/** Before an upgrade the file is copied beside itself, so that the step back is one rename. */
function backupBeforeUpgrade(database: Database.Database, path: string, to: number): void {
  database.pragma("wal_checkpoint(TRUNCATE)");
  const copy = `${path}.before-schema-${to}`;
  if (existsSync(copy)) return;
  copyFileSync(path, copy);
  const handle = openSync(copy, "r");
  fsyncSync(handle);
  closeSync(handle);
}

/** Opens (and where needed makes or upgrades) the database of a data folder, with durability turned fully on. */
export function openConnections(dataDir: string, all: readonly string[] = migrations): Connections {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = databasePath(dataDir);
  const writing = new Database(path, { timeout: busyTimeoutMs });
  writing.pragma("journal_mode = WAL");
  // better-sqlite3 is built so that WAL defaults to NORMAL, which may lose acknowledged commits on power loss.
  writing.pragma("synchronous = FULL");
  writing.pragma("foreign_keys = ON");
  writing.pragma("cache_size = -65536");
  if (isUpgrade(writing, all)) backupBeforeUpgrade(writing, path, all.length);
  migrate(writing, all);
  return { writing, reading: readingOver(writing) };
}

/**
 * The connection as readers get it: it prepares statements that SQLite itself says change nothing, and does nothing else.
 * Not a connection of its own, because SQLite empties the page cache of every other connection with each commit: reading
 * a row then takes five times as long. A reader never meets a transaction half done, for those begin and end within one
 * turn of the event loop.
 */
export function readingOver(database: Database.Database): Database.Database {
  const refuse = (): never => {
    throw new Error("a reader only reads");
  };
  const prepare = (source: string) => {
    const statement = database.prepare(source);
    return statement.readonly ? statement : refuse();
  };
  const only = { prepare, exec: refuse, transaction: refuse, pragma: refuse, close: refuse };
  // Everything else a connection has stays reachable through the prototype.
  return Object.assign(Object.create(database) as Database.Database, only);
}

export type Drizzle = BetterSQLite3Database;

export const drizzleOver = (database: Database.Database): Drizzle => drizzle(database);
