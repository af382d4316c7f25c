import { idOf } from "@keyhole/shared/ids";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";

/** Notices shown at a time. */
const pageSize = 20;

/** What the actor must be told, newest first, a page at a time. */
export const notices = guarded("me.record", z.strictObject({ after: idOf<"notice">().optional() }), noFacts).query(
  async ({ ctx, input }) => {
    const { read } = ctx.services.store;
    const { after } = input;
    const page = { ...(after === undefined ? {} : { after }), limit: pageSize + 1 };
    const open = await read.noticesOf(ctx.actor.personId, page);
    const shown = await Promise.all(
      open.slice(0, pageSize).map(async ({ id, kind, subject, created }) => ({
        id,
        kind,
        created,
        subject: subject === null ? null : ((await read.personById(subject))?.name ?? null),
      })),
    );
    return { notices: shown, next: open.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
  },
);

export const dismissNotice = guarded("me.change", z.strictObject({ noticeId: idOf<"notice">() }), noFacts).mutation(
  async ({ ctx, input }) => {
    await ctx.services.store.write.dismissNotice(ctx.actor.personId, input.noticeId, ctx.now);
    return { dismissed: true };
  },
);
