import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** Where the CLI keeps its person's session: `KEYHOLE_SESSION_FILE`, else the account's state folder. Mode 0600. */
export const sessionFile = (): string =>
  process.env["KEYHOLE_SESSION_FILE"] ??
  join(process.env["XDG_STATE_HOME"] ?? join(homedir(), ".local", "state"), "keyhole", "session");

export const readSession = async (): Promise<string | null> => {
  const text = await readFile(sessionFile(), "utf8").catch(() => "");
  return text.trim() === "" ? null : text.trim();
};

export async function keepSession(token: string | null): Promise<void> {
  const path = sessionFile();
  if (token === null) return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, `${token}\n`, { mode: 0o600 });
}
