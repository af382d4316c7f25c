import { KeyholeError } from "@keyhole/shared/errors";
import { idOf, type SessionId } from "@keyhole/shared/ids";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { ownPreferences } from "../../identity/own-preferences.ts";
import { installationRolesOf } from "../session/session-state.ts";

/** What the page tells of the trail: the person's own sign-ins and views, and what others did to their account. */
const ownTypes = [
  "session.signed-in",
  "session.refused",
  "session.signed-out",
  "session.locked",
  "session.unlocked",
  "device.added",
  "device.removed",
  "view.opened",
  "view.reopened",
  "guideline.read",
  "form.read",
  "lease.granted",
  "annotation.submitted",
  "annotation.skipped",
  "annotation.flagged",
  "person.joined",
  "person.password-changed",
  "person.second-factor-set",
  "person.recovery-code-used",
  "person.record-read",
] as const;
const aboutTypes = [
  "session.refused",
  "session.ended",
  "access.failures",
  "person.role-changed",
  "person.disabled",
  "person.enabled",
  "person.reset",
  "project.member-changed",
  "team.member-changed",
  "freeze.set",
] as const;
const entriesShown = 50;

/** Everything Keyhole keeps about the one who asks. Reading it is recorded, like every reading of records. */
export const record = guarded("me.record", z.void(), noFacts).mutation(async ({ ctx }) => {
  const { services, actor, signedIn } = ctx;
  const { read, write } = services.store;
  const { person, session } = signedIn;
  await write.recordOnly([entryOf(ctx, { type: "person.record-read" })]);
  const [sessions, devices, projects, credentials, recoveryCodes, preferences] = await Promise.all([
    read.sessionsOf(person.id),
    read.devicesOf(person.id),
    read.projectsOf(person.id),
    read.credentialsOf(person.id),
    read.unusedRecoveryCodes(person.id),
    ownPreferences(services, person.id),
  ]);
  return {
    name: person.name,
    login: person.login,
    created: person.created,
    roles: installationRolesOf(person),
    mayCreateProjects: person.mayCreateProjects,
    passwordChanged: credentials?.changed ?? null,
    hasSecondFactor: credentials !== null && credentials.totpSecret !== null,
    recoveryCodes,
    sessions: sessions.map(({ id, created, lastActive, deviceId }) => ({
      id,
      created,
      lastActive,
      deviceId,
      isCurrent: id === session.id,
    })),
    devices: devices.map(({ id, created }) => ({ id, created, isCurrent: id === actor.deviceId })),
    teams: signedIn.teams.map(({ name, networks, endsAt }) => ({ name, networks, endsAt })),
    projects: projects.map(({ id, name, role }) => ({ id, name, role })),
    preferences: preferences.set,
  };
});

const pageInput = z.strictObject({ before: z.int().min(0).optional() });

/** Own entries, newest first, paged by sequence. Ids of projects are named where the person still has a role there. */
export const entries = guarded("me.record", pageInput, noFacts).query(async ({ ctx, input }) => {
  const { services, actor } = ctx;
  const page = { limit: entriesShown, ...(input.before === undefined ? {} : { before: input.before }) };
  const { read } = services.store;
  const [own, about] = await Promise.all([
    read.searchTrail({ actor: actor.personId, types: ownTypes, ...page }),
    read.searchTrail({ subject: actor.personId, types: aboutTypes, ...page }),
  ]);
  const rows = new Map([...own, ...about].map((row) => [row.sequence, row]));
  const newest = Array.from(rows.values())
    .sort((a, b) => b.time - a.time || b.sequence - a.sequence)
    .slice(0, entriesShown);
  const projects = new Map((await read.projectsOf(actor.personId)).map(({ id, name }) => [String(id), name]));
  const shown = newest.flatMap(({ sequence, entry }) => {
    const read = decodeEntry(entry);
    if (!read.ok) return [];
    const { type, time, project, count, actor: by } = read.value;
    return [
      {
        sequence,
        type,
        time,
        byMe: by === actor.personId,
        project: project === undefined ? null : (projects.get(project) ?? null),
        count: count ?? null,
      },
    ];
  });
  const last = newest.at(-1);
  return { entries: shown, before: newest.length < entriesShown || last === undefined ? null : last.sequence };
});

/** Ends one of the person's own sessions, or with null every other one. */
export const endSession = guarded(
  "me.change",
  z.strictObject({ sessionId: idOf<"session">().nullable() }),
  noFacts,
).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { personId } = actor;
  const which: { only?: SessionId; keep?: SessionId } =
    input.sessionId === null ? { keep: actor.sessionId } : { only: input.sessionId };
  if (input.sessionId === actor.sessionId) throw new KeyholeError("absent");
  const object = input.sessionId === null ? {} : { object: input.sessionId, objectKind: "session" };
  const drafts = [entryOf(ctx, { type: "session.ended", subject: personId, reason: "by-owner", ...object })];
  const ended = await services.store.write.endSessions({ personId, ...which, now, drafts });
  services.events.endSessions(ended);
  services.streams.abortWhere((stream) => ended.some((id) => id === stream.sessionId));
  return { ended: ended.length };
});

/** The browser counts as unknown again: its tries are counted with strangers'. */
export const forgetDevice = guarded("me.change", z.strictObject({ deviceId: idOf<"device">() }), noFacts).mutation(
  async ({ ctx, input }) => {
    const drafts = [entryOf(ctx, { type: "device.removed", object: input.deviceId, objectKind: "device" })];
    await ctx.services.store.write.forgetDevice(ctx.actor.personId, input.deviceId, drafts);
    return { forgotten: true };
  },
);
