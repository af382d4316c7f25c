import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databasePath } from "@keyhole/db/sqlite/open";
import type { StoredExport } from "@keyhole/db/store/exports";
import { exportRecord } from "@keyhole/shared/formats/jsonl";
import type { ExportId, PersonId, RequestId } from "@keyhole/shared/ids";
import { buildExports, sweepExports } from "@keyhole/server/jobs/export-jobs";
import { exportLimits } from "@keyhole/server/features/exports/terms";
import { randomId, refusal, startHarness, type Harness } from "../harness.ts";
import {
  addItems,
  castOf,
  entriesOf,
  fetchFile,
  freezeProject,
  labelAll,
  signInAgain,
  untilReady,
  type Cast,
} from "../exports/fixture.ts";

const form = {
  v: 1,
  fields: [{ name: "note", kind: "text", title: "Note" }],
  questions: [{ name: "kind", title: "Kind", type: "choice", field: "note", settings: { options: ["a", "b"] } }],
};
/** More than the buffers of both ends of a loopback connection hold. */
const itemCount = 150;

let harness: Harness;
let cast: Cast;
const labeled: string[] = [];

beforeAll(async () => {
  harness = await startHarness();
  cast = await castOf(harness, { form });
  const raws = Array.from({ length: itemCount }, () => {
    const text = randomBytes(120_000).toString("base64");
    return { fields: { note: { kind: "text", text } } } as const;
  });
  await addItems(harness, cast, raws);
  const answer = { kind: { type: "choice", version: 1, value: { selected: ["a"], tie: false } } } as const;
  for (const { annotationId } of await labelAll(cast.labeler, cast.projectId, () => answer)) labeled.push(annotationId);
});
afterAll(() => harness.close());

const ask = () =>
  cast.lead.client.exports.request.mutate({
    projectId: cast.projectId,
    format: "jsonl",
    filters: { states: "accepted-and-submitted" },
    recipient: "Training",
    purpose: "A test",
  });

async function approved(): Promise<ExportId> {
  const { exportId, requestId, digest } = await ask();
  await cast.otherLead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  return exportId;
}

/** The decision without what follows it. */
const approveInStore = (id: RequestId, digest: string, now = harness.now()): Promise<boolean> =>
  harness.app.services.store.write.decideRequest({
    id,
    digest,
    decision: "approved",
    by: cast.otherLead.personId as PersonId, // given by the server
    now,
    drafts: [],
  });

const stored = async (id: ExportId): Promise<StoredExport> => {
  const found = await harness.app.services.store.read.exportById(id);
  if (found === null) throw new Error("no such export");
  return found;
};

/** Reads a reply to its end or to where it is cut off; gives the bytes that came. */
async function drain(reply: Response, first: () => Promise<void> = async () => undefined): Promise<number> {
  const reader = reply.body?.getReader();
  if (reader === undefined) throw new Error("no body");
  let came = 0;
  for (;;) {
    const part = await reader.read().catch(() => null);
    if (part === null || part.done) return came;
    if (came === 0) await first();
    came += part.value.length;
  }
}

it("I5 a freeze cuts a download off, and it resumes where it stopped once the freeze is lifted", async () => {
  const exportId = await approved();
  await untilReady(cast.lead, cast.projectId, exportId);
  const { ticket, bytes } = await cast.lead.client.exports.ticket.mutate({ exportId });
  const reply = await fetchFile(cast.lead, ticket);
  let lift = async (): Promise<void> => undefined;
  const came = await drain(reply, async () => {
    lift = await freezeProject(harness, cast);
  });
  expect(came).toBeLessThan(bytes);
  expect(harness.app.services.streams.size).toBe(0);
  await wait(50);
  const entries = await entriesOf(harness, cast.projectId);
  const last = entries.filter(({ type, export: of }) => type === "export.downloaded" && of === exportId).at(-1);
  expect(last).toMatchObject({ change: "interrupted", total: bytes });
  expect(last?.bytes).toBeLessThan(bytes);
  expect(last?.bytes).toBeGreaterThanOrEqual(came);
  await lift();
  const rest = await fetchFile(cast.lead, ticket, { range: `bytes=${came}-` });
  expect(rest.status).toBe(206);
  expect(await drain(rest)).toBe(bytes - came);
  await wait(50);
  expect((await stored(exportId)).reason).toBe("complete");
});

it("a requester who lost the role in the project is cut off and gets nothing more", async () => {
  const { personId } = cast.lead;
  const exportId = await approved();
  await untilReady(cast.lead, cast.projectId, exportId);
  const { ticket, bytes } = await cast.lead.client.exports.ticket.mutate({ exportId });
  const reply = await fetchFile(cast.lead, ticket);
  const role = (name: "lead" | null) =>
    cast.otherLead.client.project.setMember.mutate({
      projectId: cast.projectId,
      personId: personId as PersonId, // given by the server
      role: name,
    });
  const came = await drain(reply, async () => void (await role(null)));
  expect(came).toBeLessThan(bytes);
  expect((await fetchFile(cast.lead, ticket)).status).toBe(404);
  await role("lead");
});

