import { KeyholeError } from "@keyhole/shared/errors";
import type { RequestId } from "@keyhole/shared/ids";
import type { RequestKind } from "@keyhole/shared/vocabulary";
import { systemEntry } from "../../door/trail-drafts.ts";
import { hashCode } from "../../identity/codes.ts";
import type { Services } from "../../services.ts";
import { approversOf } from "./approvers.ts";
import { requestKindRules } from "./kinds.ts";
import { couldStillAsk } from "./request-facts.ts";

export interface BreakGlassApproval {
  /** False where the code is unknown or was used: nothing was changed. */
  readonly approved: boolean;
  readonly kind: RequestKind;
  /** Where the approval made one: for the person concerned, shown once. */
  readonly link: string | null;
  /** People who were alerted. */
  readonly alerted: number;
}

const refuse = (message: string, values: Readonly<Record<string, string>> = {}): never => {
  throw new KeyholeError("invalid", { problems: [{ path: ["requestId"], message, values }] });
};

/**
 * Approves a request that nobody can approve, by one of the break-glass codes. Only for the server's own shell, and only
 * while no second person is there: whoever could decide is named instead. It is recorded, works once for each code, and
 * alerts every administrator and security reviewer, the person concerned and the leads of their projects.
 */
export async function approveByBreakGlass(
  services: Services,
  { requestId, code }: { readonly requestId: RequestId; readonly code: string },
): Promise<BreakGlassApproval> {
  const { store, keys, clock } = services;
  const now = clock();
  const request = await store.read.requestById(requestId);
  const rules = request === null ? null : requestKindRules[request.kind];
  if (request === null || rules === null) throw new KeyholeError("absent");
  const { id, kind, digest } = request;
  if (request.state !== "waiting" || request.expires <= now) throw new KeyholeError("conflict");
  if (!rules.byBreakGlass) refuse("break-glass.not-this-kind");
  const requester = await store.read.personById(request.requestedBy);
  if (requester === null || !(await couldStillAsk(services, request, requester))) refuse("break-glass.requester-left");
  const able = await approversOf(services, request);
  if (able.length > 0) refuse("break-glass.somebody-can", { names: able.map(({ name }) => name).join(", ") });
  const console = { actor: "console", channel: "cli" } as const;
  const entry = (words: Parameters<typeof systemEntry>[1]) => systemEntry(services, { ...words, ...console });
  const approval = (await rules.approve?.({ services, now, by: null, entry }, request)) ?? {};
  const words = { request: id, action: kind } as const;
  const isApproved = await store.write.decideRequest({
    id,
    digest,
    decision: "approved",
    by: null,
    codeHash: hashCode(keys.pepper, "break-glass", code),
    effect: approval.effect,
    notices: approval.notices ?? [],
    now,
    drafts: [
      entry({ type: "break-glass.used", ...words }),
      entry({ type: "request.decided", ...words, subject: request.requestedBy, reason: "approved" }),
      ...(approval.drafts ?? []),
    ],
  });
  if (!isApproved) {
    await store.write.recordOnly([
      entry({ type: "break-glass.used", outcome: "denied", reason: "wrong-code", ...words }),
    ]);
    return { approved: false, kind, link: null, alerted: 0 };
  }
  const { link = null } = approval.after?.() ?? {};
  services.events.toEveryone({ kind: "changed", what: "requests" });
  services.events.toEveryone({ kind: "changed", what: "notices" });
  return { approved: true, kind, link, alerted: approval.notices?.length ?? 0 };
}
