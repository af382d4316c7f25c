import { KeyholeError } from "@keyhole/shared/errors";
import { z } from "zod";
import { isLocked, type RequestContext, type SignedIn } from "../../door/context.ts";
import { open } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { longestPassword } from "../../identity/passwords.ts";
import { provePassword } from "../../identity/proofs.ts";
import { sessionState } from "./session-state.ts";
import { endOwnSession } from "./start-session.ts";

const requireSession = ({ signedIn }: RequestContext): SignedIn => {
  if (signedIn === null) throw new KeyholeError("signed-out");
  return signedIn;
};

const withSession = (context: RequestContext, signedIn: SignedIn, change: Partial<SignedIn["session"]>) =>
  sessionState({ ...context, signedIn: { ...signedIn, session: { ...signedIn.session, ...change } } });

export const state = open("a page asks where it stands before it can show anything").query(({ ctx }) =>
  sessionState(ctx),
);

export const lock = open("locking only takes rights away").mutation(async ({ ctx }) => {
  const signedIn = requireSession(ctx);
  const { session } = signedIn;
  const { services, now } = ctx;
  if (session.lockedAt === null) {
    await services.store.write.lockSession(session.id, now, [entryOf(ctx, { type: "session.locked" })]);
    services.events.toSessions([session.id], { kind: "session-locked" });
    services.streams.abortWhere((stream) => stream.sessionId === session.id);
  }
  return withSession(ctx, signedIn, { lockedAt: session.lockedAt ?? now });
});

export const unlock = open("the password unlocks a session that is locked")
  .input(z.strictObject({ password: z.string().min(1).max(longestPassword) }))
  .mutation(async ({ ctx, input }) => {
    const signedIn = requireSession(ctx);
    const { services, now } = ctx;
    const { person, session } = signedIn;
    if (session.phase !== "active") throw new KeyholeError("signed-out");
    await provePassword(ctx, person, input.password);
    await services.store.write.unlockSession(session.id, now, [entryOf(ctx, { type: "session.unlocked" })]);
    return withSession(ctx, signedIn, { lockedAt: null, lastActive: now });
  });

/** Activity: reading, scrolling and typing count. Reported by the page about once a minute; bookkeeping only. */
export const touch = open("a locked session stays locked; an open one is kept open").mutation(async ({ ctx }) => {
  const signedIn = requireSession(ctx);
  if (isLocked(signedIn.session, ctx.now)) return sessionState(ctx);
  await ctx.services.store.write.touchSession(signedIn.session.id, ctx.now);
  return withSession(ctx, signedIn, { lastActive: ctx.now });
});

export const signOut = open("anybody may end their own session")
  .input(z.strictObject({ everywhere: z.boolean() }))
  .mutation(async ({ ctx, input }) => {
    const { services, signedIn, now } = ctx;
    ctx.reply.clearSession();
    if (signedIn !== null && input.everywhere && signedIn.session.phase === "active") {
      const drafts = [entryOf(ctx, { type: "session.signed-out", scope: "everywhere" })];
      const { id } = signedIn.person;
      services.events.endSessions(await services.store.write.endSessions({ personId: id, now, drafts }));
      services.streams.abortWhere((stream) => stream.personId === id);
    } else if (signedIn !== null) await endOwnSession(ctx, signedIn);
    return sessionState({ ...ctx, signedIn: null });
  });
