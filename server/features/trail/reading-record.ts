import type { TrailDraft } from "@keyhole/shared/trail/entry";
import type { ActorContext } from "../../door/procedure.ts";
import { entryOf } from "../../door/trail-drafts.ts";
import type { Services } from "../../services.ts";

/** The same question of the same session is recorded again after this long. */
export const sameQuestionMs = 10 * 60_000;
/** Questions remembered; older ones are forgotten and so recorded once more than needed. */
const remembered = 10_000;

interface Asked {
  readonly at: number;
  /** Resolves when the entry is committed: a page that asks two things at once waits for the one entry. */
  readonly recorded: Promise<void>;
}

const asked = new WeakMap<Services, Map<string, Asked>>();

type Reading = { readonly type: "trail.searched" | "trail.read" } & Partial<Omit<TrailDraft, "type">>;

/**
 * Reading the trail is an entry, committed before anything is shown. Paging, counting and repeating the same question
 * within ten minutes is one entry of a session, so that the reader does not fill what they read.
 */
export async function recordReading(context: ActorContext, words: Reading): Promise<void> {
  const { services, actor, now } = context;
  const known = asked.get(services) ?? new Map<string, Asked>();
  asked.set(services, known);
  const question = `${actor.sessionId} ${JSON.stringify(words)}`;
  const before = known.get(question);
  if (before !== undefined && now - before.at < sameQuestionMs) return before.recorded;
  const recorded = services.store.write.recordOnly([entryOf(context, { ...words, actorRole: "security-reviewer" })]);
  known.delete(question);
  known.set(question, { at: now, recorded });
  const [oldest] = known.keys();
  if (known.size > remembered && oldest !== undefined) known.delete(oldest);
  try {
    await recorded;
  } catch (cause) {
    // Not recorded is not shown, and the next try records again.
    known.delete(question);
    throw cause;
  }
}
