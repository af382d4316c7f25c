import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import { z } from "zod";
import { noFacts } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import { hashCode, makeCodes } from "../../identity/codes.ts";
import { noticesTo } from "../../identity/links.ts";
import { makeRequest } from "./make-request.ts";
import { factsOfRequest } from "./request-facts.ts";

/** How long after the approval the requester may fetch what it made. */
export const collectableMs = 7 * 24 * 3_600_000;

export const isCollectable = ({ decidedAt }: Pick<TwoPersonRequest, "decidedAt">, now: number): boolean =>
  decidedAt !== null && now - decidedAt < collectableMs;

/** Asks for new break-glass codes; a second person decides. */
export const renewBreakGlass = guarded("break-glass.renew", z.void(), noFacts).mutation(async ({ ctx }) => {
  // The codes that are there now are what this request replaces: asked again later, it is another one.
  const { made, unused } = await ctx.services.store.read.breakGlassCodes();
  return makeRequest(ctx, { kind: "break-glass-codes", target: "", summary: { made, unused }, projectId: null });
});

/** The new codes, shown once, to the person who asked, after another one approved. From here on the old ones are void. */
export const collect = guarded(
  "request.collect",
  z.strictObject({ requestId: idOf<"request">() }),
  factsOfRequest,
).mutation(async ({ ctx, input }) => {
  const { services, actor, now } = ctx;
  const { requestId } = input;
  const request = await services.store.read.requestById(requestId);
  if (request === null) throw new KeyholeError("absent");
  const codes = makeCodes(services.random, "break-glass");
  const words = { type: "settings.changed", setting: "break-glass-codes", request: requestId } as const;
  await services.store.write.renewBreakGlassCodes({
    requestId,
    by: actor.personId,
    approvedSince: now - collectableMs,
    hashes: codes.map((code) => hashCode(services.keys.pepper, "break-glass", code)),
    notices: await noticesTo(services, { kind: "break-glass-renewed", subject: actor.personId }),
    now,
    drafts: [entryOf(ctx, { ...words, count: codes.length })],
  });
  services.events.toEveryone({ kind: "changed", what: "settings" });
  services.events.toEveryone({ kind: "changed", what: "requests" });
  return { codes };
});
