import { and, count, eq, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import type { NewPerson, PeopleWriter } from "../../store/people.ts";
import type { EntryDraft } from "../../store/trail.ts";
import { absent, conflict, recordAll, type SqliteContext } from "../context.ts";
import { searchText } from "@keyhole/shared/search-text";
import { schema } from "../schema.ts";
import { insertInvitation, voidInvitationsOf } from "./invitation-rows.ts";
import { endEverySession, endSessionsWhere } from "./sessions-ending.ts";
import { signInWriter, type SignInMethods } from "./sign-in-writer.ts";

const { people, credentials, invitations, personKeys, teams, teamMembers, recoveryCodes, sessions, devices } = schema;
const { notices: noticeRows, projectMembers } = schema;

export function peopleWriter(context: SqliteContext): PeopleWriter {
  const { writing, queue } = context;
  const simply = (drafts: readonly EntryDraft[], change: () => void): Promise<void> =>
    queue.run((transaction) => {
      change();
      recordAll(transaction, drafts);
    });

  const otherAdministrators = (exceptId: string): number =>
    writing
      .select({ n: count() })
      .from(people)
      .where(and(eq(people.administrator, true), isNull(people.disabledAt), ne(people.id, exceptId)))
      .get()?.n ?? 0;

  /** Marks the invitation used and gives it, or `absent`: the check and the use are one statement. */
  const redeem = (tokenHash: string, now: number) => {
    const open = and(
      eq(invitations.tokenHash, tokenHash),
      isNull(invitations.usedAt),
      sql`${invitations.expires} > ${now}`,
    );
    return writing.update(invitations).set({ usedAt: now }).where(open).returning().get() ?? absent();
  };

  const insertPerson = (person: NewPerson, now: number, invitation: typeof invitations.$inferSelect): void => {
    const taken = writing.select({ id: people.id }).from(people).where(eq(people.login, person.login)).get();
    if (taken !== undefined) conflict();
    writing
      .insert(people)
      .values({
        id: person.id,
        login: person.login,
        name: person.name,
        foundBy: searchText(`${person.name} ${person.login}`),
        administrator: invitation.administrator,
        securityReviewer: invitation.securityReviewer,
        mayCreateProjects: invitation.mayCreateProjects,
        secondFactorWaived: false,
        hadDuty: invitation.administrator || invitation.securityReviewer,
        created: now,
        invitedBy: invitation.invitedBy,
      })
      .run();
    writing
      .insert(credentials)
      .values({ personId: person.id, passwordHash: person.passwordHash, totpLastStep: 0, changed: now })
      .run();
    writing
      .insert(personKeys)
      .values({ personId: person.id, wrapped: Buffer.from(person.wrappedKey) })
      .run();
    const { teamId } = invitation;
    if (teamId !== null) writing.insert(teamMembers).values({ teamId, personId: person.id }).run();
  };

  /** What a reset may not carry along: roles in projects whose lead had no part in it. */
  const endRoles = (personId: string, ended: readonly string[], approvedBy: string | null): void => {
    const own = eq(projectMembers.personId, personId);
    const theirs = and(own, inArray(projectMembers.projectId, [...ended]));
    writing.delete(projectMembers).where(theirs).run();
    if (approvedBy === null) return;
    const left = writing.select({ id: projectMembers.projectId }).from(projectMembers).where(own).all();
    const leads = and(eq(projectMembers.personId, approvedBy), eq(projectMembers.role, "lead"));
    const led = writing.select({ id: projectMembers.projectId }).from(projectMembers).where(leads).all();
    if (left.some(({ id }) => !led.some((project) => project.id === id))) conflict();
  };

  const signIn: SignInMethods = signInWriter(context);
  return {
    ...signIn,
    inviteFirstAdministrator: (invitation, tokenHash, drafts) =>
      simply(drafts, () => {
        if (otherAdministrators("") > 0) conflict();
        writing
          .delete(invitations)
          .where(and(eq(invitations.kind, "set-up"), isNull(invitations.usedAt)))
          .run();
        insertInvitation(writing, invitation, tokenHash);
      }),
    invite: (invitation, tokenHash, drafts) => simply(drafts, () => insertInvitation(writing, invitation, tokenHash)),
    withdrawInvitation: (id, now, drafts) =>
      simply(drafts, () => {
        const open = and(eq(invitations.id, id), isNull(invitations.usedAt));
        if (writing.update(invitations).set({ usedAt: now }).where(open).run().changes === 0) absent();
      }),
    acceptInvitation: ({ tokenHash, person, now, drafts }) =>
      simply(drafts, () => {
        const invitation = redeem(tokenHash, now);
        if (invitation.kind === "reset") absent();
        if (invitation.kind === "set-up" && otherAdministrators("") > 0) conflict();
        insertPerson(person, now, invitation);
      }),
    resetCredentials: ({ tokenHash, personId, passwordHash, rolesEnded, notices, now, drafts }) =>
      queue.run((transaction) => {
        const invitation = redeem(tokenHash, now);
        if (invitation.kind !== "reset" || invitation.personId !== personId) absent();
        writing
          .update(credentials)
          .set({ passwordHash, totpSecret: null, totpPending: null, totpLastStep: 0, changed: now })
          .where(eq(credentials.personId, personId))
          .run();
        const active = and(eq(people.id, personId), isNull(people.disabledAt));
        const reset = { resetBy: invitation.invitedBy, resetApprovedBy: invitation.approvedBy, resetAt: now };
        if (writing.update(people).set(reset).where(active).run().changes === 0) absent();
        writing.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run();
        endRoles(personId, rolesEnded, invitation.approvedBy);
        for (const notice of notices) writing.insert(noticeRows).values(notice).run();
        recordAll(transaction, drafts);
        return endEverySession(writing, personId, now);
      }),
    changePerson: (personId, change, { now, drafts, voided }) =>
      queue.run((transaction) => {
        if (change.administrator === false && otherAdministrators(personId) === 0) conflict();
        const had = change.administrator === true || change.securityReviewer === true ? { hadDuty: true } : {};
        const changed = { ...change, ...had };
        if (writing.update(people).set(changed).where(eq(people.id, personId)).run().changes === 0) absent();
        recordAll(transaction, drafts);
        if (change.administrator === false) voidInvitationsOf({ writing, transaction }, personId, { now, voided });
      }),
    disablePerson: (personId, { now, drafts, voided }) =>
      queue.run((transaction) => {
        const person = writing.select().from(people).where(eq(people.id, personId)).get() ?? absent();
        if (person.administrator && otherAdministrators(personId) === 0) conflict();
        writing.update(people).set({ disabledAt: now }).where(eq(people.id, personId)).run();
        recordAll(transaction, drafts);
        voidInvitationsOf({ writing, transaction }, personId, { now, voided });
        return endEverySession(writing, personId, now);
      }),
    enablePerson: (personId, drafts) =>
      simply(drafts, () => {
        const back = { disabledAt: null, administrator: false, securityReviewer: false };
        writing.update(people).set(back).where(eq(people.id, personId)).run();
      }),
    forgetDevice: (personId, deviceId, drafts) =>
      simply(drafts, () => {
        const which = and(eq(devices.id, deviceId), eq(devices.personId, personId));
        if (writing.delete(devices).where(which).run().changes === 0) absent();
      }),
    saveTeam: (team, { added, removed }, drafts) =>
      simply(drafts, () => {
        const row = { ...team, foundBy: searchText(team.name), networks: team.networks.join(",") };
        writing.insert(teams).values(row).onConflictDoUpdate({ target: teams.id, set: row }).run();
        const ofTeam = eq(teamMembers.teamId, team.id);
        for (const personId of removed)
          writing
            .delete(teamMembers)
            .where(and(ofTeam, eq(teamMembers.personId, personId)))
            .run();
        for (const personId of added) {
          writing.insert(teamMembers).values({ teamId: team.id, personId }).onConflictDoNothing().run();
        }
      }),
    endSessions: ({ personId, only, keep, now, drafts }) =>
      queue.run((transaction) => {
        const which = and(
          eq(sessions.personId, personId),
          only === undefined ? undefined : eq(sessions.id, only),
          keep === undefined ? undefined : ne(sessions.id, keep),
        );
        const ids = endSessionsWhere(writing, which, now);
        // One named session that was not there to end leaves no entry saying that it ended.
        if (only === undefined || ids.length > 0) recordAll(transaction, drafts);
        return ids;
      }),
    useTotpStep: (personId, step, drafts) =>
      queue.run((transaction) => {
        const fresh = and(eq(credentials.personId, personId), lt(credentials.totpLastStep, step));
        const used = writing.update(credentials).set({ totpLastStep: step }).where(fresh).run().changes === 1;
        if (used) recordAll(transaction, drafts);
        return used;
      }),
    useRecoveryCode: (personId, { codeHash, now }, drafts) =>
      queue.run((transaction) => {
        const open = and(
          eq(recoveryCodes.personId, personId),
          eq(recoveryCodes.codeHash, codeHash),
          isNull(recoveryCodes.usedAt),
        );
        const used = writing.update(recoveryCodes).set({ usedAt: now }).where(open).run().changes === 1;
        if (used) recordAll(transaction, drafts);
        return used;
      }),
  };
}
