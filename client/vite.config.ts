import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `pnpm start` serves; the development server forwards calls and control messages there. */
const server = process.env["KEYHOLE_DEV_SERVER"] ?? "http://localhost:4680";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { port: 4681, strictPort: true, proxy: { "/rpc": server, "/events": server, "/media": server } },
  build: {
    outDir: "dist",
    // The policy allows no `data:` source, so that every picture and font must be a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: ["chrome123", "firefox128", "safari17.5"],
    rolldownOptions: {
      output: {
        // One chunk, so that the policy is set before the first schema is made (see strict-policy.ts).
        codeSplitting: {
          groups: [{ name: "policy", test: /node_modules[\\/]zod[\\/]|[\\/]strict-policy\.ts$/ }],
        },
      },
    },
  },
});
