import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const administrationTables = (kit: Kit) => ({
  /** Made once at set-up, shown once, kept as keyed hashes. One of them lifts every freeze from the server's shell. */
  breakGlassCodes: kit.table("break_glass_codes", {
    codeHash: kit.text("code_hash").primaryKey(),
    created: kit.time("created").notNull(),
    usedAt: kit.time("used_at"),
  }),
  /** What a person must be told, shown on their pages until they dismiss it. No free text: the kind says what. */
  notices: kit.table(
    "notices",
    {
      id: kit.id("id").primaryKey(),
      personId: kit.id("person_id").notNull(),
      kind: kit.text("kind").notNull(),
      /** Whom or what it is about, by kind. */
      subject: kit.id("subject"),
      created: kit.time("created").notNull(),
      dismissedAt: kit.time("dismissed_at"),
    },
    (t) => [
      kit
        .index("notices_open")
        .on(t.personId, t.created, t.id)
        .where(sql`dismissed_at is null`),
    ],
  ),
});
