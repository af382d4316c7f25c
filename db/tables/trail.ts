import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const trailTables = (kit: Kit) => ({
  /**
   * The log. `entry` is the canonical bytes; the other columns are copies for searching, held against the bytes by every
   * check. Indexes order by time, then sequence; those of large ranges hold what second filters test, so that two filters
   * that are both common are answered from the index.
   */
  trail: kit.table(
    "trail",
    {
      sequence: kit.int("sequence").primaryKey(),
      id: kit.id("id").notNull(),
      type: kit.text("type").notNull(),
      time: kit.time("time").notNull(),
      outcome: kit.text("outcome").notNull(),
      actor: kit.text("actor").notNull(),
      subject: kit.text("subject"),
      project: kit.text("project"),
      item: kit.text("item"),
      lease: kit.text("lease"),
      view: kit.text("view"),
      entry: kit.bytes("entry").notNull(),
      leaf: kit.bytes("leaf").notNull(),
    },
    (t) => [
      kit.uniqueIndex("trail_id").on(t.id),
      kit.index("trail_actor").on(t.actor, t.time, t.sequence, t.type, t.project),
      kit
        .index("trail_subject")
        .on(t.subject, t.time, t.sequence)
        .where(sql`subject is not null`),
      kit
        .index("trail_project")
        .on(t.project, t.time, t.sequence, t.type, t.actor)
        .where(sql`project is not null`),
      kit
        .index("trail_item")
        .on(t.item, t.time, t.sequence)
        .where(sql`item is not null`),
      kit
        .index("trail_lease")
        .on(t.lease, t.time, t.sequence)
        .where(sql`lease is not null`),
      kit
        .index("trail_view")
        .on(t.view)
        .where(sql`view is not null`),
      kit.index("trail_type").on(t.type, t.time, t.sequence),
      kit.index("trail_time").on(t.time, t.sequence),
      kit
        .index("trail_outcome")
        .on(t.outcome, t.time, t.sequence, t.type, t.actor, t.project, t.subject)
        .where(sql`outcome <> 'ok'`),
      // What a person saw: answered from the index alone.
      kit
        .index("trail_seen")
        .on(t.actor, t.time, t.project, t.item)
        .where(sql`type = 'view.opened'`),
    ],
  ),
  /** Names, addresses and reasons, sealed under the person's key; the entry holds the salted commitment. */
  trailDetails: kit.table("trail_details", {
    entryId: kit.id("entry_id").primaryKey(),
    personId: kit.id("person_id").notNull(),
    sealed: kit.bytes("sealed").notNull(),
  }),
  trailHead: kit.table("trail_head", {
    one: kit.int("one").primaryKey(),
    size: kit.int("size").notNull(),
    frontier: kit.bytes("frontier").notNull(),
    /** The signed checkpoint of this size (C2SP signed note). */
    checkpoint: kit.text("checkpoint").notNull(),
  }),
  /** Earlier signed heads, about one for 64 entries: where a trail differs, they say how far it is still good. */
  trailMilestones: kit.table("trail_milestones", {
    size: kit.int("size").primaryKey(),
    checkpoint: kit.text("checkpoint").notNull(),
  }),
});
