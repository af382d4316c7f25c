import { chmod, rm } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { KeyholeError } from "@keyhole/shared/errors";
import { idOf } from "@keyhole/shared/ids";
import type { Frontier } from "@keyhole/shared/trail/tree";
import { z } from "zod";
import { breakGlass } from "../features/freeze/break-glass.ts";
import { approveByBreakGlass } from "../features/requests/approve-by-break-glass.ts";
import { makeSetUpLink } from "../features/session/set-up.ts";
import { keyBackupKey, restoreTriedKey } from "../features/settings/posture.ts";
import { writeBackup } from "../ops/backup.ts";
import { tryRestore } from "../ops/try-restore.ts";
import { checkTrail } from "../ops/check-trail.ts";
import { currentCode } from "../demo/demo-people.ts";
import type { Services } from "../services.ts";
import { systemEntry } from "./trail-drafts.ts";

const backupInput = z.strictObject({ path: z.string().min(1).max(4096) });

/**
 * What only somebody with a shell on this machine may do, over the socket in the data folder (mode 0600). None of it shows
 * content or changes what a person did; each call is an entry by "console".
 */
export function addConsoleRoutes(app: FastifyInstance, services: Services): void {
  const { store } = services;
  app.post("/console/set-up-link", async () => {
    const link = await makeSetUpLink(services);
    if (link === null) throw new KeyholeError("conflict");
    return { link };
  });
  app.post("/console/backup", async (request) => {
    const { path } = backupInput.parse(request.body);
    const written = await writeBackup(services, path);
    const now = services.clock();
    const entry = systemEntry(services, {
      type: "backup.made",
      actor: "console",
      bytes: written.bytes,
      count: written.blobs,
    });
    await store.write.saveSetting("backup-at", String(now), { now, drafts: [entry] });
    return written;
  });
  app.post("/console/backup-check", async (request) => {
    const check = await tryRestore(services, backupInput.parse(request.body).path);
    const now = services.clock();
    const words = {
      type: "backup.checked",
      actor: "console",
      outcome: check.whole ? "ok" : "failed",
      size: check.size,
    } as const;
    await store.write.saveSetting(restoreTriedKey, String(now), { now, drafts: [systemEntry(services, words)] });
    return check;
  });
  app.post("/console/keys-backed-up", async () => {
    const now = services.clock();
    const entry = systemEntry(services, { type: "key.backed-up", actor: "console" });
    await store.write.saveSetting(keyBackupKey, String(now), { now, drafts: [entry] });
    return { at: now };
  });
  const codeInput = z.strictObject({ code: z.string().min(1).max(100) });
  app.post("/console/break-glass", async (request) => breakGlass(services, codeInput.parse(request.body).code));
  const approvalInput = codeInput.extend({ requestId: idOf<"request">() });
  app.post("/console/break-glass-approve", async (request) =>
    approveByBreakGlass(services, approvalInput.parse(request.body)),
  );
  const demoInput = z.strictObject({ name: z.string().min(1) });
  app.post("/console/demo-code", async (request) => {
    const { name } = demoInput.parse(request.body);
    const wanted = name.toLowerCase();
    const person = services.demo?.people.find(
      ({ login, name: full }) => login === wanted || full.toLowerCase() === wanted,
    );
    if (person === undefined) throw new KeyholeError("absent");
    return { code: currentCode(person, services.clock()) };
  });
  const verifyInput = z.strictObject({ onlyNew: z.boolean().default(false) });
  // In memory, not in the database that it vouches for: a new process begins with a check of everything.
  let whole: Frontier | undefined;
  app.post("/console/trail-verify", async (request) => {
    const { onlyNew } = verifyInput.parse(request.body);
    const since = onlyNew ? whole : undefined;
    const verdict = await checkTrail(services, { since, onWhole: (frontier) => (whole = frontier) });
    const outcome = verdict.whole ? "ok" : "failed";
    const words = { type: "trail.checked", actor: "console", outcome, size: verdict.size } as const;
    await store.write.recordOnly([systemEntry(services, words)]);
    return verdict;
  });
}

/** Serves an instance on a Unix socket that only this account may open. A socket left behind by a crash is replaced. */
export async function listenOnSocket(app: FastifyInstance, path: string): Promise<void> {
  await rm(path, { force: true });
  const before = process.umask(0o177);
  try {
    await app.listen({ path });
  } finally {
    process.umask(before);
  }
  await chmod(path, 0o600);
}
