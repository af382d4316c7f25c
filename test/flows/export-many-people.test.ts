import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databasePath } from "@keyhole/db/sqlite/open";
import { openTerms } from "@keyhole/server/features/exports/open-terms";
import { scan } from "@keyhole/server/features/exports/scan";
import { exportFilters, exportLimits } from "@keyhole/server/features/exports/terms";
import type { StoredAnswer } from "@keyhole/shared/answers";
import type { PersonId } from "@keyhole/shared/ids";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import {
  addItems,
  castOf,
  entriesOf,
  fetchFile,
  labelAll,
  picture,
  untilReady,
  type Cast,
} from "../exports/fixture.ts";

const formOf = (labels: readonly string[]) => ({
  v: 1,
  fields: [{ name: "photo", kind: "image", title: "Photo" }],
  questions: [{ name: "things", title: "Things", type: "box", field: "photo", settings: { labels } }],
});

let harness: Harness;
let cast: Cast;
let second: Visitor;

const boxed =
  (label: string, x: number) =>
  ({ fields }: { fields: Readonly<Record<string, unknown>> }): Record<string, StoredAnswer> => {
    const { width, height } = fields["photo"] as { width: number; height: number };
    const region = { id: randomId(), label, x, y: 3, width: 7, height: 8 };
    return { things: { type: "box", version: 1, value: { width, height, regions: [region] } } };
  };

beforeAll(async () => {
  harness = await startHarness();
  cast = await castOf(harness, { form: formOf(["car", "bike"]) });
  second = await harness.person({ name: "Sora Second" });
  const { projectId } = cast;
  const personId = second.personId as PersonId; // given by the server
  await cast.lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
  const raws = [];
  for (const index of [0, 1, 2]) {
    raws.push({ fields: { photo: { kind: "picture", bytes: await picture(80 + index, 60) } } } as const);
  }
  await addItems(harness, { projectId, overlap: 2 }, raws);
  await labelAll(cast.labeler, projectId, boxed("car", 1));
  await cast.lead.client.project.publishForm.mutate({ projectId, form: formOf(["truck", "car"]), formVersion: 1 });
  await labelAll(second, projectId, boxed("truck", 2));
});
afterAll(() => harness.close());

const filters = { states: "accepted-and-submitted" } as const;
const ask = (format: "coco" | "jsonl") =>
  cast.lead.client.exports.request.mutate({
    projectId: cast.projectId,
    format,
    filters,
    recipient: "Training",
    purpose: "A test",
  });

async function ready(format: "coco" | "jsonl") {
  const { exportId, requestId, digest } = await ask(format);
  await cast.otherLead.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  expect((await untilReady(cast.lead, cast.projectId, exportId)).phase).toBe("ready");
  return exportId;
}

interface Coco {
  readonly images: { id: number; width: number }[];
  readonly categories: { id: number; name: string }[];
  readonly annotations: { image_id: number; category_id: number; bbox: number[]; attributes: { annotation: string } }[];
}

it("a picture that several people drew on stands once, with everybody's shapes under the labels of both forms", async () => {
  const exportId = await ready("coco");
  const { ticket } = await cast.lead.client.exports.ticket.mutate({ exportId });
  const coco = (await (await fetchFile(cast.lead, ticket)).json()) as Coco;
  expect(coco.categories).toMatchObject([
    { id: 1, name: "car" },
    { id: 2, name: "bike" },
    { id: 3, name: "truck" },
  ]);
  expect(coco.images.map(({ width }) => width).toSorted((one, other) => one - other)).toEqual([80, 81, 82]);
  for (const { id } of coco.images) {
    const shapes = coco.annotations.filter(({ image_id }) => image_id === id);
    expect(shapes.map(({ category_id, bbox }) => [category_id, bbox[0]])).toEqual([
      [1, 1],
      [3, 2],
    ]);
  }
  const manifest = await cast.lead.client.exports.manifest.mutate({ exportId });
  expect(manifest.forms.map(({ version }) => version)).toEqual([1, 2]);
  expect(manifest).toMatchObject({ rows: 6, items: 3, format: "coco" });
});

it("I1 where the trail cannot be written no byte of an export leaves", async () => {
  const exportId = await ready("jsonl");
  const { ticket, bytes } = await cast.lead.client.exports.ticket.mutate({ exportId });
  const other = new Database(databasePath(harness.dataDir));
  other.exec("begin immediate");
  const reply = await fetchFile(cast.lead, ticket);
  const text = await reply.text();
  other.exec("rollback");
  other.close();
  expect(reply.status).toBe(503);
  expect(JSON.parse(text)).toEqual({ code: "unavailable" });
  expect((await (await fetchFile(cast.lead, ticket)).arrayBuffer()).byteLength).toBe(bytes);
});

it("recipient and purpose stand nowhere in the open, neither in the database nor in the trail", async () => {
  const { services } = harness.app;
  const words = { recipient: "Zanzibar buyers", purpose: "Quetzal programme" };
  const asked = await cast.lead.client.exports.request.mutate({
    projectId: cast.projectId,
    format: "jsonl",
    filters,
    ...words,
  });
  const stored = await services.store.read.exportById(asked.exportId);
  const request = await services.store.read.requestById(asked.requestId);
  if (stored === null || request === null) throw new Error("not stored");
  expect(await openTerms(services, stored)).toMatchObject(words);
  const open = `${Buffer.from(stored.terms).toString("latin1")} ${JSON.stringify(request)}`;
  const trail = JSON.stringify(await entriesOf(harness, cast.projectId));
  for (const word of ["Zanzibar", "Quetzal"]) {
    expect(open).not.toContain(word);
    expect(trail).not.toContain(word);
  }
});

it("the live count stops at its limit and says that there is more", async () => {
  const { projectId } = cast;
  const all = { projectId, filters: exportFilters.parse(filters) };
  const counted = await scan(harness.app.services, { ...all, items: exportLimits.countedItems, rows: 100 });
  expect(counted).toMatchObject({ rows: 6, items: 3, totalItems: 3, people: 2, partial: false });
  const raws = Array.from({ length: 250 }, (_, index) => ({
    fields: { photo: { kind: "text", text: `stands for a picture ${index}` } } as const,
  }));
  await addItems(harness, { projectId }, raws);
  const cut = await scan(harness.app.services, { ...all, items: 200, rows: 100 });
  expect(cut).toMatchObject({ totalItems: 200, partial: true });
  const whole = await scan(harness.app.services, { ...all, items: 1_000, rows: 100 });
  expect(whole).toMatchObject({ rows: 6, totalItems: 253, partial: false });
});

it("only so many requests of a project wait at the same time, and a withdrawn one makes room", async () => {
  const asked = [];
  for (;;) {
    const answer = await ask("jsonl").catch((cause: unknown) => cause);
    if (answer instanceof Error) {
      const { code, problems } = await refusal(Promise.reject(answer));
      expect([code, problems?.[0]?.message]).toEqual(["quota", "export.too-many-waiting"]);
      break;
    }
    asked.push((answer as Awaited<ReturnType<typeof ask>>).requestId);
    expect(asked.length).toBeLessThanOrEqual(exportLimits.waiting);
  }
  const [requestId] = asked;
  if (requestId === undefined) throw new Error("nothing could be asked for");
  await cast.lead.client.requests.withdraw.mutate({ requestId });
  expect((await ask("jsonl")).rows).toBe(6);
});