it("a build waits while a freeze holds and starts anew after it", async () => {
  const { services } = harness.app;
  const { exportId, requestId, digest } = await ask();
  const lift = await freezeProject(harness, cast);
  await approveInStore(requestId, digest);
  await buildExports(services);
  expect((await stored(exportId)).state).toBe("asked");
  await lift();
  const under = buildExports(services);
  while (services.streams.size === 0) await wait(1);
  const liftAgain = await freezeProject(harness, cast);
  await under;
  expect((await stored(exportId)).state).toBe("asked");
  await liftAgain();
  await buildExports(services);
  await buildExports(services);
  const { state, progress, rows } = await stored(exportId);
  expect([state, progress]).toEqual(["ready", rows]);
});

it("versions that were superseded or returned after the request never leave", async () => {
  const { services } = harness.app;
  const { exportId, requestId, digest } = await ask();
  const [annotationId = "", returned = ""] = labeled;
  setState(annotationId, "superseded");
  setState(returned, "returned");
  await cast.otherLead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  await untilReady(cast.lead, cast.projectId, exportId);
  const manifest = await cast.lead.client.exports.manifest.mutate({ exportId });
  expect(manifest).toMatchObject({ rows: itemCount - 2, leftOut: 2 });
  const { ticket } = await cast.lead.client.exports.ticket.mutate({ exportId });
  const lines = (await (await fetchFile(cast.lead, ticket)).text()).trimEnd().split("\n");
  const ids = lines.map((line) => exportRecord.parse(JSON.parse(line)).annotation as string);
  expect(ids).toHaveLength(itemCount - 2);
  expect(ids).not.toContain(annotationId);
  expect(ids).not.toContain(returned);
  expect(services.streams.size).toBe(0);
});

it("a refused request is never built, an approval that stayed unbuilt lapses, and bytes go with their hour", async () => {
  const { services } = harness.app;
  const refused = await ask();
  const decision = { requestId: refused.requestId, digest: refused.digest, decision: "refused" } as const;
  await cast.otherLead.client.requests.decide.mutate(decision);
  await buildExports(services);
  const listed = await cast.lead.client.exports.list.query({ projectId: cast.projectId });
  expect(listed.exports.find(({ id }) => id === refused.exportId)?.phase).toBe("refused");
  expect(listed.approvers).toEqual({ leads: ["Otto Other"], administrators: 1 });

  const old = await ask();
  await approveInStore(old.requestId, old.digest, services.clock() - exportLimits.approvalMs - 1);
  const soon = await approved();
  const ready = await untilReady(cast.lead, cast.projectId, soon);
  expect(ready.phase).toBe("ready");
  const { blobId } = await stored(soon);
  harness.pass(exportLimits.readyMs);
  await sweepExports(services);
  expect(await stored(soon)).toMatchObject({ state: "closed", reason: "expired", blobId: null });
  if (blobId === null) throw new Error("no blob");
  await expect(services.blobs.size(blobId)).rejects.toThrow("absent");
  expect((await stored(refused.exportId)).reason).toBe("withdrawn");
  expect((await stored(old.exportId)).reason).toBe("not-built");
  await signInAgain(harness, cast.lead);
  expect((await refusal(cast.lead.client.exports.ticket.mutate({ exportId: soon }))).code).toBe("absent");
});

it("what is stored must be what was approved: other pins are not built", async () => {
  const { services } = harness.app;
  const { exportId, requestId, digest } = await ask();
  tamper(exportId);
  await approveInStore(requestId, digest);
  await buildExports(services);
  await buildExports(services);
  expect(await stored(exportId)).toMatchObject({ state: "failed", reason: "build-failed" });
});

/** As a review does: a corrected version is kept and no longer current, a returned one waits for its worker. */
function setState(id: string, state: "superseded" | "returned"): void {
  withDatabase((database) => {
    database.prepare("update annotations set state = ? where id = ?").run(state, id);
  });
}

/** Somebody with the database file puts another annotation into the pinned list. */
function tamper(id: ExportId): void {
  withDatabase((database) => {
    const row = database.prepare<[string], { ids: Buffer }>("select ids from export_pins where export_id = ?").get(id);
    if (row === undefined) throw new Error("no pins");
    Buffer.from(randomId(), "base64url").copy(row.ids, 0);
    database.prepare("update export_pins set ids = ? where export_id = ?").run(row.ids, id);
  });
}

function withDatabase(use: (database: Database.Database) => void): void {
  const database = new Database(databasePath(harness.dataDir));
  use(database);
  database.close();
}
