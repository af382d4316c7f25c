// `pnpm keyhole …`: the command line. It talks to the running server, or works on the data folder alone.
import { buildIfStale, root } from "./build.mjs";

process.chdir(root);
await buildIfStale((text) => console.error(text));
await import("../dist/keyhole.js");
