import { existsSync } from "node:fs";
import { createApp } from "./app.ts";
import { ConfigError, isLoopback, readConfig } from "./config.ts";
import { makeDemo, requireThrowAway } from "./demo/make-demo.ts";
import { readStaticFiles } from "./door/static-files.ts";
import { printSetUpLink } from "./features/session/set-up.ts";
import { startMetrics } from "./door/metrics.ts";
import { createLog } from "./log.ts";
import { ClockBehind } from "./ops/check-clock.ts";
import { FolderInUse } from "./vault/data-folder.ts";
import { KeyFolderError } from "./vault/key-folder-error.ts";
import { SchemaTooNew } from "@keyhole/db/sqlite/migrate";

const say = (text: string) => void process.stdout.write(`${text}\n`);

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const client = new URL("../../client/dist/", import.meta.url);
  const files = existsSync(client) ? await readStaticFiles(client.pathname) : new Map();
  const imageWorker = new URL("./image-worker.js", import.meta.url);
  const trailWorker = new URL("./trail-worker.js", import.meta.url);
  const dataWorker = new URL("./data-worker.js", import.meta.url);
  const demo = process.env["KEYHOLE_DEMO"] === "1";
  if (demo && !isLoopback(config.host)) throw new ConfigError("A demo is served on loopback only: leave HOST out.");
  const app = await createApp({ config, log, files, imageWorker, trailWorker, dataWorker, demo });
  if (demo) await requireThrowAway(app.services);
  const stop = (signal: string) => {
    log.info({ signal }, "stopping");
    metrics?.close();
    app.close().then(
      () => process.exit(0),
      (cause: unknown) => {
        log.error({ err: cause }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("SIGINT", () => stop("SIGINT"));
  // The command line first: whoever sees the server ready may use it.
  await app.listenOnConsole();
  await app.http.listen({ host: config.host, port: config.port });
  app.services.images.warm();
  const metrics = await startMetrics(app.services);
  say(`Keyhole is at ${config.publicUrl}`);
  if (demo) await makeDemo(app.services, say);
  else await printSetUpLink(app.services, say);
}

start().catch((cause: unknown) => {
  const known = [ConfigError, ClockBehind, FolderInUse, KeyFolderError, SchemaTooNew].some(
    (kind) => cause instanceof kind,
  );
  process.stderr.write(
    `${known && cause instanceof Error ? cause.message : String(cause instanceof Error ? cause.stack : cause)}\n`,
  );
  process.exit(1);
});
