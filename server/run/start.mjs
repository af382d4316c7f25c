// `pnpm start`: builds what changed, then serves. The server replaces nothing of this process's environment.
import { buildIfStale, root } from "./build.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Keyhole needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
process.chdir(root);
await buildIfStale();
await import("../dist/main.js");
