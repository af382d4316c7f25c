import type { Database } from "better-sqlite3";
import { migrations } from "./migrations/list.ts";

export class SchemaTooNew extends Error {
  override readonly name = "SchemaTooNew";
}

export const schemaVersion = migrations.length;

const currentVersion = (database: Database): number => Number(database.pragma("user_version", { simple: true }));

export const pendingMigrations = (database: Database): number => schemaVersion - currentVersion(database);

/**
 * Numbered, forward only, each in its own transaction with the version number. A schema newer than this code is
 * refused: run the newer Keyhole, or restore the backup made before the upgrade.
 */
export function migrate(database: Database): void {
  const from = currentVersion(database);
  if (from > schemaVersion) {
    throw new SchemaTooNew(
      `The database has schema ${from}, this Keyhole knows ${schemaVersion}. Start the newer Keyhole, or restore the backup that was made before the upgrade.`,
    );
  }
  for (const [index, statements] of migrations.entries()) {
    if (index < from) continue;
    database.transaction(() => {
      database.exec(statements);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
