import { sourceId, systemEntry } from "../door/trail-drafts.ts";
import type { Services } from "../services.ts";
import { carrySendBacks } from "./carry-send-backs.ts";
import { carryOverlaps } from "./carry-overlap.ts";
import { sweepSessions } from "./sweep-sessions.ts";
import { buildExports, sweepExports } from "./export-jobs.ts";
import { settleAgreement } from "./agreement.ts";
import { BlobSweep, sweepPictures } from "./sweep-blobs.ts";
import { startWatchdog } from "./watchdog.ts";

const sweepEveryMs = 5_000;
const exportsEveryMs = 5_000;
const strangersEveryMs = 60_000;
const agreementEveryMs = 1_000;
const picturesEveryMs = 10 * 60_000;
const blobsEveryMs = 60 * 60_000;
const leasesPerSweep = 500;

/** Ends expired leases and frees lapsed slots, and tells the screens concerned. */
export async function sweepLeases(services: Services): Promise<number> {
  const { store, clock, events } = services;
  const at = { now: clock(), limit: leasesPerSweep };
  const { ended } = await store.write.sweepLeases(at, (lease, draftVersion) =>
    systemEntry(services, {
      type: "lease.ended",
      project: lease.projectId,
      lease: lease.id,
      subject: lease.personId,
      reason: "expired",
      epoch: lease.epoch,
      version: draftVersion,
      ...(lease.taskId === null ? {} : { task: lease.taskId }),
      ...(lease.itemId === null ? {} : { item: lease.itemId }),
    }),
  );
  for (const lease of ended) {
    events.toSessions([lease.sessionId], { kind: "lease-ended", leaseId: lease.id, reason: "expired" });
  }
  return ended.length;
}

export async function recordStrangers(services: Services): Promise<void> {
  const entries = services.strangers.take(({ source, subject }, count) =>
    systemEntry(services, {
      type: "access.failures",
      actor: "anonymous",
      outcome: "denied",
      count,
      source: sourceId(services, source),
      ...(subject === null ? {} : { subject }),
    }),
  );
  if (entries.length > 0) await services.store.write.recordOnly(entries);
}

/** Starts the periodic work; gives the function that stops it. */
export function startJobs(services: Services): () => Promise<void> {
  const { log, store } = services;
  const running = new Map<string, Promise<unknown>>();
  const every = (ms: number, name: string, work: () => Promise<unknown>): NodeJS.Timeout => {
    const timer = setInterval(() => {
      if (running.has(name)) return;
      const run = work()
        .catch((cause: unknown) => log.error({ err: cause, job: name }, "job failed"))
        .finally(() => running.delete(name));
      running.set(name, run);
    }, ms);
    timer.unref();
    return timer;
  };
  const blobSweep = new BlobSweep();
  const timers = [
    every(sweepEveryMs, "sweep-leases", () => sweepLeases(services)),
    every(exportsEveryMs, "build-exports", () => buildExports(services)),
    every(exportsEveryMs, "sweep-exports", () => sweepExports(services)),
    every(agreementEveryMs, "agreement", () => settleAgreement(services)),
    every(sweepEveryMs, "carry-overlaps", () => carryOverlaps(services)),
    every(sweepEveryMs, "carry-send-backs", () => carrySendBacks(services)),
    every(sweepEveryMs, "sweep-sessions", () => sweepSessions(services)),
    every(picturesEveryMs, "sweep-pictures", () => sweepPictures(services)),
    every(blobsEveryMs, "sweep-blobs", () => blobSweep.run(services)),
    every(strangersEveryMs, "record-strangers", () => recordStrangers(services)),
  ];
  const stopWatching = startWatchdog(() => store.stalledForMs());
  return async () => {
    for (const timer of timers) clearInterval(timer);
    // A job under way still needs the store.
    await Promise.all(running.values());
    stopWatching();
  };
}
