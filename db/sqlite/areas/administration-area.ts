import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { PersonId } from "@keyhole/shared/ids";
import type { AdministrationReader, AdministrationWriter, Notice, NoticeId } from "../../store/administration.ts";
import { conflict, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { beforeRow } from "./keyset.ts";

const { breakGlassCodes, freezes, notices } = schema;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.
const toNotice = (row: typeof notices.$inferSelect): Notice => ({
  id: row.id as NoticeId,
  personId: row.personId as PersonId,
  kind: row.kind as Notice["kind"],
  subject: row.subject as PersonId | null,
  created: row.created,
});

export function administrationReader({ reading }: SqliteContext): AdministrationReader {
  return {
    async noticesOf(personId, { after, limit }) {
      const open = and(
        eq(notices.personId, personId),
        isNull(notices.dismissedAt),
        after === undefined ? undefined : beforeRow(notices, after),
      );
      const order = [desc(notices.created), desc(notices.id)];
      return reading
        .select()
        .from(notices)
        .where(open)
        .orderBy(...order)
        .limit(limit)
        .all()
        .map(toNotice);
    },
    async breakGlassCodes() {
      const made = reading.$count(breakGlassCodes);
      const unused = reading.$count(breakGlassCodes, isNull(breakGlassCodes.usedAt));
      return { made: await made, unused: await unused };
    },
  };
}

export function administrationWriter({ writing, queue }: SqliteContext): AdministrationWriter {
  return {
    saveBreakGlassCodes: ({ hashes, now, drafts }) =>
      queue.run((transaction) => {
        if (writing.select().from(breakGlassCodes).limit(1).get() !== undefined) conflict();
        for (const codeHash of hashes) writing.insert(breakGlassCodes).values({ codeHash, created: now }).run();
        recordAll(transaction, drafts);
      }),
    breakGlass: ({ codeHash, freezeIds, now, notices: told, drafts }) =>
      queue.run((transaction) => {
        const unused = and(eq(breakGlassCodes.codeHash, codeHash), isNull(breakGlassCodes.usedAt));
        if (writing.update(breakGlassCodes).set({ usedAt: now }).where(unused).run().changes === 0) return false;
        // Those that the entries name, and no other: one that was set this very moment stays.
        const named = and(inArray(freezes.id, [...freezeIds]), isNull(freezes.liftedAt));
        writing.update(freezes).set({ liftedAt: now }).where(named).run();
        for (const notice of told) writing.insert(notices).values(notice).run();
        recordAll(transaction, drafts);
        return true;
      }),
    dismissNotice: (personId, id, now) =>
      queue.run(() => {
        const own = and(eq(notices.id, id), eq(notices.personId, personId));
        writing.update(notices).set({ dismissedAt: now }).where(own).run();
      }),
  };
}
