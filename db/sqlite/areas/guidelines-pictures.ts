import { and, eq, inArray, isNotNull, isNull, lte, notInArray, sql } from "drizzle-orm";
import type { BlobId, ProjectId } from "@keyhole/shared/ids";
import type { DraftSave } from "../../store/guidelines.ts";
import type { StoredBlob } from "../../store/work.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { blobs, freezes, guidelinePictures: rows, renditions } = schema;

/** What keeps the pictures of guidelines, noted in the transactions that change it. */
export function guidelinePictures(writing: Drizzle) {
  const ofProject = (projectId: ProjectId) => eq(rows.projectId, projectId);
  return {
    added: ({ id, projectId, created }: StoredBlob): void => {
      writing.insert(rows).values({ blobId: id, projectId, published: false, unusedSince: created }).run();
    },
    drafted: ({ projectId, pictureIds, now }: Pick<DraftSave, "projectId" | "pictureIds" | "now">): void => {
      const held = [...pictureIds];
      const found = and(ofProject(projectId), inArray(rows.blobId, held), isNotNull(rows.unusedSince));
      if (held.length > 0) writing.update(rows).set({ unusedSince: null }).where(found).run();
      const lost = and(ofProject(projectId), notInArray(rows.blobId, held), isNull(rows.unusedSince));
      writing.update(rows).set({ unusedSince: now }).where(lost).run();
    },
    published: (projectId: ProjectId, pictureIds: readonly BlobId[]): void => {
      if (pictureIds.length === 0) return;
      const held = and(ofProject(projectId), inArray(rows.blobId, [...pictureIds]));
      writing.update(rows).set({ published: true }).where(held).run();
    },
    removeUnused: ({ before, limit }: { readonly before: number; readonly limit: number }) => {
      const due = and(
        sql`${rows.published} = 0`,
        sql`${rows.unusedSince} is not null`,
        lte(rows.unusedSince, before),
        // A freeze keeps what there is.
        sql`not exists (select 1 from ${freezes} where ${freezes.liftedAt} is null and
          (${freezes.scope} = 'everything' or (${freezes.scope} = 'project' and ${freezes.scopeId} = ${rows.projectId})))`,
      );
      const unused = writing
        .select({ blobId: rows.blobId, projectId: rows.projectId })
        .from(rows)
        .where(due)
        .orderBy(rows.unusedSince)
        .limit(limit)
        .all();
      const counts = new Map<ProjectId, number>();
      const blobIds: string[] = [];
      for (const { blobId, projectId } of unused) {
        const key = projectId as ProjectId; // own column
        counts.set(key, (counts.get(key) ?? 0) + 1);
        const shown = and(isNull(blobs.itemId), eq(blobs.kind, "rendition"), eq(blobs.field, `picture:${blobId}`));
        const made = writing.select({ id: blobs.id }).from(blobs).where(shown).all();
        const gone = [blobId, ...made.map(({ id }) => id)];
        writing.delete(renditions).where(inArray(renditions.blobId, gone)).run();
        writing.delete(blobs).where(inArray(blobs.id, gone)).run();
        writing.delete(rows).where(eq(rows.blobId, blobId)).run();
        blobIds.push(...gone);
      }
      return { counts, blobIds: blobIds as BlobId[] }; // own columns
    },
  };
}
