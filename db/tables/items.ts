import type { Kit } from "./kit.ts";

/** What a lead's pages read without counting: kept by the same transactions that change tasks and annotations. */
export const itemTables = (kit: Kit) => ({
  /** Tasks of a project by where they stand; one row a project. `missing`: annotations that open tasks still need. */
  projectCounters: kit.table("project_counters", {
    projectId: kit.id("project_id").primaryKey(),
    waiting: kit.int("waiting").notNull(),
    inWork: kit.int("in_work").notNull(),
    flagged: kit.int("flagged").notNull(),
    inReview: kit.int("in_review").notNull(),
    returned: kit.int("returned").notNull(),
    done: kit.int("done").notNull(),
    retired: kit.int("retired").notNull(),
    gold: kit.int("gold").notNull(),
    missing: kit.int("missing").notNull(),
  }),
  /** Annotations that labelers submitted, by UTC day (days since 1970). Of the project, never of a person (I14). */
  projectDays: kit.table(
    "project_days",
    {
      projectId: kit.id("project_id").notNull(),
      day: kit.int("day").notNull(),
      submitted: kit.int("submitted").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.day] })],
  ),
  /** What a project keeps of a worker: how many tasks, active time, and how many answers were accepted as given or not. */
  projectWorkers: kit.table(
    "project_workers",
    {
      projectId: kit.id("project_id").notNull(),
      personId: kit.id("person_id").notNull(),
      tasks: kit.int("tasks").notNull(),
      activeMs: kit.int("active_ms").notNull(),
      accepted: kit.int("accepted").notNull(),
      /** Returned, or replaced by a reviewer's correction. */
      declined: kit.int("declined").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.personId] })],
  ),
  /** Declared-open metadata, one row a key, for filters that need no scan. */
  itemMetadata: kit.table(
    "item_metadata",
    {
      projectId: kit.id("project_id").notNull(),
      key: kit.text("key").notNull(),
      value: kit.text("value").notNull(),
      itemId: kit.id("item_id").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.key, t.value, t.itemId] })],
  ),
});
