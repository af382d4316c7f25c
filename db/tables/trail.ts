import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const trailTables = (kit: Kit) => ({
  /** The log. `entry` is the canonical bytes; the other columns are copies for searching. */
  trail: kit.table(
    "trail",
    {
      sequence: kit.int("sequence").primaryKey(),
      id: kit.id("id").notNull(),
      type: kit.text("type").notNull(),
      time: kit.time("time").notNull(),
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
      kit.index("trail_actor").on(t.actor, t.sequence),
      kit
        .index("trail_subject")
        .on(t.subject, t.sequence)
        .where(sql`subject is not null`),
      kit
        .index("trail_project")
        .on(t.project, t.sequence)
        .where(sql`project is not null`),
      kit
        .index("trail_item")
        .on(t.item, t.sequence)
        .where(sql`item is not null`),
      kit
        .index("trail_lease")
        .on(t.lease, t.sequence)
        .where(sql`lease is not null`),
      kit
        .index("trail_view")
        .on(t.view)
        .where(sql`view is not null`),
      kit.index("trail_type").on(t.type, t.sequence),
      kit.index("trail_time").on(t.time),
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
});
