import { sql } from "drizzle-orm";
import type { Kit } from "./kit.ts";

export const peopleTables = (kit: Kit) => ({
  /** Name and sign-in only (I14). `login` is stored lower-cased; roles of the installation are flags. */
  people: kit.table(
    "people",
    {
      id: kit.id("id").primaryKey(),
      login: kit.text("login").notNull(),
      name: kit.text("name").notNull(),
      /** Name and login as searches compare them (shared/search-text.ts). */
      foundBy: kit.text("found_by").notNull(),
      administrator: kit.flag("administrator").notNull(),
      securityReviewer: kit.flag("security_reviewer").notNull(),
      mayCreateProjects: kit.flag("may_create_projects").notNull(),
      secondFactorWaived: kit.flag("second_factor_waived").notNull(),
      /** Is or once was administrator or security reviewer: who makes such a person alone, did so for the first time only. */
      hadDuty: kit.flag("had_duty").notNull(),
      created: kit.time("created").notNull(),
      invitedBy: kit.id("invited_by"),
      resetBy: kit.id("reset_by"),
      /** The second person of the last reset: handed the link on, so counts as close as the requester (I6). */
      resetApprovedBy: kit.id("reset_approved_by"),
      resetAt: kit.time("reset_at"),
      disabledAt: kit.time("disabled_at"),
    },
    (t) => [
      kit.uniqueIndex("people_login").on(t.login),
      kit.index("people_name").on(t.name, t.id),
      kit
        .index("people_duty")
        .on(t.name)
        .where(sql`had_duty = 1`),
    ],
  ),
  credentials: kit.table("credentials", {
    personId: kit.id("person_id").primaryKey(),
    passwordHash: kit.text("password_hash").notNull(),
    totpSecret: kit.bytes("totp_secret"),
    /** Set-up in progress: becomes `totpSecret` when a code proves that the device has it. */
    totpPending: kit.bytes("totp_pending"),
    /** Last time step used (RFC 6238), so that a code works once. */
    totpLastStep: kit.int("totp_last_step").notNull(),
    changed: kit.time("changed").notNull(),
  }),
  recoveryCodes: kit.table(
    "recovery_codes",
    {
      personId: kit.id("person_id").notNull(),
      codeHash: kit.text("code_hash").notNull(),
      usedAt: kit.time("used_at"),
    },
    (t) => [kit.primaryKey({ columns: [t.personId, t.codeHash] })],
  ),
  /** Per-person keys of trail details, wrapped under the master key. Destroying one erases the person from them. */
  personKeys: kit.table("person_keys", {
    personId: kit.id("person_id").primaryKey(),
    wrapped: kit.bytes("wrapped").notNull(),
  }),
  invitations: kit.table(
    "invitations",
    {
      id: kit.id("id").primaryKey(),
      tokenHash: kit.text("token_hash").notNull(),
      /** "set-up" makes the first administrator; "join" makes an account; "reset" sets a new password. */
      kind: kit.text("kind").notNull(),
      name: kit.text("name").notNull(),
      personId: kit.id("person_id"),
      administrator: kit.flag("administrator").notNull(),
      securityReviewer: kit.flag("security_reviewer").notNull(),
      mayCreateProjects: kit.flag("may_create_projects").notNull(),
      teamId: kit.id("team_id"),
      invitedBy: kit.id("invited_by"),
      /** Who approved it, where it took two people. */
      approvedBy: kit.id("approved_by"),
      created: kit.time("created").notNull(),
      expires: kit.time("expires").notNull(),
      usedAt: kit.time("used_at"),
    },
    (t) => [
      kit.uniqueIndex("invitations_token").on(t.tokenHash),
      kit
        .index("invitations_open")
        .on(t.created, t.id)
        .where(sql`used_at is null`),
    ],
  ),
  sessions: kit.table(
    "sessions",
    {
      id: kit.id("id").primaryKey(),
      tokenHash: kit.text("token_hash").notNull(),
      personId: kit.id("person_id").notNull(),
      deviceId: kit.id("device_id").notNull(),
      /** "second-factor" | "must-enrol" | "active" */
      phase: kit.text("phase").notNull(),
      created: kit.time("created").notNull(),
      lastActive: kit.time("last_active").notNull(),
      lockedAt: kit.time("locked_at"),
      endedAt: kit.time("ended_at"),
    },
    (t) => [kit.uniqueIndex("sessions_token").on(t.tokenHash), kit.index("sessions_person").on(t.personId, t.endedAt)],
  ),
  /** A browser that a person has signed in from: its failures are counted apart from strangers'. */
  devices: kit.table(
    "devices",
    {
      id: kit.id("id").primaryKey(),
      tokenHash: kit.text("token_hash").notNull(),
      personId: kit.id("person_id").notNull(),
      created: kit.time("created").notNull(),
    },
    (t) => [kit.uniqueIndex("devices_token").on(t.tokenHash)],
  ),
  teams: kit.table(
    "teams",
    {
      id: kit.id("id").primaryKey(),
      name: kit.text("name").notNull(),
      /** The name as searches compare it (shared/search-text.ts). */
      foundBy: kit.text("found_by").notNull(),
      /** Comma-separated CIDR ranges from which members may work; empty is anywhere. */
      networks: kit.text("networks").notNull(),
      endsAt: kit.time("ends_at"),
      created: kit.time("created").notNull(),
    },
    (t) => [kit.index("teams_name").on(t.name, t.id)],
  ),
  teamMembers: kit.table(
    "team_members",
    { teamId: kit.id("team_id").notNull(), personId: kit.id("person_id").notNull() },
    (t) => [
      kit.primaryKey({ columns: [t.teamId, t.personId] }),
      kit.index("team_members_person").on(t.personId, t.teamId),
    ],
  ),
});
