import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { makeItem } from "@keyhole/server/features/imports/make-item";
import type { ProjectId } from "@keyhole/shared/ids";
import { defaultProjectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { randomId, startHarness, Visitor } from "../harness.ts";
import { uploaded } from "../imports/importing.ts";
import { freePort, startServer, type ServerProcess } from "../server-process.ts";

const kills = Number(process.env["KEYHOLE_KILLS"] ?? 100);
const workers = 8;
const tasks = 6_000;
const importedLines = 20_000;

let folder: string;
let dataDir: string;
let projectId: ProjectId;
let cookies: Map<string, string>[];
let importId: string;

/** An import that runs through all the kills: each life of the server goes on with it. */
async function importUnderWay(lead: Visitor): Promise<string> {
  const { projectId: target } = await lead.client.project.create.mutate({
    name: "Imported",
    form: templates["text-classification"],
  });
  const lines = Array.from({ length: importedLines }, (_, index) => JSON.stringify({ text: `imported post ${index}` }));
  const started = await uploaded(lead, target, [{ name: "posts.jsonl", body: `${lines.join("\n")}\n` }]);
  const { plan } = await lead.client.imports.preview.query({ importId: started, plan: null });
  await lead.client.imports.start.mutate({ importId: started, plan });
  return started;
}

/** A seeded generator (mulberry32), so that a failing run can be repeated by its seed. */
const seed = Number(process.env["KEYHOLE_SEED"] ?? Date.now() % 2 ** 31);
let state = seed;
const random = (): number => {
  state = (state + 0x6d_2b_79_f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "keyhole-kill-"));
  dataDir = join(folder, "data");
  const harness = await startHarness({ dataDir });
  const { services } = harness.app;
  const lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  ({ projectId } = await lead.client.project.create.mutate({ name: "Posts", settings: { review: "none" } }));
  const form = templates["text-classification"];
  await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 0 });
  const field = String(form.fields[0]?.name);
  const making = { projectId, importId: null, settings: defaultProjectSettings };
  for (let start = 0; start < tasks; start += 500) {
    const raw = (index: number) => ({ fields: { [field]: { kind: "text", text: `post ${start + index}` } } }) as const;
    const items = await Promise.all(Array.from({ length: 500 }, (_, index) => makeItem(services, raw(index), making)));
    const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: items.length })];
    await services.store.write.addItems(items, { now: services.clock(), drafts });
  }
  cookies = [];
  for (let index = 0; index < workers; index++) {
    const labeler = await harness.person({ name: `Labeler ${String.fromCodePoint(65 + index)}` });
    await lead.client.project.setMember.mutate({ projectId, personId: labeler.personId as never, role: "labeler" });
    cookies.push(labeler.cookies);
  }
  importId = await importUnderWay(lead);
  await harness.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Acknowledged {
  readonly annotations: Set<string>;
  /** Draft version by lease. */
  readonly drafts: Map<string, number>;
}

/** Claims, drafts and submits until the connection breaks, keeping only what the server acknowledged. */
async function work(visitor: Visitor, acknowledged: Acknowledged, begun: () => void): Promise<void> {
  try {
    let task = await visitor.client.work.next.mutate({ projectId });
    begun();
    for (;;) {
      const hold = { leaseId: task.lease.id, epoch: task.lease.epoch };
      const question = task.form?.questions[0];
      if (question?.type !== "choice") throw new Error("another form");
      const value = { selected: [String(question.settings.options[0]?.value)], tie: false };
      const answers = { v: 1, answers: { [question.name]: { type: "choice", version: 1, value } } };
      const { version } = await visitor.client.work.saveDraft.mutate({
        ...hold,
        baseVersion: task.draftVersion,
        answers,
        activeMs: 5,
      });
      acknowledged.drafts.set(task.lease.id, version);
      const submit = {
        ...hold,
        answers,
        formId: task.formId ?? randomId<"form">(),
        idempotencyKey: randomId<"submit">(),
        activeMs: 9,
        next: true,
      };
      const done = await visitor.client.work.submit.mutate(submit);
      acknowledged.annotations.add(done.annotationId);
      if (done.next === null) return;
      task = done.next;
    }
  } catch (cause) {
    if (
      cause instanceof Error &&
      /fetch failed|terminated|other side closed|ECONN|socket|aborted/i.test(`${cause.message} ${String(cause.cause)}`)
    )
      return;
    throw cause;
  }
}

