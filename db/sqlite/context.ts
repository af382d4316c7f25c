import { getTableColumns, sql, type Placeholder } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { KeyholeError } from "@keyhole/shared/errors";
import type { EntryDraft } from "../store/trail.ts";
import type { Drizzle } from "./open.ts";
import type { Transaction, WriteQueue } from "./write-queue.ts";

/*
 * Of statements that are prepared once and run often:
 * - No `limit ?`: SQLite plans by the value of a limit and of whatever is compared with the condition of a partial index,
 *   and so compiles the statement anew each time another value, or the same again, is bound: 40 microseconds instead of 4.
 *   `get()` reads one row and stops, so a limit of one says nothing; states are written as literals.
 * - No sort and no list of values (`in`): each is a table of its own that is made and thrown away.
 */

/** What the area files get: typed statements over each connection, and the queue for whole transactions. */
export interface SqliteContext {
  readonly reading: Drizzle;
  readonly writing: Drizzle;
  readonly queue: WriteQueue;
}

export const recordAll = (transaction: Transaction, drafts: readonly EntryDraft[]): void => {
  for (const draft of drafts) transaction.record(draft);
};

/** An entry with what only the transaction knew. */
export const filled = (draft: EntryDraft, known: Partial<EntryDraft["entry"]>): EntryDraft => ({
  ...draft,
  entry: { ...draft.entry, ...known },
});

export const conflict = (): never => {
  throw new KeyholeError("conflict");
};

export const absent = (): never => {
  throw new KeyholeError("absent");
};

/** A placeholder for every column, for an insert that is prepared once: building a statement costs more than running it. */
export const everyColumn = <Row extends SQLiteTable>(table: Row) =>
  // One placeholder a column is what `values` takes of this table; its names are known at run time only.
  Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)])) as {
    [Name in keyof Row["$inferInsert"]]-?: Placeholder;
  };
