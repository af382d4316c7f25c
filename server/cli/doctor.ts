import { existsSync, statfsSync, statSync } from "node:fs";
import type { Command } from "./command.ts";
import type { TrailCheck } from "../ops/check-trail.ts";

interface Finding {
  readonly good: boolean;
  readonly text: string;
}

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** Looks at what the machine says, then asks the server to check its trail. Changes nothing. */
export const doctorCommand: Command = {
  name: "doctor",
  arguments: "",
  does: "checks Node, folders and their modes, disk space, address, keys and the trail; says how to mend what is wrong",
  needs: "server",
  async run({ config, connection, say }) {
    const findings: Finding[] = [];
    const check = (good: boolean, text: string, fix: string) =>
      findings.push({ good, text: good ? text : `${text}. ${fix}` });
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    check(
      major > 20 || (major === 20 && minor >= 19),
      `Node ${process.versions.node}`,
      "Use 20.19 or newer; 22 or 24 are recommended",
    );
    const maintained = major > 20;
    check(maintained, `Node ${major} is ${maintained ? "maintained" : "past its end of life"}`, "Move to 22 or 24");
    const keysThere = existsSync(config.keysDir);
    check(keysThere, `Keys in ${config.keysDir}`, "Restore the key backup: keyhole keys restore FILE");
    if (keysThere)
      check(
        mode(config.keysDir) === "700",
        `Mode of the key folder is ${mode(config.keysDir)}`,
        `chmod 700 ${config.keysDir}`,
      );
    check(
      mode(config.dataDir) === "700",
      `Mode of the data folder is ${mode(config.dataDir)}`,
      `chmod 700 ${config.dataDir}`,
    );
    const { bavail, bsize } = statfsSync(config.dataDir);
    const free = bavail * bsize;
    check(
      free > 2 * config.diskReserveBytes,
      `${Math.round(free / 2 ** 20)} MiB free`,
      "Make room: writing stops at the reserve",
    );
    const https = config.publicUrl.startsWith("https:");
    check(https || config.host === "127.0.0.1", `Served at ${config.publicUrl}`, "Set PUBLIC_URL to https");
    check(
      new Date().getUTCFullYear() >= 2026,
      `Clock says ${new Date().toISOString()}`,
      "Set the clock: leases and marks depend on it",
    );
    const trail = (await connection.console("trail-verify")) as TrailCheck;
    check(trail.whole, trail.finding, "Do not restore over it: keep a copy and call your security reviewer");
    for (const { good, text } of findings) say(`${good ? "ok  " : "FIX "} ${text}`);
    return findings.every(({ good }) => good) ? 0 : 1;
  },
};
