// `pnpm keyhole …`: the command line. It talks to the running server, or works on the data folder alone.
import { existsSync, readFileSync } from "node:fs";
import { buildIfStale, demoPointer, root } from "./build.mjs";

process.chdir(root);
await buildIfStale((text) => console.error(text));
if (process.argv[2] === "demo" && existsSync(demoPointer)) {
  process.env.KEYHOLE_DATA_DIR = readFileSync(demoPointer, "utf8");
}
await import("../dist/keyhole.js");
