// `pnpm start` and `pnpm demo`: builds what changed, then serves in this process.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildIfStale, demoPointer, root } from "./build.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Keyhole needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
process.chdir(root);
await buildIfStale();
if (process.argv[2] === "demo") {
  const dataDir = join(mkdtempSync(join(tmpdir(), "keyhole-demo-")), "data");
  Object.assign(process.env, { KEYHOLE_DEMO: "1", KEYHOLE_DATA_DIR: dataDir, HOST: "127.0.0.1" });
  delete process.env.KEYHOLE_KEYS_DIR;
  // So that `pnpm keyhole demo code NAME` finds the folder.
  writeFileSync(demoPointer, dataDir);
  process.once("exit", () => {
    rmSync(dirname(dataDir), { recursive: true, force: true });
    rmSync(demoPointer, { force: true });
  });
}
await import("../dist/main.js");
