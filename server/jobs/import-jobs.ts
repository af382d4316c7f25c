import type { ImportId } from "@keyhole/shared/ids";
import { systemEntry } from "../door/trail-drafts.ts";
import { forget } from "../features/imports/upload.ts";
import type { Services } from "../services.ts";
import { removeUnstored, runImport } from "./import-run.ts";

const lookEveryMs = 500;
const tidyEveryMs = 30_000;

/**
 * Runs imports in the background, one at a time, in the order they were started; those that a stop or a crash of the
 * server left running go on. Gives the function that stops: it resolves when nothing of an import is under way.
 */
export function startImportJobs(services: Services): () => Promise<void> {
  const stopping = new AbortController();
  const { log } = services;
  let tidied = 0;
  let busy = true;
  let working: Promise<void> = tidyUploads(services)
    .catch((cause: unknown) => log.error({ err: cause }, "uploads left by a crash were not removed"))
    .finally(() => {
      busy = false;
    });
  const look = async (): Promise<void> => {
    const [next] = await services.store.read.importsIn(["running"]);
    if (next !== undefined) await runImport(services, next, stopping.signal);
    if (services.clock() - tidied < tidyEveryMs && next === undefined) return;
    tidied = services.clock();
    await abandonOld(services);
    await removeEnded(services);
  };
  const timer = setInterval(() => {
    if (busy || stopping.signal.aborted) return;
    busy = true;
    working = look()
      .catch((cause: unknown) => {
        if (!stopping.signal.aborted) log.error({ err: cause, job: "imports" }, "job failed");
      })
      .finally(() => {
        busy = false;
      });
  }, lookEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await working;
  };
}

/** Uploads that were under way when the server ended: nobody sends their rest. */
export async function tidyUploads(services: Services): Promise<void> {
  for (const { id } of await services.store.read.importsIn(["collecting"])) {
    const files = await services.store.read.importFiles(id);
    await forget(
      services,
      files.flatMap((file) => (file.bytes === null ? [file.id] : [])),
    );
  }
}

/** Uploads that nobody started for a day are removed. */
async function abandonOld(services: Services): Promise<void> {
  const { config, clock, store } = services;
  const before = clock() - config.importLimits.abandonedMs;
  for (const { id, projectId, changed } of await store.read.importsIn(["collecting"])) {
    if (changed >= before) continue;
    const words = { project: projectId, import: id, reason: "abandoned", channel: "job" } as const;
    const draft = systemEntry(services, { type: "import.cancelled", ...words });
    await store.write.endImport({ id, state: "cancelled", reason: null, now: clock(), draft });
  }
}

const endedAtOnce = 20;

/** The uploaded files of an import that ended, and what its last batch left when it was cancelled. */
export async function removeEnded(services: Services): Promise<void> {
  const ended: readonly ImportId[] = await services.store.read.endedWithFiles(endedAtOnce);
  for (const id of ended) {
    const found = await services.store.read.importById(id);
    if (found !== null) await removeUnstored(services, found.pendingBlobs);
    const files = await services.store.read.importFiles(id);
    await forget(
      services,
      files.map((file) => file.id),
    );
  }
}
