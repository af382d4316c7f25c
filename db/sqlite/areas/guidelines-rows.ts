import { and, asc, desc, eq, isNull, lt } from "drizzle-orm";
import type { BlobId, GuidelineId, PersonId, SectionId } from "@keyhole/shared/ids";
import type { GuidelineState, StoredGuidelineVersion, StoredSection, VersionsPage } from "../../store/guidelines.ts";
import type { Drizzle } from "../open.ts";
import { schema } from "../schema.ts";

const { guidelines, guidelineSections, guidelineVersions, views } = schema;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.

export const toState = (row: typeof guidelines.$inferSelect): GuidelineState => ({
  id: row.id as GuidelineId,
  draftVersion: row.draftVersion,
  draftSaved: row.draftSaved,
  draftBy: row.draftBy as PersonId,
});

export const toVersion = (row: typeof guidelineVersions.$inferSelect): StoredGuidelineVersion => ({
  version: row.version,
  note: row.note,
  mustAcknowledge: row.mustAcknowledge,
  created: row.created,
  createdBy: row.createdBy as PersonId,
});

export const toSection = (row: typeof guidelineSections.$inferSelect): StoredSection => ({
  sectionId: row.sectionId as SectionId,
  audience: row.audience,
  fingerprint: row.fingerprint,
  changedIn: row.changedIn,
  body: row.body,
  pictures: JSON.parse(row.pictures) as BlobId[],
});

/** The version that stands for the draft in a view of a guideline: published ones begin at 1. */
export const draftViewVersion = 0;

export const stateOf = (database: Drizzle, projectId: string) =>
  database.select().from(guidelines).where(eq(guidelines.projectId, projectId)).get();

export const versionsOf = (database: Drizzle, projectId: string, { before, limit }: VersionsPage) =>
  database
    .select()
    .from(guidelineVersions)
    .where(
      and(
        eq(guidelineVersions.projectId, projectId),
        before === null ? undefined : lt(guidelineVersions.version, before),
      ),
    )
    .orderBy(desc(guidelineVersions.version))
    .limit(limit)
    .all()
    .map(toVersion);

export const sectionsOf = (database: Drizzle, projectId: string, version: number) =>
  database
    .select()
    .from(guidelineSections)
    .where(and(eq(guidelineSections.projectId, projectId), eq(guidelineSections.version, version)))
    .orderBy(asc(guidelineSections.ord))
    .all();

/** The view in which a lease shows a version of its project's guideline: one without an item. */
export const guidelineView = (database: Drizzle, leaseId: string, version: number) =>
  database
    .select()
    .from(views)
    .where(and(eq(views.leaseId, leaseId), isNull(views.itemId), eq(views.guidelineVersion, version)))
    .get();
