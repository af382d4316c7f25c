import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { build } from "vite";

const server = fileURLToPath(new URL("../../server/", import.meta.url));

export interface BuiltEntry {
  /** The built file, to give to `new Worker` or to `createImagePool`. */
  readonly entry: URL;
  readonly remove: () => void;
}

/**
 * Bundles one TypeScript entry as the release build does, because Node 20 cannot run TypeScript in a worker
 * or a child process. The result lies under server/node_modules, so that its imports of packages resolve.
 */
export async function buildEntry(file: URL): Promise<BuiltEntry> {
  const { folder, remove } = await buildEntries({ entry: file });
  return { entry: new URL("entry.mjs", folder), remove };
}

/** Several entries at once: `<name>.mjs` in `folder`. */
export async function buildEntries(
  files: Readonly<Record<string, URL>>,
): Promise<{ readonly folder: URL; readonly remove: () => void }> {
  const parent = join(server, "node_modules", ".keyhole-test");
  mkdirSync(parent, { recursive: true });
  const outDir = mkdtempSync(join(parent, "entry-"));
  await build({
    root: server,
    configFile: false,
    logLevel: "error",
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      minify: false,
      target: "node20",
      rollupOptions: {
        input: Object.fromEntries(Object.entries(files).map(([name, file]) => [name, fileURLToPath(file)])),
        output: { entryFileNames: "[name].mjs" },
      },
    },
    // As the release build has it: drizzle-orm is a dependency of db, so Node would not find it from here.
    ssr: { noExternal: [/^@keyhole\//, /^drizzle-orm/], external: ["better-sqlite3"] },
  });
  return {
    folder: pathToFileURL(`${outDir}/`),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

export const buildImageWorker = (): Promise<BuiltEntry> =>
  buildEntry(new URL("../../server/images/image-worker.ts", import.meta.url));
