import { eq } from "drizzle-orm";
import type { PreferenceReader, PreferenceWriter } from "../../store/preferences.ts";
import { conflict, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";

const { preferences } = schema;

export function preferenceReader({ reading }: SqliteContext): PreferenceReader {
  return {
    async preferencesOf(personId) {
      const row = reading.select().from(preferences).where(eq(preferences.personId, personId)).get();
      return row === undefined ? null : { sealed: row.sealed, revision: row.revision, changed: row.changed };
    },
  };
}

export function preferenceWriter({ writing, queue }: SqliteContext): PreferenceWriter {
  return {
    savePreferences: (personId, { sealed, from, now }) =>
      queue.run(() => {
        const own = eq(preferences.personId, personId);
        const before = writing.select({ revision: preferences.revision }).from(preferences).where(own).get();
        if ((before?.revision ?? 0) !== from) conflict();
        const row = { sealed: Buffer.from(sealed), revision: from + 1, changed: now };
        writing
          .insert(preferences)
          .values({ personId, ...row })
          .onConflictDoUpdate({ target: preferences.personId, set: row })
          .run();
        return from + 1;
      }),
    clearPreferences: (personId) =>
      queue.run(() => {
        writing.delete(preferences).where(eq(preferences.personId, personId)).run();
      }),
  };
}
