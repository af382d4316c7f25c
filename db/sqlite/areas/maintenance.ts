import type { Database } from "better-sqlite3";
import { asc, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import type { BlobId } from "@keyhole/shared/ids";
import type { Maintenance } from "../../store.ts";
import { recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { endLeases } from "./leases-ending.ts";

const { blobs, exports, importFiles, imports, invitations, requests, sessions } = schema;
const page = 1_000;
/** Pages of 4 KiB copied between two turns of the event loop: about a millisecond. */
const pagesAtOnce = 256;

export function maintenance({ reading, writing, queue }: SqliteContext, database: Database): Maintenance {
  return {
    async snapshotTo(path) {
      // On the writing connection, so that its own commits are carried into the copy instead of restarting it.
      await database.backup(path, { progress: () => pagesAtOnce });
    },
    async *blobIds() {
      let after = "";
      for (;;) {
        const rows = reading
          .select({ id: blobs.id })
          .from(blobs)
          .where(gt(blobs.id, after))
          .orderBy(asc(blobs.id))
          .limit(page)
          .all();
        for (const row of rows) yield row.id as BlobId; // own column of ids
        const last = rows.at(-1);
        if (last === undefined) return;
        after = last.id;
      }
    },
    async unownedBlobs(ids) {
      const asked = [...ids];
      const owned = [
        ...reading.select({ id: blobs.id }).from(blobs).where(inArray(blobs.id, asked)).all(),
        ...reading.select({ id: importFiles.id }).from(importFiles).where(inArray(importFiles.id, asked)).all(),
        ...reading.select({ id: exports.blobId }).from(exports).where(inArray(exports.blobId, asked)).all(),
      ].map(({ id }) => id);
      const batches = reading.select({ ids: imports.pendingBlobs }).from(imports);
      const expected = batches.where(ne(imports.pendingBlobs, "[]")).all();
      const known = new Set([...owned, ...expected.flatMap((batch) => JSON.parse(batch.ids) as string[])]); // written as ids
      return asked.filter((id) => !known.has(id));
    },
    endEverything: (now, drafts) =>
      queue.run((transaction) => {
        writing.update(sessions).set({ endedAt: now }).where(isNull(sessions.endedAt)).run();
        writing.update(invitations).set({ usedAt: now }).where(isNull(invitations.usedAt)).run();
        const waiting = eq(requests.state, "waiting");
        writing.update(requests).set({ state: "withdrawn", decidedAt: now }).where(waiting).run();
        endLeases(writing, undefined, { at: now, reason: "revoked" });
        recordAll(transaction, drafts);
      }),
  };
}
