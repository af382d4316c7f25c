import { defineConfig } from "vite";

/** The server and its picture worker as plain files for Node; packages stay outside, our own code goes in. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: true,
    outDir: "dist",
    target: "node20",
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: "main.ts",
        keyhole: "cli/main.ts",
        "image-worker": "images/image-worker.ts",
        "data-worker": "jobs/data-worker.ts",
        "trail-worker": "ops/trail-worker.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
  ssr: {
    // drizzle-orm is a dependency of db, so Node would not find it from here.
    noExternal: [/^@keyhole\//, /^drizzle-orm/],
    // A native module dies when bundled.
    external: ["better-sqlite3"],
  },
});
