import type { ExportEnd, StoredExport } from "@keyhole/db/store/exports";
import { KeyholeError, type ErrorCode } from "@keyhole/shared/errors";
import { systemEntry } from "../door/trail-drafts.ts";
import { requireRequesterAllowed } from "../features/exports/requester.ts";
import { exportLimits } from "../features/exports/terms.ts";
import type { Services } from "../services.ts";
import { buildExport } from "./export-build.ts";

/** Exports that one round of a job looks at. */
const atOnce = 20;

interface Builder {
  round: Promise<number> | null;
  stop: AbortController;
}

/** What stops a build without being its fault. */
const passing: ReadonlySet<ErrorCode> = new Set(["frozen", "unavailable", "conflict"]);

/** One builder a server: builds never run beside each other, so that people notice nothing. */
const builders = new WeakMap<Services, Builder>();

const builderOf = (services: Services): Builder => {
  const known = builders.get(services);
  if (known !== undefined) return known;
  const fresh = { round: null, stop: new AbortController() };
  builders.set(services, fresh);
  return fresh;
};

/** Builds what was approved, oldest first; gives how many became ready. A call during a round joins it. */
export function buildExports(services: Services): Promise<number> {
  const builder = builderOf(services);
  builder.round ??= round(services, builder.stop.signal).finally(() => {
    builder.round = null;
  });
  return builder.round;
}

/** Ends a build under way, for a server that stops; it starts anew at the next start. */
export async function stopExportBuilds(services: Services): Promise<void> {
  const builder = builderOf(services);
  builder.stop.abort(new KeyholeError("unavailable"));
  await builder.round?.catch(() => undefined);
}

async function round(services: Services, stopped: AbortSignal): Promise<number> {
  let built = 0;
  const approvedSince = services.clock() - exportLimits.approvalMs;
  for (const wanted of await services.store.read.exportsToBuild({ approvedSince, limit: atOnce })) {
    if (stopped.aborted) break;
    if (await buildOne(services, wanted, stopped)) built++;
  }
  return built;
}

async function buildOne(services: Services, wanted: StoredExport, stopped: AbortSignal): Promise<boolean> {
  const cut = new AbortController();
  let release: () => void = () => undefined;
  try {
    const { teamIds } = await requireRequesterAllowed(services, wanted);
    // A freeze or a lost role ends the build as it ends a download.
    release = services.streams.add({
      sessionId: "",
      personId: wanted.requestedBy,
      teamIds,
      projectId: wanted.projectId,
      abort: () => cut.abort(new KeyholeError("frozen")),
    });
    await buildExport(services, wanted, AbortSignal.any([cut.signal, stopped]));
    return true;
  } catch (cause) {
    if (cause instanceof KeyholeError && passing.has(cause.code)) {
      // It waits: a freeze is lifted, a disk is given room. The approval ends by itself; a conflict is its end already.
      services.log.warn({ export: wanted.id, reason: cause.code }, "export not built yet");
      return false;
    }
    services.log.error({ err: cause, export: wanted.id }, "export cannot be built");
    const lost = cause instanceof KeyholeError && cause.code === "absent";
    await closeExport(services, wanted, lost ? "withdrawn" : "build-failed");
    return false;
  } finally {
    release();
  }
}

/** Ends exports whose time is over and removes the bytes of ended ones. Gives how many ended. */
export async function sweepExports(services: Services): Promise<number> {
  const { read, write } = services.store;
  const now = services.clock();
  const over = await read.exportsToClose({ now, approvedBefore: now - exportLimits.approvalMs, limit: atOnce });
  for (const each of over) await closeExport(services, each, await endOf(services, each));
  for (const each of await read.exportsToEmpty(atOnce)) {
    if (each.blobId !== null) await services.blobs.delete(each.blobId);
    await write.emptyExport(each.id);
  }
  return over.length;
}

async function endOf({ store }: Services, wanted: StoredExport): Promise<ExportEnd> {
  if (wanted.state === "ready") return "expired";
  const request = await store.read.requestById(wanted.requestId);
  const unwanted = request?.state === "refused" || request?.state === "withdrawn";
  return unwanted ? "withdrawn" : "not-built";
}

export async function closeExport(services: Services, wanted: StoredExport, reason: ExportEnd): Promise<void> {
  const failed = reason === "build-failed";
  await services.store.write.closeExport({
    id: wanted.id,
    state: failed ? "failed" : "closed",
    reason,
    now: services.clock(),
    drafts: [
      systemEntry(services, {
        type: "export.closed",
        channel: "job",
        ...(failed ? { outcome: "failed" } : {}),
        subject: wanted.requestedBy,
        project: wanted.projectId,
        export: wanted.id,
        request: wanted.requestId,
        reason,
      }),
    ],
  });
  services.events.toPerson(wanted.requestedBy, { kind: "changed", what: "exports" });
}