function check(acknowledged: Acknowledged): void {
  const database = new Database(join(dataDir, "keyhole.db"), { readonly: true });
  const has = database.prepare<[string]>("select 1 from annotations where id = ?");
  const missing = [...acknowledged.annotations].filter((id) => has.get(id) === undefined);
  expect(missing, `seed ${seed}`).toEqual([]);
  const draft = database.prepare<[string], { v: number }>(
    "select a.draft_version as v from leases l join assignments a on a.id = l.assignment_id where l.id = ?",
  );
  const lost = [...acknowledged.drafts].filter(([lease, version]) => (draft.get(lease)?.v ?? -1) < version);
  expect(lost, `seed ${seed}`).toEqual([]);
  // Nothing half done: every slot is free, held, or answered; every answer has its entry; every view has one.
  const uneven = database
    .prepare(
      `select t.id from tasks t where t.overlap <> t.remaining +
         (select count(*) from assignments a where a.task_id = t.id and a.state in ('active', 'submitted', 'returned'))`,
    )
    .all();
  expect(uneven, `seed ${seed}`).toEqual([]);
  const count = (sql: string) => (database.prepare(sql).get() as { n: number }).n;
  expect(count("select count(*) as n from annotations")).toBe(
    count("select count(*) as n from trail where type = 'annotation.submitted'"),
  );
  expect(count("select count(*) as n from views")).toBe(
    count("select count(*) as n from trail where type = 'view.opened'"),
  );
  expect(count("select count(*) as n from leases")).toBe(
    count("select count(*) as n from trail where type in ('lease.granted', 'lease.taken-over')"),
  );
  database.close();
}

/** Every line exactly once: no half, no duplicate, whatever was killed. */
async function importFinished(): Promise<void> {
  const database = new Database(join(dataDir, "keyhole.db"), { readonly: true });
  const state = database.prepare<[string], { state: string }>("select state from imports where id = ?");
  for (let tries = 0; state.get(importId)?.state !== "finished"; tries++) {
    expect(tries, `the import did not finish (seed ${seed})`).toBeLessThan(1_200);
    await new Promise((go) => setTimeout(go, 100));
  }
  const count = (sql: string) => database.prepare<[string], { n: number }>(sql).get(importId)?.n;
  expect(count("select count(*) as n from items where import_id = ?")).toBe(importedLines);
  expect(count("select count(distinct fingerprint) as n from items where import_id = ?")).toBe(importedLines);
  const tasksOf = "select count(*) as n from tasks where item_id in (select id from items where import_id = ?)";
  expect(count(tasksOf)).toBe(importedLines);
  database.close();
}

it(`loses nothing acknowledged in ${kills} kills at random moments, and the trail verifies each time`, async () => {
  const port = await freePort();
  const acknowledged: Acknowledged = { annotations: new Set(), drafts: new Map() };
  let server: ServerProcess = await startServer({ dataDir, port });
  for (let round = 0; round < kills; round++) {
    const visitors = cookies.map((kept) => {
      const visitor = new Visitor(server.url);
      for (const [key, value] of kept) visitor.cookies.set(key, value);
      return visitor;
    });
    let begun = () => {};
    const atWork = new Promise<void>((go) => (begun = go));
    const working = Promise.all(visitors.map((visitor) => work(visitor, acknowledged, begun)));
    // One in four dies at any moment of its first half second, the others while work is under way, however slow the start.
    if (random() < 0.25) await new Promise((go) => setTimeout(go, random() * 500));
    else {
      await Promise.race([atWork, working]);
      await new Promise((go) => setTimeout(go, 20 + random() * 280));
    }
    await server.kill();
    await working;
    server = await startServer({ dataDir, port });
    const trail = await server.verifyTrail();
    expect(trail.whole, `${trail.finding} (seed ${seed})`).toBe(true);
    check(acknowledged);
  }
  expect(acknowledged.annotations.size).toBeGreaterThan(kills);
  await importFinished();
  expect(await server.kill("SIGTERM")).toBe(0);
  console.log(
    `${acknowledged.annotations.size} submits and ${acknowledged.drafts.size} drafts acknowledged over ${kills} kills`,
  );
});
