import { sessionLifetimeMs } from "../door/context.ts";
import { systemEntry } from "../door/trail-drafts.ts";
import type { Services } from "../services.ts";

const sessionsPerSweep = 200;

/** Ends sessions whose time is over, with their leases, and hangs up their screens: without it they would stay connected. */
export async function sweepSessions(services: Services): Promise<number> {
  const { store, clock, events, streams } = services;
  const now = clock();
  const over = await store.read.sessionsBegunBefore(now - sessionLifetimeMs, sessionsPerSweep);
  for (const { id, personId } of over) {
    const words = {
      type: "session.ended",
      subject: personId,
      object: id,
      objectKind: "session",
      reason: "age",
    } as const;
    const drafts = [systemEntry(services, words)];
    events.endSessions(await store.write.endSessions({ personId, only: id, now, drafts }));
    streams.abortWhere((stream) => stream.sessionId === id);
  }
  return over.length;
}
