/** The first schema. Written from db/tables; a later change is a new file and a new number. */
export const baseline = `
CREATE TABLE "people" (
  "id" text PRIMARY KEY NOT NULL,
  "login" text NOT NULL,
  "name" text NOT NULL,
  "found_by" text NOT NULL,
  "administrator" integer NOT NULL,
  "security_reviewer" integer NOT NULL,
  "may_create_projects" integer NOT NULL,
  "second_factor_waived" integer NOT NULL,
  "had_duty" integer NOT NULL,
  "created" integer NOT NULL,
  "invited_by" text,
  "reset_by" text,
  "reset_approved_by" text,
  "reset_at" integer,
  "disabled_at" integer
) STRICT;
CREATE UNIQUE INDEX "people_login" ON "people" ("login");
CREATE INDEX "people_name" ON "people" ("name", "id");
CREATE INDEX "people_duty" ON "people" ("name") WHERE had_duty = 1;
CREATE TABLE "credentials" (
  "person_id" text PRIMARY KEY NOT NULL,
  "password_hash" text NOT NULL,
  "totp_secret" blob,
  "totp_pending" blob,
  "totp_last_step" integer NOT NULL,
  "changed" integer NOT NULL
) STRICT;
CREATE TABLE "recovery_codes" (
  "person_id" text NOT NULL,
  "code_hash" text NOT NULL,
  "used_at" integer,
  PRIMARY KEY ("person_id", "code_hash")
) STRICT;
CREATE TABLE "person_keys" (
  "person_id" text PRIMARY KEY NOT NULL,
  "wrapped" blob NOT NULL
) STRICT;
CREATE TABLE "invitations" (
  "id" text PRIMARY KEY NOT NULL,
  "token_hash" text NOT NULL,
  "kind" text NOT NULL,
  "name" text NOT NULL,
  "person_id" text,
  "administrator" integer NOT NULL,
  "security_reviewer" integer NOT NULL,
  "may_create_projects" integer NOT NULL,
  "team_id" text,
  "invited_by" text,
  "approved_by" text,
  "created" integer NOT NULL,
  "expires" integer NOT NULL,
  "used_at" integer
) STRICT;
CREATE UNIQUE INDEX "invitations_token" ON "invitations" ("token_hash");
CREATE INDEX "invitations_open" ON "invitations" ("created", "id") WHERE used_at is null;
CREATE TABLE "sessions" (
  "id" text PRIMARY KEY NOT NULL,
  "token_hash" text NOT NULL,
  "person_id" text NOT NULL,
  "device_id" text NOT NULL,
  "phase" text NOT NULL,
  "created" integer NOT NULL,
  "last_active" integer NOT NULL,
  "locked_at" integer,
  "ended_at" integer
) STRICT;
CREATE UNIQUE INDEX "sessions_token" ON "sessions" ("token_hash");
CREATE INDEX "sessions_person" ON "sessions" ("person_id", "ended_at");
CREATE TABLE "devices" (
  "id" text PRIMARY KEY NOT NULL,
  "token_hash" text NOT NULL,
  "person_id" text NOT NULL,
  "created" integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX "devices_token" ON "devices" ("token_hash");
CREATE TABLE "teams" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "found_by" text NOT NULL,
  "networks" text NOT NULL,
  "ends_at" integer,
  "created" integer NOT NULL
) STRICT;
CREATE INDEX "teams_name" ON "teams" ("name", "id");
CREATE TABLE "team_members" (
  "team_id" text NOT NULL,
  "person_id" text NOT NULL,
  PRIMARY KEY ("team_id", "person_id")
) STRICT;
CREATE INDEX "team_members_person" ON "team_members" ("person_id", "team_id");
CREATE TABLE "projects" (
  "id" text PRIMARY KEY NOT NULL,
  "name" text NOT NULL,
  "created" integer NOT NULL,
  "archived_at" integer,
  "form_id" text,
  "guideline_version" integer NOT NULL,
  "settings" text NOT NULL,
  "version" integer NOT NULL
) STRICT;
CREATE TABLE "overlap_changes" (
  "project_id" text PRIMARY KEY NOT NULL,
  "count" integer NOT NULL,
  "when_complete" text NOT NULL,
  "after" text NOT NULL,
  "changed" integer NOT NULL
) STRICT;
CREATE TABLE "project_keys" (
  "project_id" text NOT NULL,
  "version" integer NOT NULL,
  "wrapped" blob NOT NULL,
  "active" integer NOT NULL,
  PRIMARY KEY ("project_id", "version")
) STRICT;
CREATE TABLE "project_members" (
  "project_id" text NOT NULL,
  "person_id" text NOT NULL,
  "role" text NOT NULL,
  "granted_by" text NOT NULL,
  "since" integer NOT NULL,
  PRIMARY KEY ("project_id", "person_id")
) STRICT;
CREATE INDEX "project_members_person" ON "project_members" ("person_id");
CREATE TABLE "forms" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "version" integer NOT NULL,
  "body" blob NOT NULL,
  "created" integer NOT NULL,
  "created_by" text NOT NULL
) STRICT;
CREATE UNIQUE INDEX "forms_version" ON "forms" ("project_id", "version");
CREATE TABLE "form_reads" (
  "person_id" text NOT NULL,
  "form_id" text NOT NULL,
  "recorded" integer NOT NULL,
  PRIMARY KEY ("person_id", "form_id")
) STRICT;
CREATE TABLE "freezes" (
  "id" text PRIMARY KEY NOT NULL,
  "scope" text NOT NULL,
  "scope_id" text NOT NULL,
  "set_by" text NOT NULL,
  "set_at" integer NOT NULL,
  "lifted_at" integer
) STRICT;
CREATE INDEX "freezes_scope" ON "freezes" ("scope", "scope_id", "lifted_at");
CREATE INDEX "freezes_open" ON "freezes" ("id") WHERE lifted_at is null;
CREATE TABLE "requests" (
  "id" text PRIMARY KEY NOT NULL,
  "kind" text NOT NULL,
  "project_id" text,
  "target" text NOT NULL,
  "digest" text NOT NULL,
  "requested_by" text NOT NULL,
  "requested_at" integer NOT NULL,
  "expires" integer NOT NULL,
  "decided_by" text,
  "decided_at" integer,
  "state" text NOT NULL,
  "summary" text NOT NULL
) STRICT;
CREATE INDEX "requests_state" ON "requests" ("state", "kind");
CREATE INDEX "requests_target" ON "requests" ("target");
CREATE TABLE "settings" (
  "key" text PRIMARY KEY NOT NULL,
  "value" text NOT NULL,
  "changed" integer NOT NULL
) STRICT;
CREATE TABLE "items" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "import_id" text,
  "fingerprint" text NOT NULL,
  "content" blob NOT NULL,
  "facts" text NOT NULL,
  "metadata" text NOT NULL,
  "suggestions" blob,
  "reference" blob,
  "gold" integer NOT NULL,
  "created" integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX "items_fingerprint" ON "items" ("project_id", "fingerprint");
CREATE INDEX "items_import" ON "items" ("import_id");
CREATE TABLE "blobs" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "item_id" text,
  "kind" text NOT NULL,
  "bytes" integer NOT NULL,
  "mime" text NOT NULL,
  "width" integer,
  "height" integer,
  "field" text,
  "created" integer NOT NULL
) STRICT;
CREATE INDEX "blobs_item" ON "blobs" ("item_id", "kind");
CREATE INDEX "blobs_project" ON "blobs" ("project_id", "bytes");
CREATE TABLE "tasks" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "item_id" text NOT NULL,
  "state" text NOT NULL,
  "priority" integer NOT NULL,
  "ord" integer NOT NULL,
  "overlap" integer NOT NULL,
  "remaining" integer NOT NULL,
  "submitted" integer NOT NULL,
  "skips" integer NOT NULL,
  "flags" integer NOT NULL,
  "team_id" text,
  "changed" integer NOT NULL
) STRICT;
CREATE INDEX "tasks_queue" ON "tasks" ("project_id", "priority" desc, "ord") WHERE remaining > 0 and state = 'open';
CREATE INDEX "tasks_gold" ON "tasks" ("project_id", "ord") WHERE state = 'gold';
CREATE INDEX "tasks_item" ON "tasks" ("item_id");
CREATE INDEX "tasks_list" ON "tasks" ("project_id", "item_id");
CREATE INDEX "tasks_state" ON "tasks" ("project_id", "state", "item_id");
CREATE TABLE "assignments" (
  "id" text PRIMARY KEY NOT NULL,
  "task_id" text NOT NULL,
  "person_id" text NOT NULL,
  "project_id" text NOT NULL,
  "item_id" text NOT NULL,
  "state" text NOT NULL,
  "epoch" integer NOT NULL,
  "reserved_until" integer NOT NULL,
  "draft" blob,
  "draft_version" integer NOT NULL,
  "draft_saved" integer,
  "note" blob,
  "created" integer NOT NULL,
  "changed" integer NOT NULL,
  "active_ms" integer NOT NULL,
  "skips" integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX "assignments_once" ON "assignments" ("task_id", "person_id");
CREATE INDEX "assignments_person" ON "assignments" ("project_id", "person_id", "state", "changed");
CREATE INDEX "assignments_returned" ON "assignments" ("project_id", "task_id") WHERE state = 'returned';
CREATE INDEX "assignments_reserved" ON "assignments" ("reserved_until") WHERE state = 'active';
CREATE TABLE "leases" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "person_id" text NOT NULL,
  "session_id" text NOT NULL,
  "purpose" text NOT NULL,
  "task_id" text,
  "assignment_id" text,
  "item_id" text,
  "epoch" integer NOT NULL,
  "granted" integer NOT NULL,
  "expires" integer NOT NULL,
  "drafts_recorded" integer NOT NULL,
  "form_id" text,
  "ended_at" integer,
  "end_reason" text
) STRICT;
CREATE INDEX "leases_active" ON "leases" ("expires") WHERE ended_at is null;
CREATE INDEX "leases_person" ON "leases" ("person_id") WHERE ended_at is null;
CREATE INDEX "leases_project" ON "leases" ("project_id") WHERE ended_at is null;
CREATE INDEX "leases_assignment" ON "leases" ("assignment_id");
CREATE TABLE "cursors" (
  "project_id" text NOT NULL,
  "person_id" text NOT NULL,
  "priority" integer NOT NULL,
  "ord" integer NOT NULL,
  PRIMARY KEY ("project_id", "person_id")
) STRICT;
CREATE TABLE "views" (
  "id" text PRIMARY KEY NOT NULL,
  "lease_id" text NOT NULL,
  "assignment_id" text,
  "project_id" text NOT NULL,
  "item_id" text,
  "person_id" text NOT NULL,
  "session_id" text NOT NULL,
  "form_id" text,
  "guideline_version" integer NOT NULL,
  "opened" integer NOT NULL,
  "mark_time" integer NOT NULL
) STRICT;
CREATE INDEX "views_lease" ON "views" ("lease_id");
CREATE INDEX "views_assignment" ON "views" ("assignment_id", "opened");
CREATE INDEX "views_item" ON "views" ("item_id", "opened");
CREATE INDEX "views_person" ON "views" ("person_id", "opened");
CREATE TABLE "renditions" (
  "id" text PRIMARY KEY NOT NULL,
  "view_id" text NOT NULL,
  "spec" text NOT NULL,
  "blob_id" text NOT NULL,
  "mime" text NOT NULL,
  "width" integer NOT NULL,
  "height" integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX "renditions_spec" ON "renditions" ("view_id", "spec");
CREATE TABLE "annotations" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "task_id" text NOT NULL,
  "item_id" text NOT NULL,
  "assignment_id" text,
  "person_id" text NOT NULL,
  "form_id" text NOT NULL,
  "guideline_version" integer NOT NULL,
  "version" integer NOT NULL,
  "answers" blob NOT NULL,
  "state" text NOT NULL,
  "source" text NOT NULL,
  "supersedes" text,
  "active_ms" integer NOT NULL,
  "submitted" integer NOT NULL,
  "idempotency_key" text NOT NULL
) STRICT;
CREATE UNIQUE INDEX "annotations_key" ON "annotations" ("person_id", "idempotency_key");
CREATE INDEX "annotations_task" ON "annotations" ("task_id");
CREATE INDEX "annotations_assignment" ON "annotations" ("assignment_id", "version", "submitted");
CREATE INDEX "annotations_export" ON "annotations" ("project_id", "state", "id");
CREATE INDEX "annotations_person" ON "annotations" ("project_id", "person_id", "submitted");
CREATE TABLE "project_counters" (
  "project_id" text PRIMARY KEY NOT NULL,
  "waiting" integer NOT NULL,
  "in_work" integer NOT NULL,
  "flagged" integer NOT NULL,
  "in_review" integer NOT NULL,
  "returned" integer NOT NULL,
  "done" integer NOT NULL,
  "retired" integer NOT NULL,
  "gold" integer NOT NULL,
  "missing" integer NOT NULL
) STRICT;
CREATE TABLE "project_days" (
  "project_id" text NOT NULL,
  "day" integer NOT NULL,
  "submitted" integer NOT NULL,
  PRIMARY KEY ("project_id", "day")
) STRICT;
CREATE TABLE "project_workers" (
  "project_id" text NOT NULL,
  "person_id" text NOT NULL,
  "tasks" integer NOT NULL,
  "active_ms" integer NOT NULL,
  "accepted" integer NOT NULL,
  "declined" integer NOT NULL,
  PRIMARY KEY ("project_id", "person_id")
) STRICT;
CREATE TABLE "item_metadata" (
  "project_id" text NOT NULL,
  "key" text NOT NULL,
  "value" text NOT NULL,
  "item_id" text NOT NULL,
  PRIMARY KEY ("project_id", "key", "value", "item_id")
) STRICT;
CREATE TABLE "imports" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "created_by" text NOT NULL,
  "created" integer NOT NULL,
  "changed" integer NOT NULL,
  "state" text NOT NULL,
  "reason" text,
  "form_id" text,
  "plan" blob,
  "records" integer NOT NULL,
  "added" integer NOT NULL,
  "duplicates" integer NOT NULL,
  "failed" integer NOT NULL,
  "partial" integer NOT NULL,
  "bytes_total" integer NOT NULL,
  "bytes_done" integer NOT NULL,
  "problems" blob,
  "pending_blobs" text NOT NULL
) STRICT;
CREATE INDEX "imports_project" ON "imports" ("project_id", "created");
CREATE INDEX "imports_open" ON "imports" ("state") WHERE state in ('collecting', 'running');
CREATE TABLE "import_files" (
  "id" text PRIMARY KEY NOT NULL,
  "import_id" text NOT NULL,
  "project_id" text NOT NULL,
  "ord" integer NOT NULL,
  "name" blob NOT NULL,
  "bytes" integer,
  "format" text,
  "created" integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX "import_files_import" ON "import_files" ("import_id", "ord");
CREATE TABLE "exports" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "request_id" text NOT NULL,
  "format" text NOT NULL,
  "terms" blob NOT NULL,
  "rows" integer NOT NULL,
  "requested_by" text NOT NULL,
  "created" integer NOT NULL,
  "state" text NOT NULL,
  "reason" text,
  "progress" integer NOT NULL,
  "built_at" integer,
  "ready_until" integer,
  "closed_at" integer,
  "blob_id" text,
  "bytes" integer,
  "sha256" text,
  "manifest" blob,
  "delivered" text NOT NULL
) STRICT;
CREATE UNIQUE INDEX "exports_request" ON "exports" ("request_id");
CREATE INDEX "exports_project" ON "exports" ("project_id", "created");
CREATE INDEX "exports_state" ON "exports" ("state", "created");
CREATE TABLE "export_pins" (
  "export_id" text NOT NULL,
  "part" integer NOT NULL,
  "ids" blob NOT NULL,
  PRIMARY KEY ("export_id", "part")
) STRICT;
CREATE TABLE "guidelines" (
  "project_id" text PRIMARY KEY NOT NULL,
  "id" text NOT NULL,
  "draft" blob NOT NULL,
  "draft_sections" text NOT NULL,
  "draft_version" integer NOT NULL,
  "draft_saved" integer NOT NULL,
  "draft_by" text NOT NULL,
  "draft_recorded" integer NOT NULL
) STRICT;
CREATE TABLE "guideline_versions" (
  "project_id" text NOT NULL,
  "version" integer NOT NULL,
  "note" blob NOT NULL,
  "must_acknowledge" integer NOT NULL,
  "created" integer NOT NULL,
  "created_by" text NOT NULL,
  PRIMARY KEY ("project_id", "version")
) STRICT;
CREATE TABLE "guideline_sections" (
  "project_id" text NOT NULL,
  "version" integer NOT NULL,
  "section_id" text NOT NULL,
  "ord" integer NOT NULL,
  "audience" text NOT NULL,
  "fingerprint" text NOT NULL,
  "changed_in" integer NOT NULL,
  "body" blob NOT NULL,
  "pictures" text NOT NULL,
  PRIMARY KEY ("project_id", "version", "section_id")
) STRICT;
CREATE TABLE "guideline_pictures" (
  "blob_id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "published" integer NOT NULL,
  "unused_since" integer
) STRICT;
CREATE INDEX "guideline_pictures_project" ON "guideline_pictures" ("project_id");
CREATE INDEX "guideline_pictures_unused" ON "guideline_pictures" ("unused_since") WHERE published = 0 and unused_since is not null;
CREATE TABLE "guideline_acknowledgements" (
  "project_id" text NOT NULL,
  "person_id" text NOT NULL,
  "version" integer NOT NULL,
  "at" integer NOT NULL,
  PRIMARY KEY ("project_id", "person_id", "version")
) STRICT;
CREATE TABLE "reviews" (
  "task_id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "item_id" text NOT NULL,
  "state" text NOT NULL,
  "agreement" integer,
  "rank" integer NOT NULL,
  "since" integer NOT NULL,
  "lease_id" text,
  "tally" blob,
  "draft" blob,
  "draft_version" integer NOT NULL,
  "decision_key" text
) STRICT;
CREATE INDEX "reviews_pending" ON "reviews" ("since") WHERE state = 'pending';
CREATE INDEX "reviews_queue" ON "reviews" ("project_id", "state", "rank", "since");
CREATE INDEX "reviews_agreement" ON "reviews" ("project_id", "agreement", "task_id");
CREATE TABLE "gold_answers" (
  "annotation_id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "person_id" text NOT NULL,
  "item_id" text NOT NULL,
  "ordinal" integer NOT NULL,
  "since" integer NOT NULL,
  "pending" integer NOT NULL
) STRICT;
CREATE INDEX "gold_answers_pending" ON "gold_answers" ("since") WHERE pending = 1;
CREATE TABLE "tallies" (
  "project_id" text NOT NULL,
  "person_id" text NOT NULL,
  "body" blob NOT NULL,
  "version" integer NOT NULL,
  "changed" integer NOT NULL,
  PRIMARY KEY ("project_id", "person_id")
) STRICT;
CREATE TABLE "review_comments" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "task_id" text NOT NULL,
  "annotation_id" text NOT NULL,
  "assignment_id" text NOT NULL,
  "author_id" text NOT NULL,
  "send_id" text,
  "body" blob NOT NULL,
  "created" integer NOT NULL
) STRICT;
CREATE INDEX "review_comments_assignment" ON "review_comments" ("assignment_id", "created");
CREATE INDEX "review_comments_task" ON "review_comments" ("task_id", "created");
CREATE TABLE "disagreements" (
  "project_id" text NOT NULL,
  "kind" text NOT NULL,
  "task_id" text NOT NULL,
  "one" text NOT NULL,
  "other" text NOT NULL,
  "item_id" text NOT NULL,
  "one_person" text NOT NULL,
  "other_person" text NOT NULL,
  "count" integer NOT NULL,
  "state" text NOT NULL,
  PRIMARY KEY ("project_id", "kind", "task_id", "one", "other")
) STRICT;
CREATE INDEX "disagreements_task" ON "disagreements" ("task_id");
CREATE INDEX "disagreements_open" ON "disagreements" ("project_id", "kind", "task_id") WHERE state = 'open';
CREATE TABLE "disagreement_kinds" (
  "project_id" text NOT NULL,
  "people" text NOT NULL,
  "kind" text NOT NULL,
  "question" text NOT NULL,
  "one" text NOT NULL,
  "other" text NOT NULL,
  "words" blob,
  "tasks" integer NOT NULL,
  "open" integer NOT NULL,
  "ones" integer NOT NULL,
  "others" integer NOT NULL,
  "answers" integer NOT NULL,
  PRIMARY KEY ("project_id", "people", "kind")
) STRICT;
CREATE INDEX "disagreement_kinds_worst" ON "disagreement_kinds" ("project_id", "people", "open" desc, "kind");
CREATE INDEX "disagreement_kinds_question" ON "disagreement_kinds" ("project_id", "people", "question", "open" desc, "kind");
CREATE TABLE "guideline_topics" (
  "project_id" text NOT NULL,
  "topic" text NOT NULL,
  "section_id" text NOT NULL,
  "changed" integer NOT NULL,
  PRIMARY KEY ("project_id", "topic")
) STRICT;
CREATE TABLE "send_backs" (
  "id" text PRIMARY KEY NOT NULL,
  "project_id" text NOT NULL,
  "kind" text NOT NULL,
  "side" text NOT NULL,
  "task_id" text,
  "message" blob NOT NULL,
  "section_id" text,
  "state" text NOT NULL,
  "after" text NOT NULL,
  "tasks" integer NOT NULL,
  "answers" integer NOT NULL,
  "skipped" integer NOT NULL,
  "undone" integer NOT NULL,
  "created_by" text NOT NULL,
  "created" integer NOT NULL
) STRICT;
CREATE INDEX "send_backs_project" ON "send_backs" ("project_id", "created" desc, "id");
CREATE INDEX "send_backs_under_way" ON "send_backs" ("created") WHERE state in ('running', 'undoing');
CREATE TABLE "sent_back" (
  "send_id" text NOT NULL,
  "task_id" text NOT NULL,
  "annotation_id" text NOT NULL,
  "assignment_id" text,
  "annotation_state" text NOT NULL,
  "task_state" text NOT NULL,
  "review_state" text NOT NULL,
  "comment_id" text,
  PRIMARY KEY ("send_id", "task_id", "annotation_id")
) STRICT;
CREATE TABLE "trail" (
  "sequence" integer PRIMARY KEY NOT NULL,
  "id" text NOT NULL,
  "type" text NOT NULL,
  "time" integer NOT NULL,
  "outcome" text NOT NULL,
  "actor" text NOT NULL,
  "subject" text,
  "project" text,
  "item" text,
  "lease" text,
  "view" text,
  "entry" blob NOT NULL,
  "leaf" blob NOT NULL
) STRICT;
CREATE UNIQUE INDEX "trail_id" ON "trail" ("id");
CREATE INDEX "trail_actor" ON "trail" ("actor", "time", "sequence", "type", "project");
CREATE INDEX "trail_subject" ON "trail" ("subject", "time", "sequence") WHERE subject is not null;
CREATE INDEX "trail_project" ON "trail" ("project", "time", "sequence", "type", "actor") WHERE project is not null;
CREATE INDEX "trail_item" ON "trail" ("item", "time", "sequence") WHERE item is not null;
CREATE INDEX "trail_lease" ON "trail" ("lease", "time", "sequence") WHERE lease is not null;
CREATE INDEX "trail_view" ON "trail" ("view") WHERE view is not null;
CREATE INDEX "trail_type" ON "trail" ("type", "time", "sequence");
CREATE INDEX "trail_time" ON "trail" ("time", "sequence");
CREATE INDEX "trail_outcome" ON "trail" ("outcome", "time", "sequence", "type", "actor", "project", "subject") WHERE outcome <> 'ok';
CREATE INDEX "trail_seen" ON "trail" ("actor", "time", "project", "item") WHERE type = 'view.opened';
CREATE TABLE "trail_details" (
  "entry_id" text PRIMARY KEY NOT NULL,
  "person_id" text NOT NULL,
  "sealed" blob NOT NULL
) STRICT;
CREATE TABLE "trail_head" (
  "one" integer PRIMARY KEY NOT NULL,
  "size" integer NOT NULL,
  "frontier" blob NOT NULL,
  "checkpoint" text NOT NULL
) STRICT;
CREATE TABLE "trail_milestones" (
  "size" integer PRIMARY KEY NOT NULL,
  "checkpoint" text NOT NULL
) STRICT;
CREATE TABLE "break_glass_codes" (
  "code_hash" text PRIMARY KEY NOT NULL,
  "created" integer NOT NULL,
  "used_at" integer
) STRICT;
CREATE TABLE "notices" (
  "id" text PRIMARY KEY NOT NULL,
  "person_id" text NOT NULL,
  "kind" text NOT NULL,
  "subject" text,
  "created" integer NOT NULL,
  "dismissed_at" integer
) STRICT;
CREATE INDEX "notices_open" ON "notices" ("person_id", "created", "id") WHERE dismissed_at is null;
CREATE TABLE "preferences" (
  "person_id" text PRIMARY KEY NOT NULL,
  "sealed" blob NOT NULL,
  "revision" integer NOT NULL,
  "changed" integer NOT NULL
) STRICT;
`;
