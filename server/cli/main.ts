import { existsSync } from "node:fs";
import { createApp } from "../app.ts";
import { ConfigError, readConfig, type Config } from "../config.ts";
import { createLog } from "../log.ts";
import { FolderInUse } from "../vault/data-folder.ts";
import { KeyBackupError } from "../vault/key-backup.ts";
import { KeyFolderError } from "../vault/key-folder-error.ts";
import { consoleCommands } from "./commands-console.ts";
import { doctorCommand } from "./doctor.ts";
import { labCommands } from "./commands-lab.ts";
import { dataCommands } from "./commands-data.ts";
import { personCommands } from "./commands-person.ts";
import { UsageError, type Command } from "./command.ts";
import { connect, isServed, Refused, socketPath } from "./connection.ts";
import { readSession } from "./session-file.ts";
import { refusalText } from "./refusal-text.ts";

const commands: readonly Command[] = [
  ...personCommands,
  ...dataCommands,
  ...consoleCommands,
  ...labCommands,
  doctorCommand,
];
const say = (text: string) => void process.stdout.write(`${text}\n`);

function help(): void {
  say("keyhole COMMAND …\n");
  for (const command of commands) {
    say(`  ${`${command.name} ${command.arguments}`.trim()}`);
    say(`      ${command.does}`);
  }
  say("\nWithout a running server, a command takes the data folder's lock and works on it alone.");
}

/** The longest command whose words the line begins with. */
function find(line: readonly string[]): { command: Command; args: readonly string[] } | null {
  for (const words of [2, 1]) {
    const command = commands.find(({ name }) => name === line.slice(0, words).join(" "));
    if (command !== undefined) return { command, args: line.slice(words) };
  }
  return null;
}

/** Runs with a server to talk to: the one that runs, or one inside this process that nobody else can reach. */
async function withServer<Value>(config: Config, work: (path: string) => Promise<Value>): Promise<Value> {
  const path = socketPath(config.dataDir);
  if (await isServed(path)) return work(path);
  if (!existsSync(config.dataDir))
    throw new UsageError(`There is no data in ${config.dataDir}. Start Keyhole once, or set KEYHOLE_DATA_DIR.`);
  const imageWorker = new URL("./image-worker.js", import.meta.url);
  const trailWorker = new URL("./trail-worker.js", import.meta.url);
  const dataWorker = new URL("./data-worker.js", import.meta.url);
  const app = await createApp({
    config,
    log: createLog("error"),
    imageWorker,
    trailWorker,
    dataWorker,
    files: new Map(),
  });
  try {
    await app.listenOnConsole();
    return await work(path);
  } finally {
    await app.close();
  }
}

async function run(line: readonly string[]): Promise<number> {
  const found = find(line);
  if (found === null) {
    help();
    return line.length === 0 || line[0] === "help" ? 0 : 2;
  }
  const { command, args } = found;
  const config = readConfig(process.env);
  const token = await readSession();
  const go = (path: string) => command.run({ config, args, say, connection: connect(path, token) });
  return command.needs === "files" ? go("") : withServer(config, go);
}

const known = [UsageError, ConfigError, FolderInUse, KeyFolderError, KeyBackupError];

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (cause: unknown) => {
    if (cause instanceof Refused) process.stderr.write(`${refusalText(cause.body)}\n`);
    else if (cause instanceof Error) {
      process.stderr.write(
        `${known.some((kind) => cause instanceof kind) ? cause.message : (cause.stack ?? cause.message)}\n`,
      );
    }
    process.exit(cause instanceof UsageError ? 2 : 1);
  },
);
