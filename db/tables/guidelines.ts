import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const guidelineTables = (kit: Kit) => ({
  /** One draft for each project; made by its first save. */
  guidelines: kit.table("guidelines", {
    projectId: kit.id("project_id").primaryKey(),
    id: kit.id("id").notNull(),
    /** Sealed `GuidelineBody`. */
    draft: kit.bytes("draft").notNull(),
    /** Ids of the draft's sections as JSON: what the entry of a disclosure names. */
    draftSections: kit.text("draft_sections").notNull(),
    draftVersion: kit.int("draft_version").notNull(),
    draftSaved: kit.time("draft_saved").notNull(),
    draftBy: kit.id("draft_by").notNull(),
    /** When a save of this writer was last an entry. */
    draftRecorded: kit.time("draft_recorded").notNull(),
  }),
  /** Published versions; never changed. */
  guidelineVersions: kit.table(
    "guideline_versions",
    {
      projectId: kit.id("project_id").notNull(),
      version: kit.int("version").notNull(),
      /** Sealed change note. */
      note: kit.bytes("note").notNull(),
      mustAcknowledge: kit.flag("must_acknowledge").notNull(),
      created: kit.time("created").notNull(),
      createdBy: kit.id("created_by").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.version] })],
  ),
  /** The sections of each version, sealed one by one: a reader gets those of their audience and no other byte. */
  guidelineSections: kit.table(
    "guideline_sections",
    {
      projectId: kit.id("project_id").notNull(),
      version: kit.int("version").notNull(),
      sectionId: kit.id("section_id").notNull(),
      ord: kit.int("ord").notNull(),
      /** `Audience` as JSON, in the open: decides who may read before anything is unsealed. */
      audience: kit.text("audience").notNull(),
      /** HMAC of the text under the project key: equal texts are found without being read. */
      fingerprint: kit.text("fingerprint").notNull(),
      /** The version in which this text was new. */
      changedIn: kit.int("changed_in").notNull(),
      /** Sealed `SectionText`. */
      body: kit.bytes("body").notNull(),
      /** Blob ids of its pictures as JSON. */
      pictures: kit.text("pictures").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.version, t.sectionId] })],
  ),
  /** Pictures that leads took in for a guideline: what keeps each of them. */
  guidelinePictures: kit.table(
    "guideline_pictures",
    {
      blobId: kit.id("blob_id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      /** Part of a published version, and so kept. */
      published: kit.flag("published").notNull(),
      /** Since when the draft does not hold it; null while it does. */
      unusedSince: kit.time("unused_since"),
    },
    (t) => [
      kit.index("guideline_pictures_project").on(t.projectId),
      kit
        .index("guideline_pictures_unused")
        .on(t.unusedSince)
        .where(sql`published = 0 and unused_since is not null`),
    ],
  ),
  guidelineAcknowledgements: kit.table(
    "guideline_acknowledgements",
    {
      projectId: kit.id("project_id").notNull(),
      personId: kit.id("person_id").notNull(),
      version: kit.int("version").notNull(),
      at: kit.time("at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.personId, t.version] })],
  ),
});
