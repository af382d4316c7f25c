import { createHash } from "node:crypto";
import type { TwoPersonRequest } from "@keyhole/db/store/requests";
import type { ProjectId, RequestId } from "@keyhole/shared/ids";
import { canonicalJson, type PlainJson } from "@keyhole/shared/trail/canonical-json";
import type { RequestKind } from "@keyhole/shared/vocabulary";
import type { ActorContext } from "../../door/procedure.ts";
import { entryOf, newId } from "../../door/trail-drafts.ts";

/** How long a request waits for its second person. */
export const requestLifetimeMs = 7 * 24 * 3_600_000;

export interface RequestInput {
  readonly kind: RequestKind;
  /** Id of what it is about, by kind. */
  readonly target: string;
  /** What is asked, complete: ids, codes and numbers, never content or what a person typed. */
  readonly summary: { readonly [key: string]: PlainJson };
  readonly projectId: ProjectId | null;
}

/** What an approval is bound to: SHA-256, base64url, of the canonical JSON of the whole request. */
export const requestDigest = ({ kind, target, summary, projectId }: RequestInput): string =>
  createHash("sha256")
    .update(canonicalJson({ kind, project: projectId, summary, target }))
    .digest("base64url");

/**
 * Asks for what needs a second person (I6). A request of the same person for the same thing that waits already is given
 * instead of a second one.
 */
export async function makeRequest(context: ActorContext, input: RequestInput): Promise<{ requestId: RequestId }> {
  const { services, actor, now } = context;
  const { kind, target, summary, projectId } = input;
  const digest = requestDigest(input);
  const mine = await services.store.read.requests({ kinds: [kind], requestedBy: actor.personId, waitingAt: now });
  const same = mine.find((request) => request.digest === digest);
  if (same !== undefined) return { requestId: same.id };
  const request: TwoPersonRequest = {
    id: newId<"request">(services),
    kind,
    projectId,
    target,
    digest,
    requestedBy: actor.personId,
    requestedAt: now,
    expires: now + requestLifetimeMs,
    decidedBy: null,
    decidedAt: null,
    state: "waiting",
    summary: canonicalJson(summary),
  };
  const project = projectId === null ? {} : { project: projectId };
  const words = { type: "request.made", request: request.id, action: kind, ...project } as const;
  await services.store.write.makeRequest(request, [entryOf(context, words)]);
  services.events.toEveryone({ kind: "changed", what: "requests" });
  return { requestId: request.id };
}
