import type { Config } from "../config.ts";
import type { Connection } from "./connection.ts";

export interface CommandContext {
  readonly config: Config;
  readonly connection: Connection;
  /** What stands after the command's name. */
  readonly args: readonly string[];
  readonly say: (text: string) => void;
}

/** A mistake of the person at the keyboard: printed as it is, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface Command {
  /** As typed after `keyhole`, such as "trail verify". */
  readonly name: string;
  readonly arguments: string;
  readonly does: string;
  /** "server" needs a running server, or starts one inside this process for the time of the command; "files" needs none. */
  readonly needs: "server" | "files";
  run(context: CommandContext): Promise<number>;
}

export const argument = ({ args }: CommandContext, at: number, name: string): string => {
  const value = args[at];
  if (value === undefined) throw new UsageError(`${name} is missing.`);
  return value;
};
