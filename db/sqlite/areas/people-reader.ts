import { and, asc, count, desc, eq, gt, isNull, lt, sql, type SQL } from "drizzle-orm";
import type { PersonId, SessionId, DeviceId, InvitationId, TeamId } from "@keyhole/shared/ids";
import type { CountedTeam, Invitation, PeopleReader, Person, Session, SessionPhase, Team } from "../../store/people.ts";
import type { SqliteContext } from "../context.ts";
import { searchText } from "@keyhole/shared/search-text";
import { schema } from "../schema.ts";
import { afterRow, beforeRow, holds } from "./keyset.ts";

const { people, credentials, sessions, invitations, devices, teams, teamMembers, recoveryCodes, personKeys } = schema;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.
type PersonRow = typeof people.$inferSelect;
type SessionRow = typeof sessions.$inferSelect;
type InvitationRow = typeof invitations.$inferSelect;
type TeamRow = typeof teams.$inferSelect;

export const toPerson = (row: PersonRow): Person => ({
  ...row,
  id: row.id as PersonId,
  invitedBy: row.invitedBy as PersonId | null,
  resetBy: row.resetBy as PersonId | null,
  resetApprovedBy: row.resetApprovedBy as PersonId | null,
});

export const toSession = (row: SessionRow): Session => ({
  id: row.id as SessionId,
  personId: row.personId as PersonId,
  deviceId: row.deviceId as DeviceId,
  phase: row.phase as SessionPhase,
  created: row.created,
  lastActive: row.lastActive,
  lockedAt: row.lockedAt,
});

export const toInvitation = (row: InvitationRow): Invitation => ({
  id: row.id as InvitationId,
  kind: row.kind as Invitation["kind"],
  name: row.name,
  personId: row.personId as PersonId | null,
  administrator: row.administrator,
  securityReviewer: row.securityReviewer,
  mayCreateProjects: row.mayCreateProjects,
  teamId: row.teamId as TeamId | null,
  invitedBy: row.invitedBy as PersonId | null,
  approvedBy: row.approvedBy as PersonId | null,
  created: row.created,
  expires: row.expires,
  usedAt: row.usedAt,
});

const toTeam = (row: TeamRow): Team => ({
  id: row.id as TeamId,
  name: row.name,
  networks: row.networks === "" ? [] : row.networks.split(","),
  endsAt: row.endsAt,
  created: row.created,
});

