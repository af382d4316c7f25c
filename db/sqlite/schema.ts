import { sqliteKit } from "../tables/kit.ts";
import { allTables } from "../tables/tables.ts";

/** The SQLite tables, for drizzle's typed statements. */
export const schema = allTables(sqliteKit);
