import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { openDiskBlobs } from "@keyhole/db/blobs/disk";
import { openSqliteStore } from "@keyhole/db/sqlite/sqlite-store";
import type { Config } from "./config.ts";
import { socketPath } from "./cli/connection.ts";
import { addConsoleRoutes, listenOnSocket } from "./door/console-routes.ts";
import { createEventHub } from "./door/event-hub.ts";
import { createHttp } from "./door/http.ts";
import { createProtectedStreams } from "./door/protected-streams.ts";
import { addEventsRoute, addHealthRoutes, addPageRoutes, addRpcRoute } from "./door/routes.ts";
import type { StaticFile } from "./door/static-files.ts";
import { createStrangers } from "./door/strangers.ts";
import { addExportRoutes } from "./features/exports/download.ts";
import { addGuidelinePictureRoutes } from "./features/guidelines/pictures.ts";
import { addUploadRoute } from "./features/imports/upload.ts";
import { addPreparedRoute } from "./features/work/prepare.ts";
import { Preparations } from "./features/work/preparations.ts";
import { addMediaRoutes } from "./features/work/media.ts";
import { createBudget } from "./identity/budgets.ts";
import { createPasswordHasher } from "./identity/passwords.ts";
import { createRandomPool } from "./identity/random-pool.ts";
import { createThrottle } from "./identity/throttle.ts";
import { createImagePool } from "./images/pool.ts";
import { stopExportBuilds } from "./jobs/export-jobs.ts";
import { stopSendBacks } from "./jobs/carry-send-backs.ts";
import { stopOverlaps } from "./jobs/carry-overlap.ts";
import { startImportJobs } from "./jobs/import-jobs.ts";
import { startJobs } from "./jobs/jobs.ts";
import type { Log, Services } from "./services.ts";
import { EmbeddedVault } from "./vault/embedded-vault.ts";
import { installationCipher } from "./vault/installation-cipher.ts";
import { openKeyFolder } from "./vault/key-folder.ts";
import { scanHere } from "./ops/trail-scan.ts";
import { scanInThreads } from "./ops/trail-threads.ts";
import { checkClock } from "./ops/check-clock.ts";
import { rememberKeys } from "./vault/remembered-keys.ts";
import { signHeadOf } from "./vault/sign-head.ts";
import { PersonKeys } from "./vault/person-keys.ts";
import { isNewDataFolder, takeFolderLock } from "./vault/data-folder.ts";

export interface AppOptions {
  readonly config: Config;
  readonly log: Log;
  /** The built worker for pictures. */
  readonly imageWorker: URL;
  /** The built worker for checks of the trail; left out, they run in this thread. */
  readonly trailWorker?: URL;
  /** The built worker that reads imports and writes exports; left out, this thread does it. */
  readonly dataWorker?: URL;
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly demo?: boolean;
  /** Tests replace these. */
  readonly clock?: () => number;
  readonly random?: (length: number) => Uint8Array;
}

export interface App {
  readonly http: FastifyInstance;
  readonly services: Services;
  /** Serves the command line on the socket in the data folder. */
  listenOnConsole(): Promise<void>;
  /** Stops taking requests, lets what is under way finish, closes the store. */
  close(): Promise<void>;
}

/** The composition root: the only place that constructs what verbs use. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config } = options;
  const undo: (() => Promise<void>)[] = [await takeFolderLock(config.dataDir)];
  try {
    return await assemble(options, undo);
  } catch (cause) {
    for (const step of undo.reverse()) await step();
    throw cause;
  }
}

/** `undo` takes what must be released again when the start fails half-way. */
async function assemble(options: AppOptions, undo: (() => Promise<void>)[]): Promise<App> {
  const { config, log, files, demo = false } = options;
  const clock = options.clock ?? Date.now;
  const random = options.random ?? createRandomPool();
  const keys = await openKeyFolder({
    dir: config.keysDir,
    mayCreate: await isNewDataFolder(config.dataDir),
    randomBytes: random,
    now: clock,
  });
  const store = openSqliteStore({ dataDir: config.dataDir, signHead: signHeadOf(keys) });
  undo.push(() => store.close());
  await rememberKeys(store, keys, { now: clock(), random });
  await checkClock(store, clock());
  const blobs = await openDiskBlobs({ dir: join(config.dataDir, "blobs"), lowWaterBytes: config.diskReserveBytes });
  const streams = createProtectedStreams();
  const services: Services = {
    config,
    store,
    blobs,
    keys,
    vault: new EmbeddedVault({
      master: keys.master,
      store: { load: (id) => store.read.projectKeys(id) },
      randomBytes: random,
    }),
    personKeys: new PersonKeys({
      master: keys.master,
      store: { load: (id) => store.read.personKey(id) },
      randomBytes: random,
    }),
    cipher: installationCipher(keys.master, random),
    passwords: createPasswordHasher({ pepper: keys.pepper, atOnce: config.passwordHashes }),
    throttle: createThrottle(clock),
    strangers: createStrangers(),
    budgets: { views: createBudget(config.viewsPerHour, clock), bytes: createBudget(config.bytesPerHour, clock) },
    images: createImagePool({
      entry: options.imageWorker,
      onWorkerLost: (reason) => log.warn({ reason }, "image worker lost"),
    }),
    trailScan:
      options.trailWorker === undefined
        ? scanHere(store.read)
        : scanInThreads({ entry: options.trailWorker, dataDir: config.dataDir }),
    dataWorker: options.dataWorker ?? null,
    events: createEventHub(),
    streams,
    preparations: new Preparations({
      limit: config.preparedTasks,
      streams,
      // What cannot be deleted belongs to nobody: the sweep of unused blobs finds it.
      onUnused: ({ renditions }) => {
        for (const { blob } of renditions) void blobs.delete(blob.id).catch(() => undefined);
      },
    }),
    ticketKey: random(32),
    random,
    clock,
    log,
    demo: demo ? { people: [] } : null,
  };
  const http = createHttp(services);
  addHealthRoutes(http, services);
  addRpcRoute(http, services);
  addMediaRoutes(http, services);
  addPreparedRoute(http, services);
  addUploadRoute(http, services);
  addGuidelinePictureRoutes(http, services);
  addExportRoutes(http, services);
  addEventsRoute(http, services);
  addPageRoutes(http, services, files);
  const consoleHttp = createHttp(services, "socket");
  addHealthRoutes(consoleHttp, services);
  addRpcRoute(consoleHttp, services);
  addUploadRoute(consoleHttp, services);
  addExportRoutes(consoleHttp, services);
  addConsoleRoutes(consoleHttp, services);
  const stopJobs = startJobs(services);
  const stopImports = startImportJobs(services);
  return {
    http,
    services,
    listenOnConsole: () => listenOnSocket(consoleHttp, socketPath(config.dataDir)),
    async close() {
      await stopImports();
      await stopOverlaps(services);
      await stopSendBacks(services);
      services.events.closeAll();
      await http.close();
      await stopExportBuilds(services);
      await consoleHttp.close();
      await stopJobs();
      await services.images.close();
      for (const step of undo.reverse()) await step();
    },
  };
}
