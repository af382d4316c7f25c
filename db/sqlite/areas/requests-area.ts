import { and, desc, eq, gt, gte, inArray, isNull, sql } from "drizzle-orm";
import type { PersonId, ProjectId, RequestId } from "@keyhole/shared/ids";
import type { Notice } from "../../store/administration.ts";
import type { RequestEffect, RequestReader, RequestWriter, TwoPersonRequest } from "../../store/requests.ts";
import { absent, conflict, recordAll, type SqliteContext } from "../context.ts";
import { schema } from "../schema.ts";
import { insertInvitation } from "./invitation-rows.ts";

const { breakGlassCodes, freezes, invitations, notices: noticeRows, people, requests, settings } = schema;

// Rows come from columns that only this package writes, with values of these types: the casts below rest on that.
const toRequest = (row: typeof requests.$inferSelect): TwoPersonRequest => ({
  ...row,
  id: row.id as RequestId,
  kind: row.kind as TwoPersonRequest["kind"],
  projectId: row.projectId as ProjectId | null,
  requestedBy: row.requestedBy as PersonId,
  decidedBy: row.decidedBy as PersonId | null,
  state: row.state as TwoPersonRequest["state"],
});

export function requestReader({ reading }: SqliteContext): RequestReader {
  return {
    async requestById(id) {
      const row = reading.select().from(requests).where(eq(requests.id, id)).get();
      return row === undefined ? null : toRequest(row);
    },
    async requests({ kinds, requestedBy, waitingAt }) {
      const which = and(
        kinds === undefined ? undefined : inArray(requests.kind, [...kinds]),
        requestedBy === undefined ? undefined : eq(requests.requestedBy, requestedBy),
        waitingAt === undefined ? undefined : and(eq(requests.state, "waiting"), gt(requests.expires, waitingAt)),
      );
      return reading
        .select()
        .from(requests)
        .where(which)
        .orderBy(desc(requests.requestedAt), desc(requests.id))
        .limit(500)
        .all()
        .map(toRequest);
    },
  };
}

export function requestWriter({ writing, queue }: SqliteContext): RequestWriter {
  const apply = (effect: RequestEffect, now: number): void => {
    switch (effect.kind) {
      case "change-person": {
        const { administrator, securityReviewer } = effect.change;
        const had = administrator === true || securityReviewer === true ? { hadDuty: true } : {};
        const change = { ...effect.change, ...had };
        if (writing.update(people).set(change).where(eq(people.id, effect.personId)).run().changes === 0) absent();
        return;
      }
      case "patch-setting": {
        const { key, patch } = effect;
        const stored = writing.select().from(settings).where(eq(settings.key, key)).get()?.value ?? "{}";
        const value = JSON.stringify({ ...(JSON.parse(stored) as object), ...patch }); // only objects are patched
        const row = { key, value, changed: now };
        writing.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row }).run();
        return;
      }
      case "invite": {
        const { invitation, tokenHash } = effect;
        if (invitation.personId !== null) {
          const earlier = and(eq(invitations.personId, invitation.personId), isNull(invitations.usedAt));
          writing.update(invitations).set({ usedAt: now }).where(earlier).run();
        }
        insertInvitation(writing, invitation, tokenHash);
      }
    }
  };

  const tell = (notices: readonly Notice[]): void => {
    for (const notice of notices) writing.insert(noticeRows).values(notice).run();
  };

  return {
    makeRequest: (request, drafts) =>
      queue.run((transaction) => {
        writing.insert(requests).values(request).run();
        recordAll(transaction, drafts);
      }),
    decideRequest: ({ id, digest, decision, by, codeHash, effect, notices = [], now, drafts }) =>
      queue.run((transaction) => {
        if (codeHash !== undefined) {
          const unused = and(eq(breakGlassCodes.codeHash, codeHash), isNull(breakGlassCodes.usedAt));
          if (writing.update(breakGlassCodes).set({ usedAt: now }).where(unused).run().changes === 0) return false;
        }
        const waiting = and(
          eq(requests.id, id),
          eq(requests.state, "waiting"),
          eq(requests.digest, digest),
          sql`${requests.expires} > ${now}`,
        );
        const change = { state: decision, decidedBy: by, decidedAt: now };
        const request = writing.update(requests).set(change).where(waiting).returning().get() ?? conflict();
        if (request.kind === "un-freeze" && decision === "approved") {
          const open = and(eq(freezes.id, request.target), isNull(freezes.liftedAt));
          if (writing.update(freezes).set({ liftedAt: now }).where(open).run().changes === 0) absent();
        }
        if (effect !== undefined) apply(effect, now);
        tell(notices);
        recordAll(transaction, drafts);
        return true;
      }),
    renewBreakGlassCodes: ({ requestId, by, approvedSince, hashes, notices, now, drafts }) =>
      queue.run((transaction) => {
        const approved = and(
          eq(requests.id, requestId),
          eq(requests.kind, "break-glass-codes"),
          eq(requests.requestedBy, by),
          eq(requests.state, "approved"),
          gte(requests.decidedAt, approvedSince),
        );
        if (writing.update(requests).set({ state: "done" }).where(approved).run().changes === 0) conflict();
        writing.delete(breakGlassCodes).run();
        for (const codeHash of hashes) writing.insert(breakGlassCodes).values({ codeHash, created: now }).run();
        tell(notices);
        recordAll(transaction, drafts);
      }),
  };
}
