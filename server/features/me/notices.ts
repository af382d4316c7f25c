import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";

/** What the actor must be told, newest first. */
export const notices = guarded("me.record", z.void(), noFacts).query(async ({ ctx }) => {
  const { read } = ctx.services.store;
  const open = await read.noticesOf(ctx.actor.personId);
  return Promise.all(
    open.map(async ({ id, kind, subject, created }) => ({
      id,
      kind,
      created,
      subject: subject === null ? null : ((await read.personById(subject))?.name ?? null),
    })),
  );
});

export const dismissNotice = guarded("me.change", z.strictObject({ noticeId: idOf<"notice">() }), noFacts).mutation(
  async ({ ctx, input }) => {
    await ctx.services.store.write.dismissNotice(ctx.actor.personId, input.noticeId, ctx.now);
    return { dismissed: true };
  },
);
