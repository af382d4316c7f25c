import type { TrailRow } from "@keyhole/db/store/trail";
import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";

export interface DecodedRow {
  readonly row: TrailRow;
  /** Null where the bytes are no entry. */
  readonly entry: ReadEntry | null;
}

/** Entries that belong together, oldest first. */
export interface Story {
  readonly kind: "lease" | "session" | "entry";
  /** Id of the lease or session, or the sequence of the entry. */
  readonly key: string;
  readonly rows: readonly DecodedRow[];
}

export const decoded = (row: TrailRow): DecodedRow => {
  const entry = decodeEntry(row.entry);
  return { row, entry: entry.ok ? entry.value : null };
};

const ofSession = /^(?:session|device)\./;

/** What a row is told with: its lease, else its session for signing in and out, else nothing. */
function themeOf({ row, entry }: DecodedRow): Pick<Story, "kind" | "key"> {
  if (entry?.lease !== undefined && !entry.type.startsWith("trail.")) return { kind: "lease", key: entry.lease };
  if (entry?.session !== undefined && ofSession.test(entry.type)) return { kind: "session", key: entry.session };
  return { kind: "entry", key: String(row.sequence) };
}

/** Rows that came newest first, grouped; each story stands where its newest row stood. */
export function groupRows(rows: readonly DecodedRow[]): Story[] {
  const stories = new Map<string, { kind: Story["kind"]; key: string; rows: DecodedRow[] }>();
  for (const row of rows) {
    const theme = themeOf(row);
    const name = `${theme.kind} ${theme.key}`;
    const story = stories.get(name) ?? { ...theme, rows: [] };
    stories.set(name, story);
    story.rows.unshift(row);
  }
  return Array.from(stories.values());
}
