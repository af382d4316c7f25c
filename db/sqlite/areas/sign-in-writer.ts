import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { PeopleWriter } from "../../store/people.ts";
import type { EntryDraft } from "../../store/trail.ts";
import { absent, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { endSessionsWhere } from "./sessions-ending.ts";

const { credentials, devices, recoveryCodes, sessions } = schema;

export type SignInMethods = Pick<
  PeopleWriter,
  | "startSession"
  | "activateSession"
  | "lockSession"
  | "unlockSession"
  | "touchSession"
  | "changePassword"
  | "renewRecoveryCodes"
  | "beginSecondFactor"
  | "confirmSecondFactor"
>;

/** The part of the people's writer that sign-in uses. */
export function signInWriter({ writing, queue }: SqliteContext): SignInMethods {
  const touch = writing
    .update(sessions)
    .set({ lastActive: sql`${sql.placeholder("now")}` })
    .where(and(eq(sessions.id, sql.placeholder("id")), isNull(sessions.endedAt)))
    .prepare();

  const changeSession = (
    id: string,
    change: Partial<typeof sessions.$inferInsert>,
    drafts: readonly EntryDraft[],
  ): Promise<void> =>
    queue.run((transaction) => {
      const open = and(eq(sessions.id, id), isNull(sessions.endedAt));
      if (writing.update(sessions).set(change).where(open).run().changes === 0) absent();
      recordAll(transaction, drafts);
    });

  const replaceRecoveryCodes = (personId: string, hashes: readonly string[]): void => {
    writing.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId)).run();
    for (const codeHash of hashes) writing.insert(recoveryCodes).values({ personId, codeHash }).run();
  };

  return {
    startSession: ({ session, tokenHash, device, drafts }) =>
      queue.run((transaction) => {
        if (device !== null) {
          writing
            .insert(devices)
            .values({ ...device, personId: session.personId, created: session.created })
            .run();
        }
        writing
          .insert(sessions)
          .values({ ...session, tokenHash })
          .run();
        recordAll(transaction, drafts);
      }),
    activateSession: ({ sessionId, tokenHash, device, now, drafts }) =>
      queue.run((transaction) => {
        const open = and(eq(sessions.id, sessionId), isNull(sessions.endedAt));
        const change = { phase: "active", tokenHash, lastActive: now };
        if (writing.update(sessions).set(change).where(open).run().changes === 0) absent();
        if (device !== null)
          writing
            .insert(devices)
            .values({ ...device, created: now })
            .run();
        recordAll(transaction, drafts);
      }),
    lockSession: (sessionId, now, drafts) => changeSession(sessionId, { lockedAt: now }, drafts),
    unlockSession: (sessionId, now, drafts) => changeSession(sessionId, { lockedAt: null, lastActive: now }, drafts),
    touchSession: (id, now) =>
      queue.run(() => {
        touch.run({ id, now });
      }),
    changePassword: ({ personId, passwordHash, keep, now, drafts }) =>
      queue.run((transaction) => {
        writing.update(credentials).set({ passwordHash, changed: now }).where(eq(credentials.personId, personId)).run();
        recordAll(transaction, drafts);
        return endSessionsWhere(writing, and(eq(sessions.personId, personId), ne(sessions.id, keep)), now);
      }),
    renewRecoveryCodes: (personId, hashes, drafts) =>
      queue.run((transaction) => {
        replaceRecoveryCodes(personId, hashes);
        recordAll(transaction, drafts);
      }),
    beginSecondFactor: (personId, pending) =>
      queue.run(() => {
        const totpPending = Buffer.from(pending);
        writing.update(credentials).set({ totpPending }).where(eq(credentials.personId, personId)).run();
      }),
    confirmSecondFactor: ({ personId, step, recoveryHashes, drafts }) =>
      queue.run((transaction) => {
        const row = writing.select().from(credentials).where(eq(credentials.personId, personId)).get() ?? absent();
        if (row.totpPending === null) absent();
        writing
          .update(credentials)
          .set({ totpSecret: row.totpPending, totpPending: null, totpLastStep: step })
          .where(eq(credentials.personId, personId))
          .run();
        replaceRecoveryCodes(personId, recoveryHashes);
        recordAll(transaction, drafts);
      }),
  };
}
