import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { connect, socketPath } from "@keyhole/server/cli/connection";
import type { TrailCheck } from "@keyhole/server/ops/check-trail";

const root = new URL("..", import.meta.url).pathname;

/** Extra arguments for Node, such as "--cpu-prof --cpu-prof-dir=/tmp/profile", to look at where time goes. */
const nodeArguments = (process.env["KEYHOLE_TEST_NODE_ARGUMENTS"] ?? "").split(" ").filter((part) => part !== "");

/** Another build than the one that `pnpm start` serves, to try a change beside it. */
const program = process.env["KEYHOLE_TEST_SERVER"] ?? "server/dist/main.js";

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** The built server as a process of its own, to be killed. */
export interface ServerProcess {
  readonly url: string;
  /** Everything it printed. */
  output(): string;
  /** Ends it without warning; resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  verifyTrail(): Promise<TrailCheck>;
  /** Milliseconds of processor time it has used so far, all threads; null where the system does not say (no /proc). */
  cpuMs(): number | null;
}

/** Linux counts in hundredths of a second, whatever the kernel's own tick is. */
const tickMs = 10;

function cpuMsOf(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces; user and system time are fields 14 and 15 of proc(5).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return null;
  }
}

export async function startServer(options: {
  readonly dataDir: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<ServerProcess> {
  const env = {
    ...process.env,
    PORT: String(options.port),
    KEYHOLE_DATA_DIR: options.dataDir,
    KEYHOLE_LOG_LEVEL: "warn",
    KEYHOLE_DISK_RESERVE_MB: "0",
    ...options.env,
  };
  const child: ChildProcess = spawn(process.execPath, [...nodeArguments, program], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test that fails before its own clean-up must not leave a server behind.
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  let printed = "";
  let gone = false;
  child.stdout?.on("data", (piece: Buffer) => (printed += piece.toString()));
  child.stderr?.on("data", (piece: Buffer) => (printed += piece.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      gone = true;
      process.off("exit", endWithUs);
      resolve(code);
    });
  });
  const url = `http://127.0.0.1:${options.port}`;
  for (let attempt = 0; ; attempt++) {
    if (gone || attempt > 400) throw new Error(`the server did not start:\n${printed}`);
    const ready = await fetch(`${url}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) break;
    await new Promise((go) => setTimeout(go, 25));
  }
  return {
    url,
    output: () => printed,
    cpuMs: () => cpuMsOf(child.pid),
    async kill(signal = "SIGKILL") {
      child.kill(signal);
      return ended;
    },
    verifyTrail: async () => (await connect(socketPath(options.dataDir), null).console("trail-verify")) as TrailCheck,
  };
}
