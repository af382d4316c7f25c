import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { socketPath } from "@keyhole/server/cli/connection";
import { templates } from "@keyhole/shared/templates/templates";
import { startHarness, type Harness, type Visitor } from "../harness.ts";

const root = new URL("../..", import.meta.url).pathname;
let harness: Harness;
let lead: Visitor;
let folder: string;

beforeAll(async () => {
  harness = await startHarness();
  await harness.app.listenOnConsole();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  folder = mkdtempSync(join(tmpdir(), "keyhole-cli-"));
});
afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

/** Runs the built command line against the harness's data folder, as whoever holds this session. */
function keyhole(
  args: readonly string[],
  options: { readonly token?: string; readonly dataDir?: string } = {},
): Promise<{ code: number | null; output: string }> {
  const session = join(folder, "session");
  writeFileSync(session, options.token ?? "", { mode: 0o600 });
  const env = { ...process.env, KEYHOLE_DATA_DIR: options.dataDir ?? harness.dataDir, KEYHOLE_SESSION_FILE: session };
  const child = spawn(process.execPath, ["server/dist/keyhole.js", ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (piece: Buffer) => (output += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (output += piece.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

const tokenOf = (who: Visitor): string => who.cookies.get("__Host-keyhole") ?? "";

it("imports files as a named lead, under the same policy as in the browser", async () => {
  const { projectId } = await lead.client.project.create.mutate({
    name: "Posts",
    form: templates["text-classification"],
  });
  const file = join(folder, "posts.jsonl");
  writeFileSync(file, `${JSON.stringify({ text: "first" })}\n${JSON.stringify({ text: "second" })}\n`);
  const done = await keyhole(["import", projectId, file], { token: tokenOf(lead) });
  expect(done).toMatchObject({ code: 0 });
  expect(done.output).toContain("finished: 2 added");
  const nobody = await keyhole(["import", projectId, file]);
  expect(nobody.code).toBe(1);
  expect(nobody.output).toContain("Sign in first");
  const stranger = await harness.person({ name: "Otto Other" });
  const refused = await keyhole(["import", projectId, file], { token: tokenOf(stranger) });
  expect(refused.output).toContain("There is no such thing, or you may not do this.");
});

it("backs up, tries the restore and verifies the trail at the console; the socket is for this account only", async () => {
  expect(statSync(socketPath(harness.dataDir)).mode & 0o777).toBe(0o600);
  const backup = join(folder, "backup.khb");
  expect(await keyhole(["backup", backup])).toMatchObject({ code: 0 });
  const check = await keyhole(["backup", "check", backup]);
  expect(check.output).toMatch(/All \d+ entries/);
  expect(await keyhole(["trail", "verify"])).toMatchObject({ code: 0 });
  const again = await keyhole(["backup", backup]);
  expect(again.code).toBe(1);
});

it("freezes everything as a security reviewer, and nothing as a labeler", async () => {
  const security = await harness.person({ name: "Sol Security", securityReviewer: true });
  const labeler = await harness.person({ name: "Leo Labeler" });
  expect((await keyhole(["freeze", "everything"], { token: tokenOf(labeler) })).code).toBe(1);
  const frozen = await keyhole(["freeze", "everything"], { token: tokenOf(security) });
  expect(frozen.output).toContain("Un-freezing takes two people.");
  expect(await harness.app.services.store.read.activeFreezes()).toHaveLength(1);
});

it("works on the folder alone when no server runs, and says what is missing", async () => {
  const missing = await keyhole(["trail", "verify"], { dataDir: join(folder, "nothing") });
  expect(missing).toMatchObject({ code: 2 });
  expect(missing.output).toContain("There is no data in");
  const own = join(folder, "own", "data");
  const other = await startHarness({ dataDir: own });
  await other.close();
  const alone = await keyhole(["trail", "verify"], { dataDir: own });
  expect(alone).toMatchObject({ code: 0 });
  expect((await keyhole(["no-such-command"])).code).toBe(2);
});
