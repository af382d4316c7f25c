import { readFile, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { signHeadOf } from "../vault/sign-head.ts";
import type { BreakGlassResult } from "../features/freeze/break-glass.ts";
import type { BreakGlassApproval } from "../features/requests/approve-by-break-glass.ts";
import { restoreBackup } from "../ops/restore.ts";
import type { TrailCheck } from "../ops/check-trail.ts";
import { backupKeys, restoreKeys } from "../vault/key-backup.ts";
import { openKeyFolder } from "../vault/key-folder.ts";
import { argument, UsageError, type Command } from "./command.ts";
import { ask } from "./prompt.ts";

async function newPassphrase(): Promise<string> {
  const first = await ask("Passphrase of the key backup (12 characters or more): ", { hidden: true });
  if ((await ask("Again: ", { hidden: true })) !== first) throw new UsageError("The two differ. Nothing was written.");
  return first;
}

/** Commands for whoever has a shell on the machine: no person, no content. */
export const consoleCommands: readonly Command[] = [
  {
    name: "set-up-link",
    arguments: "",
    does: "prints a new link for the first administrator and voids the one before",
    needs: "server",
    async run({ connection, say }) {
      const { link } = (await connection.console("set-up-link")) as { link: string };
      say(link);
      return 0;
    },
  },
  {
    name: "trail verify",
    arguments: "[--new]",
    does: "checks every entry of the trail against the signed tree head; --new: only what came after the last such check since the server started",
    needs: "server",
    async run({ connection, say, args }) {
      if (args.some((word) => word !== "--new")) throw new UsageError("trail verify takes --new or nothing.");
      const check = (await connection.console("trail-verify", { onlyNew: args.includes("--new") })) as TrailCheck;
      say(check.finding);
      say(`Verifier key: ${check.verifierKey}`);
      return check.whole ? 0 : 1;
    },
  },
  {
    name: "backup",
    arguments: "FILE",
    does: "writes one encrypted file with the database and all blobs, while work goes on; keys are not in it",
    needs: "server",
    async run(context) {
      const path = resolve(argument(context, 0, "FILE"));
      const written = (await context.connection.console("backup", { path })) as { bytes: number; blobs: number };
      context.say(`${path}: ${written.bytes} bytes, ${written.blobs} blobs. Keep the key backup apart from it.`);
      return 0;
    },
  },
  {
    name: "break-glass",
    arguments: "",
    does: "lifts every freeze by one of the codes from set-up; opens no content and alerts everyone in charge",
    needs: "server",
    async run({ connection, say }) {
      const code = await ask("Break-glass code: ", { hidden: true });
      const result = (await connection.console("break-glass", { code })) as BreakGlassResult;
      if (!result.lifted) throw new UsageError("This code is unknown or was used. Nothing was changed.");
      say(`${result.freezes} freezes lifted. ${result.alerted} people were alerted.`);
      return 0;
    },
  },
  {
    name: "break-glass approve",
    arguments: "REQUEST",
    does: "approves a request that nobody can approve, by one of the codes; refused while somebody can; alerts everyone in charge",
    needs: "server",
    async run(context) {
      const requestId = argument(context, 0, "REQUEST");
      const code = await ask("Break-glass code: ", { hidden: true });
      const result = (await context.connection.console("break-glass-approve", {
        requestId,
        code,
      })) as BreakGlassApproval;
      if (!result.approved) throw new UsageError("This code is unknown or was used. Nothing was changed.");
      context.say(`Approved. ${result.alerted} people were alerted.`);
      if (result.link !== null) context.say(`For the person concerned, shown only now:\n${result.link}`);
      return 0;
    },
  },
  {
    name: "demo code",
    arguments: "NAME",
    does: "prints the current second-factor code of one of the demo's people",
    needs: "server",
    async run(context) {
      const { code } = (await context.connection.console("demo-code", { name: argument(context, 0, "NAME") })) as {
        code: string;
      };
      context.say(code);
      return 0;
    },
  },
  {
    name: "backup check",
    arguments: "FILE",
    does: "restores a backup into a throw-away folder with this installation's keys and checks its whole trail",
    needs: "server",
    async run(context) {
      const path = resolve(argument(context, 0, "FILE"));
      const check = (await context.connection.console("backup-check", { path })) as TrailCheck;
      context.say(check.finding);
      return check.whole ? 0 : 1;
    },
  },
  {
    name: "restore",
    arguments: "FILE",
    does: "restores a backup into an empty KEYHOLE_DATA_DIR, checks the trail, ends every session and lease",
    needs: "files",
    async run(context) {
      const { config, say } = context;
      const keys = await openKeyFolder({ dir: config.keysDir, mayCreate: false, randomBytes });
      const check = await restoreBackup({
        backup: resolve(argument(context, 0, "FILE")),
        dataDir: config.dataDir,
        keys,
        signHead: signHeadOf(keys),
        random: randomBytes,
        now: Date.now(),
      });
      say(check.finding);
      return check.whole ? 0 : 1;
    },
  },
  {
    name: "keys backup",
    arguments: "FILE",
    does: "writes the keys into one file under a passphrase; keep it apart from the data backups",
    needs: "server",
    async run(context) {
      const path = resolve(argument(context, 0, "FILE"));
      const keys = await openKeyFolder({ dir: context.config.keysDir, mayCreate: false, randomBytes });
      const sealed = await backupKeys(keys, await newPassphrase(), { random: randomBytes });
      await writeFile(path, sealed, { mode: 0o600, flag: "wx" });
      await context.connection.console("keys-backed-up");
      context.say(`${path} holds the keys. Without the passphrase nobody can open it, you included.`);
      return 0;
    },
  },
  {
    name: "keys restore",
    arguments: "FILE",
    does: "writes the keys of a key backup into an empty KEYHOLE_KEYS_DIR",
    needs: "files",
    async run(context) {
      const backup = await readFile(resolve(argument(context, 0, "FILE")));
      await restoreKeys(context.config.keysDir, await ask("Passphrase: ", { hidden: true }), backup);
      context.say(`The keys are in ${context.config.keysDir}.`);
      return 0;
    },
  },
];
