import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const projectTables = (kit: Kit) => ({
  projects: kit.table("projects", {
    id: kit.id("id").primaryKey(),
    name: kit.text("name").notNull(),
    created: kit.time("created").notNull(),
    archivedAt: kit.time("archived_at"),
    /** The form in force; null until the lead publishes the first. */
    formId: kit.id("form_id"),
    /** The guideline version in force; 0 before the first is published. */
    guidelineVersion: kit.int("guideline_version").notNull(),
    /** `projectSettings` of shared/project-settings.ts as JSON. */
    settings: kit.text("settings").notNull(),
    version: kit.int("version").notNull(),
  }),
  /** Another overlap on its way through a project's tasks, slice by slice. */
  overlapChanges: kit.table("overlap_changes", {
    projectId: kit.id("project_id").primaryKey(),
    count: kit.int("count").notNull(),
    /** State of an open task that has enough annotations by then. */
    whenComplete: kit.text("when_complete").notNull(),
    /** Tasks of items up to this one are done; "" at the start of a pass. */
    after: kit.text("after").notNull(),
    /** Tasks changed in this pass: it is over after a pass that found none. */
    changed: kit.int("changed").notNull(),
  }),
  projectKeys: kit.table(
    "project_keys",
    {
      projectId: kit.id("project_id").notNull(),
      version: kit.int("version").notNull(),
      wrapped: kit.bytes("wrapped").notNull(),
      active: kit.flag("active").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.version] })],
  ),
  projectMembers: kit.table(
    "project_members",
    {
      projectId: kit.id("project_id").notNull(),
      personId: kit.id("person_id").notNull(),
      role: kit.text("role").notNull(),
      grantedBy: kit.id("granted_by").notNull(),
      since: kit.time("since").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.projectId, t.personId] }), kit.index("project_members_person").on(t.personId)],
  ),
  /** Published forms; never changed. The body (labels, descriptions: part of the recipe) is sealed. */
  forms: kit.table(
    "forms",
    {
      id: kit.id("id").primaryKey(),
      projectId: kit.id("project_id").notNull(),
      version: kit.int("version").notNull(),
      body: kit.bytes("body").notNull(),
      created: kit.time("created").notNull(),
      createdBy: kit.id("created_by").notNull(),
    },
    (t) => [kit.uniqueIndex("forms_version").on(t.projectId, t.version)],
  ),
  /** When the reading of a form by a person was last recorded: further readings soon after are part of that entry. */
  formReads: kit.table(
    "form_reads",
    {
      personId: kit.id("person_id").notNull(),
      formId: kit.id("form_id").notNull(),
      recorded: kit.time("recorded").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.personId, t.formId] })],
  ),
  freezes: kit.table(
    "freezes",
    {
      id: kit.id("id").primaryKey(),
      /** "everything" | "project" | "team" | "person"; `scopeId` is empty for everything. */
      scope: kit.text("scope").notNull(),
      scopeId: kit.text("scope_id").notNull(),
      setBy: kit.id("set_by").notNull(),
      setAt: kit.time("set_at").notNull(),
      liftedAt: kit.time("lifted_at"),
    },
    (t) => [
      kit.index("freezes_scope").on(t.scope, t.scopeId, t.liftedAt),
      // "Is anything frozen?" is asked with every request.
      kit
        .index("freezes_open")
        .on(t.id)
        .where(sql`lifted_at is null`),
    ],
  ),
  /** What one person asked and another must decide: un-freeze, export, reveal, reset … (I6). */
  requests: kit.table(
    "requests",
    {
      id: kit.id("id").primaryKey(),
      kind: kit.text("kind").notNull(),
      projectId: kit.id("project_id"),
      /** Id of what it is about, by kind. */
      target: kit.text("target").notNull(),
      /** SHA-256 of the canonical request: the approval is bound to it. */
      digest: kit.text("digest").notNull(),
      requestedBy: kit.id("requested_by").notNull(),
      requestedAt: kit.time("requested_at").notNull(),
      expires: kit.time("expires").notNull(),
      decidedBy: kit.id("decided_by"),
      decidedAt: kit.time("decided_at"),
      /** "waiting" | "approved" | "refused" | "withdrawn" | "done" */
      state: kit.text("state").notNull(),
      /** Canonical JSON of what was asked, in words for the approver; no content. */
      summary: kit.text("summary").notNull(),
    },
    (t) => [kit.index("requests_state").on(t.state, t.kind), kit.index("requests_target").on(t.target)],
  ),
  settings: kit.table("settings", {
    key: kit.text("key").primaryKey(),
    value: kit.text("value").notNull(),
    changed: kit.time("changed").notNull(),
  }),
});
