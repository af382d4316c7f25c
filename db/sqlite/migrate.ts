import type { Database } from "better-sqlite3";
import { migrations } from "./migrations/list.ts";

export class SchemaTooNew extends Error {
  override readonly name = "SchemaTooNew";
}

const versionOf = (database: Database): number => Number(database.pragma("user_version", { simple: true }));

/** True where there is data of an earlier schema: it is backed up before anything is changed. */
export const isUpgrade = (database: Database, all: readonly string[] = migrations): boolean =>
  versionOf(database) > 0 && versionOf(database) < all.length;

/**
 * Numbered, forward only, each in its own transaction with the version number. A schema newer than this code is
 * refused: run the newer Keyhole, or restore the backup made before the upgrade.
 */
export function migrate(database: Database, all: readonly string[] = migrations): void {
  const from = versionOf(database);
  if (from > all.length) {
    throw new SchemaTooNew(
      `The database has schema ${from}, this Keyhole knows ${all.length}. Start the newer Keyhole, or restore the backup that was made before the upgrade.`,
    );
  }
  for (const [index, statements] of all.entries()) {
    if (index < from) continue;
    database.transaction(() => {
      database.exec(statements);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
