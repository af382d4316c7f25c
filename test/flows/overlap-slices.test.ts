import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databasePath } from "@keyhole/db/sqlite/open";
import { defaultKeysDir } from "@keyhole/server/vault/key-folder";
import { templates } from "@keyhole/shared/templates/templates";
import { startHarness, type Harness } from "../harness.ts";
import { addItems, entriesOf } from "../exports/fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "keyhole-overlap-"));
const count = 1_700;
let harness: Harness;

beforeAll(async () => {
  harness = await startHarness({ dataDir: join(folder, "data") });
});
afterAll(async () => {
  await harness.close();
  rmSync(folder, { recursive: true });
});

it("I10 another overlap reaches every task, also when the server is killed between two slices", async () => {
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  const { projectId } = await lead.client.project.create.mutate({ name: "Posts", settings: { overlap: 1 } });
  const form = templates["text-classification"];
  await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
  const field = String(form.fields[0]?.name);
  const raws = Array.from({ length: count }, (_, index) => ({
    fields: { [field]: { kind: "text" as const, text: `post ${index}` } },
  }));
  await addItems(harness, { projectId }, raws);

  const { write } = harness.app.services.store;
  const carried = write.continueOverlap.bind(write);
  let slices = 0;
  const copied = join(folder, "killed");
  // The folder as a SIGKILL between the second slice and the third leaves it.
  const spying: typeof carried = async (...input) => {
    const more = await carried(...input);
    slices += 1;
    if (slices === 2) cpSync(harness.dataDir, copied, { recursive: true, filter: (path) => !path.endsWith(".sock") });
    return more;
  };
  Object.assign(write, { continueOverlap: spying });
  const { version, settings } = await lead.client.project.detail.query({ projectId });
  const changed = await lead.client.project.change.mutate({
    projectId,
    version,
    settings: { ...settings, overlap: 3 },
  });
  expect(changed.tasks).toBe(count);
  await expect.poll(() => harness.app.services.store.read.overlapChanges(), { timeout: 20_000 }).toEqual([]);
  expect(slices).toBeGreaterThan(4);
  expect(overlaps(harness.dataDir)).toEqual([[3, 3, count]]);
  await harness.close();

  cpSync(defaultKeysDir(harness.dataDir), defaultKeysDir(copied), { recursive: true });
  const before = overlaps(copied);
  expect(before).toHaveLength(2);
  rmSync(join(copied, "keyhole.lock"), { force: true });
  harness = await startHarness({ dataDir: copied });
  await expect.poll(() => harness.app.services.store.read.overlapChanges(), { timeout: 20_000 }).toEqual([]);
  expect(overlaps(copied)).toEqual([[3, 3, count]]);
  const counts = await harness.app.services.store.read.projectCounts(projectId);
  expect(counts).toMatchObject({ waiting: count, missing: 3 * count });
  const entries = (await entriesOf(harness, projectId)).filter(({ setting }) => setting === "overlap");
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ type: "project.changed", count });
});

/** How many tasks there are of each overlap and number of free slots. */
function overlaps(dataDir: string): unknown[] {
  const database = new Database(databasePath(dataDir));
  const rows = database.prepare("select overlap, remaining, count(*) from tasks group by 1, 2 order by 1").raw().all();
  database.close();
  return rows;
}