export function peopleReader({ reading }: SqliteContext): PeopleReader {
  const inTeams = sql<number>`exists (select 1 from ${teamMembers} where ${teamMembers.personId} = ${people.id})`;
  const byToken = reading
    .select({ sessions, people, inTeams })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(eq(sessions.tokenHash, sql.placeholder("tokenHash")), isNull(sessions.endedAt), isNull(people.disabledAt)),
    )
    .prepare();
  const teamsOf = reading
    .select({ team: teams })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(eq(teamMembers.personId, sql.placeholder("personId")))
    .orderBy(asc(teamMembers.teamId))
    .prepare();

  const inTeam = (teamId: TeamId): SQL =>
    sql`${people.id} in (select ${teamMembers.personId} from ${teamMembers} where ${teamMembers.teamId} = ${teamId})`;
  const counted = ({ where, limit }: { readonly where?: SQL | undefined; readonly limit?: number }): CountedTeam[] => {
    const rows = reading
      .select()
      .from(teams)
      .where(where)
      .orderBy(asc(teams.name), asc(teams.id))
      .limit(limit ?? -1);
    return rows.all().map((row) => {
      const members = reading.select({ n: count() }).from(teamMembers).where(eq(teamMembers.teamId, row.id)).get();
      return { ...toTeam(row), members: members?.n ?? 0 };
    });
  };

  return {
    async sessionByToken(tokenHash) {
      const row = byToken.get({ tokenHash });
      if (row === undefined) return null;
      const memberOf =
        row.inTeams === 1 ? teamsOf.all({ personId: row.people.id }).map(({ team }) => toTeam(team)) : [];
      return { session: toSession(row.sessions), person: toPerson(row.people), teams: memberOf };
    },
    async personById(id) {
      const row = reading.select().from(people).where(eq(people.id, id)).get();
      return row === undefined ? null : toPerson(row);
    },
    async personByLogin(login) {
      const row = reading.select().from(people).where(eq(people.login, login)).get();
      return row === undefined ? null : toPerson(row);
    },
    async credentialsOf(id) {
      const row = reading.select().from(credentials).where(eq(credentials.personId, id)).get();
      return row === undefined ? null : { ...row, personId: id };
    },
    async people() {
      return reading.select().from(people).orderBy(asc(people.name), asc(people.id)).all().map(toPerson);
    },
    async peoplePage({ text, teamId, eligible, after, limit }) {
      const free = and(isNull(people.disabledAt), eq(people.administrator, false), eq(people.securityReviewer, false));
      const where = and(
        text === undefined ? undefined : holds(people.foundBy, searchText(text)),
        teamId === undefined ? undefined : inTeam(teamId),
        eligible === true ? free : undefined,
        after === undefined ? undefined : afterRow(people, after),
      );
      const order = [asc(people.name), asc(people.id)];
      return reading
        .select()
        .from(people)
        .where(where)
        .orderBy(...order)
        .limit(limit)
        .all()
        .map(toPerson);
    },
    async peopleEverWithDuty() {
      const had = eq(people.hadDuty, true);
      return reading.select().from(people).where(had).orderBy(asc(people.name), asc(people.id)).all().map(toPerson);
    },
    async teamsOf(personId) {
      return teamsOf.all({ personId }).map(({ team }) => toTeam(team));
    },
    async countAdministrators() {
      const where = and(eq(people.administrator, true), isNull(people.disabledAt));
      return reading.$count(people, where);
    },
    async invitationByToken(tokenHash) {
      const row = reading.select().from(invitations).where(eq(invitations.tokenHash, tokenHash)).get();
      return row === undefined ? null : toInvitation(row);
    },
    async openInvitations(now, { after, limit }) {
      const where = and(
        isNull(invitations.usedAt),
        gt(invitations.expires, now),
        after === undefined ? undefined : beforeRow(invitations, after),
      );
      const order = [desc(invitations.created), desc(invitations.id)];
      return reading
        .select()
        .from(invitations)
        .where(where)
        .orderBy(...order)
        .limit(limit)
        .all()
        .map(toInvitation);
    },
    async deviceByToken(tokenHash) {
      const row = reading.select().from(devices).where(eq(devices.tokenHash, tokenHash)).get();
      return row === undefined ? null : { id: row.id as DeviceId, personId: row.personId as PersonId };
    },
    async unusedRecoveryCodes(id) {
      return reading.$count(recoveryCodes, and(eq(recoveryCodes.personId, id), isNull(recoveryCodes.usedAt)));
    },
    async sessionsOf(id) {
      const where = and(eq(sessions.personId, id), isNull(sessions.endedAt));
      return reading.select().from(sessions).where(where).orderBy(asc(sessions.created)).all().map(toSession);
    },
    async sessionsBegunBefore(moment, limit) {
      const where = and(lt(sessions.created, moment), isNull(sessions.endedAt));
      return reading
        .select()
        .from(sessions)
        .where(where)
        .orderBy(asc(sessions.created))
        .limit(limit)
        .all()
        .map(toSession);
    },
    async devicesOf(id) {
      const rows = reading.select().from(devices).where(eq(devices.personId, id)).orderBy(asc(devices.created)).all();
      return rows.map((row) => ({ id: row.id as DeviceId, created: row.created }));
    },
    async teams() {
      return counted({});
    },
    async teamsPage({ text, after, limit }) {
      const where = and(
        text === undefined ? undefined : holds(teams.foundBy, searchText(text)),
        after === undefined ? undefined : afterRow(teams, after),
      );
      return counted({ where, limit });
    },
    async teamById(id) {
      const row = reading.select().from(teams).where(eq(teams.id, id)).get();
      return row === undefined ? null : toTeam(row);
    },
    async membersOfTeam(id) {
      const members = reading.select({ id: teamMembers.personId }).from(teamMembers).where(eq(teamMembers.teamId, id));
      return members
        .orderBy(asc(teamMembers.personId))
        .all()
        .map((row) => row.id as PersonId);
    },
    async personKey(id) {
      return reading.select().from(personKeys).where(eq(personKeys.personId, id)).get()?.wrapped ?? null;
    },
  };
}
