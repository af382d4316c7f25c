import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { argument, UsageError, type Command, type CommandContext } from "./command.ts";
import { readAll, Refused, type Connection } from "./connection.ts";

const pollEveryMs = 500;

interface Preview {
  readonly plan: unknown;
  readonly planProblems: readonly { readonly message: string }[];
  readonly lost: number;
  readonly scanned: number;
}

interface Status {
  readonly state: string;
  readonly added: number;
  readonly duplicates: number;
  readonly failed: number;
}

async function upload(connection: Connection, importId: string, file: string): Promise<void> {
  const path = resolve(file);
  const { size } = await stat(path);
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": String(size),
    "x-import": importId,
    "x-file-name": encodeURIComponent(basename(path)),
  };
  const reply = await connection.stream("/upload", headers, createReadStream(path));
  const body = await readAll(reply);
  // The server's own route: an error body has a code.
  if ((reply.statusCode ?? 500) >= 400) throw new Refused(JSON.parse(body.toString("utf8")) as Refused["body"]);
}

async function runImport(context: CommandContext): Promise<number> {
  const { connection, say } = context;
  const projectId = argument(context, 0, "PROJECT");
  const files = context.args.slice(1);
  if (files.length === 0) throw new UsageError("Name at least one file.");
  const { importId } = (await connection.call("imports.begin", { projectId })) as { importId: string };
  for (const file of files) {
    await upload(connection, importId, file);
    say(`Sent ${file}`);
  }
  const preview = (await connection.call("imports.preview", { importId, plan: null })) as Preview;
  if (preview.planProblems.length > 0) {
    const reasons = preview.planProblems.map(({ message }) => `  ${message}`).join("\n");
    throw new UsageError(`The columns do not fit the form by themselves; map them in the browser:\n${reasons}`);
  }
  say(`Looked at ${preview.scanned} records, ${preview.lost} of them cannot be taken.`);
  await connection.call("imports.start", { importId, plan: preview.plan });
  for (;;) {
    const status = (await connection.call("imports.status", { importId })) as Status;
    if (status.state !== "running") {
      say(
        `${status.state}: ${status.added} added, ${status.duplicates} were there already, ${status.failed} not taken.`,
      );
      return status.state === "finished" && status.failed === 0 ? 0 : 1;
    }
    await new Promise((go) => setTimeout(go, pollEveryMs));
  }
}

interface Ticket {
  readonly ticket: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Goes on where an earlier try stopped: the file on disk says how far it came. */
async function download(context: CommandContext): Promise<number> {
  const { connection, say } = context;
  const exportId = argument(context, 0, "EXPORT");
  const path = resolve(argument(context, 1, "FILE"));
  const { ticket, bytes, sha256 } = (await connection.call("exports.ticket", { exportId })) as Ticket;
  const file = await open(path, "a", 0o600);
  try {
    const { size } = await file.stat();
    if (size > bytes) throw new UsageError(`${path} is longer than the export. Choose another file.`);
    const range = size === 0 ? {} : { range: `bytes=${size}-`, "if-range": `"${sha256}"` };
    const reply = await connection.stream("/export/file", { authorization: `Bearer ${ticket}`, ...range });
    const status = reply.statusCode ?? 500;
    if (status >= 400) throw new Refused(JSON.parse((await readAll(reply)).toString("utf8")) as Refused["body"]);
    if (size > 0 && status !== 206) throw new UsageError(`${path} belongs to another export. Choose another file.`);
    for await (const piece of reply) await file.write(piece as Uint8Array); // http gives bytes here
    await file.sync();
  } finally {
    await file.close();
  }
  say(`${path}: ${bytes} bytes, SHA-256 ${sha256}`);
  return 0;
}

/** Data in and out, as a named project lead. */
export const dataCommands: readonly Command[] = [
  {
    name: "import",
    arguments: "PROJECT FILE …",
    does: "imports files with the mapping that the server proposes; map by hand in the browser where that does not fit",
    needs: "server",
    run: runImport,
  },
  {
    name: "export",
    arguments: "EXPORT FILE",
    does: "fetches an approved export that you asked for; goes on where an earlier try stopped",
    needs: "server",
    run: download,
  },
];
