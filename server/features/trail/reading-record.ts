import type { TrailDraft } from "@keyhole/shared/trail/entry";
import type { ActorContext } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import type { Services } from "../../services.ts";

/** The same question of the same session is recorded again after this long. */
export const sameQuestionMs = 10 * 60_000;
/** Questions remembered; older ones are forgotten and so recorded once more than needed. */
const remembered = 10_000;

const asked = new WeakMap<Services, Map<string, number>>();

type Reading = { readonly type: "trail.searched" | "trail.read" } & Partial<Omit<TrailDraft, "type">>;

/**
 * Reading the trail is an entry, committed before anything is shown. Paging, counting and repeating the same question
 * within ten minutes is one entry of a session, so that the reader does not fill what they read.
 */
export async function recordReading(context: ActorContext, words: Reading): Promise<void> {
  const { services, actor, now } = context;
  const known = asked.get(services) ?? new Map<string, number>();
  asked.set(services, known);
  const question = `${actor.sessionId} ${JSON.stringify(words)}`;
  const before = known.get(question);
  if (before !== undefined && now - before < sameQuestionMs) return;
  await services.store.write.recordOnly([entryOf(context, { ...words, actorRole: "security-reviewer" })]);
  known.delete(question);
  known.set(question, now);
  const [oldest] = known.keys();
  if (known.size > remembered && oldest !== undefined) known.delete(oldest);
}
