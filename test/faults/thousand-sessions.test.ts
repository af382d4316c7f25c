import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { defaultProjectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { startHarness, Visitor } from "../harness.ts";
import { manyLabelers } from "../many-people.ts";
import { freePort, startServer } from "../server-process.ts";

const sessions = 1_000;
const slots = 100;

let folder: string;
let dataDir: string;
let projectId: ProjectId;
let tokens: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "keyhole-thousand-"));
  dataDir = join(folder, "data");
  const harness = await startHarness({ dataDir });
  const { services } = harness.app;
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  ({ projectId } = await lead.client.project.create.mutate({ name: "Posts" }));
  const form = templates["text-classification"];
  await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
  const field = String(form.fields[0]?.name);
  const settings = { ...defaultProjectSettings, overlap: 4 };
  const raw = (index: number) => ({ fields: { [field]: { kind: "text", text: `post ${index}` } } }) as const;
  const making = { projectId, importId: null, settings };
  const items = await Promise.all(
    Array.from({ length: slots / 4 }, (_, index) => makeItem(services, raw(index), making)),
  );
  const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: items.length })];
  await services.store.write.addItems(items, { now: services.clock(), drafts });
  const by = lead.personId as PersonId;
  tokens = (await manyLabelers(services, { count: sessions, projectId, by })).map(({ token }) => token);
  await harness.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function taken(): { leases: number; slots: number; twice: number } {
  const database = new Database(join(dataDir, "keyhole.db"), { readonly: true });
  const count = (sql: string) => (database.prepare(sql).get() as { n: number }).n;
  const found = {
    leases: count("select count(*) as n from leases where ended_at is null"),
    slots: count("select count(*) as n from assignments where state = 'active'"),
    twice: count(
      "select count(*) as n from (select 1 from assignments group by task_id, person_id having count(*) > 1)",
    ),
  };
  database.close();
  return found;
}

it("never gives more than 100 slots to 1,000 sessions over HTTP, with one SIGKILL in the middle", async () => {
  const port = await freePort();
  let server = await startServer({ dataDir, port });
  const claim = async (token: string): Promise<"granted" | "refused" | "broken"> => {
    const visitor = new Visitor(server.url);
    visitor.cookies.set("__Host-keyhole", token);
    try {
      await visitor.client.work.next.mutate({ projectId });
      return "granted";
    } catch (cause) {
      const code = (cause as { data?: { body?: { code?: string } } }).data?.body?.code;
      return code === "nothing-to-do" ? "refused" : "broken";
    }
  };
  let answered = 0;
  let killed: Promise<unknown> | undefined;
  const first = await Promise.all(
    tokens.map(async (token) => {
      const result = await claim(token);
      answered += 1;
      if (answered === slots / 2) killed = server.kill();
      return result;
    }),
  );
  await killed;
  expect(taken().slots).toBeLessThanOrEqual(slots);
  server = await startServer({ dataDir, port });
  const second = await Promise.all(
    tokens.map((token, index) => (first[index] === "granted" ? Promise.resolve("granted") : claim(token))),
  );
  const after = taken();
  expect(after).toEqual({ leases: slots, slots, twice: 0 });
  expect(second.filter((result) => result === "granted")).toHaveLength(slots);
  expect((await server.verifyTrail()).whole).toBe(true);
  await server.kill("SIGTERM");
});
