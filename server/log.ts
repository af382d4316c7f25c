import type { Config } from "./config.ts";
import { redacted } from "./security/redact.ts";
import type { Log } from "./services.ts";

const levels = ["debug", "info", "warn", "error", "fatal", "silent"] as const;

/** JSON lines on standard output: level, time, message and fields that passed `redacted`. */
export function createLog(level: Config["logLevel"], write = (line: string) => void process.stdout.write(line)): Log {
  const least = levels.indexOf(level);
  const at = (name: "info" | "warn" | "error") => (fields: Readonly<Record<string, unknown>>, message: string) => {
    if (levels.indexOf(name) < least) return;
    write(`${JSON.stringify({ level: name, time: new Date().toISOString(), message, ...redacted(fields) })}\n`);
  };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}
