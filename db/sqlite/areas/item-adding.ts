import { type Placeholder, sql } from "drizzle-orm";
import type { NewItem } from "../../store/work.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";
import { countsOfTask, taskCounters } from "./items-counters.ts";

const { blobs, itemMetadata, items, tasks } = schema;

const columns = <Name extends string>(...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, sql.placeholder<string>(name)])) as Record<Name, Placeholder>; // one placeholder for each name given

/** Every worker may get a gold task once: more slots than there are people, so that it is never finished. */
export const goldSlots = 1_000_000;

/** Prepared once: gives the function that adds an item with its blobs and task, false where its content is there. */
export function itemAdding(writing: Drizzle): (item: NewItem, now: number) => boolean {
  const insertItem = writing
    .insert(items)
    .values(
      columns(
        "id",
        "projectId",
        "importId",
        "fingerprint",
        "content",
        "facts",
        "metadata",
        "suggestions",
        "reference",
        "gold",
        "created",
      ),
    )
    .onConflictDoNothing({ target: [items.projectId, items.fingerprint] })
    .prepare();
  const insertTask = writing
    .insert(tasks)
    .values({
      ...columns("id", "projectId", "itemId", "state", "priority", "ord", "overlap", "remaining", "changed"),
      submitted: 0,
      skips: 0,
      flags: 0,
    })
    .prepare();

  const insertMetadata = writing
    .insert(itemMetadata)
    .values(columns("projectId", "key", "value", "itemId"))
    .prepare();
  const counters = taskCounters(writing);

  return (item, now) => {
    const { id: itemId, projectId, priority, ord, overlap } = item;
    const sealed = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes));
    const row = {
      id: itemId,
      projectId,
      importId: item.importId,
      fingerprint: item.fingerprint,
      content: sealed(item.content),
      facts: item.facts,
      metadata: item.metadata,
      suggestions: sealed(item.suggestions),
      reference: sealed(item.reference),
      gold: item.gold,
      created: now,
    };
    if (insertItem.run(row).changes === 0) return false;
    for (const blob of item.blobs) writing.insert(blobs).values(blob).run();
    const slots = item.gold ? goldSlots : overlap;
    const state = item.gold ? "gold" : "open";
    const task = { id: item.taskId, projectId, itemId, state, priority, ord };
    insertTask.run({ ...task, overlap: slots, remaining: slots, changed: now });
    counters.add(projectId, countsOfTask({ projectId, state, overlap: slots, remaining: slots, submitted: 0 }));
    for (const [key, value] of Object.entries(JSON.parse(item.metadata) as Record<string, unknown>)) {
      insertMetadata.run({ projectId, key, value: String(value), itemId });
    }
    return true;
  };
}
