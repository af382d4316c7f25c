import type { Kit } from "./kit.ts";

export const preferenceTables = (kit: Kit) => ({
  /** What a person set for themselves (shared/preferences.ts), sealed under their own key: it may name labels of a form. */
  preferences: kit.table("preferences", {
    personId: kit.id("person_id").primaryKey(),
    sealed: kit.bytes("sealed").notNull(),
    /** Counts up with every change: a change names the one it was made from. */
    revision: kit.int("revision").notNull(),
    changed: kit.time("changed").notNull(),
  }),
});
