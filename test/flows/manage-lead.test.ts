import { afterAll, beforeAll, expect, it } from "vitest";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { makeItem, type RawItem } from "@keyhole/server/features/imports/make-item";
import { upgradeAnswers } from "@keyhole/shared/answers";
import type { ProjectId } from "@keyhole/shared/ids";
import { defaultProjectSettings } from "@keyhole/shared/project-settings";
import { templates } from "@keyhole/shared/templates/templates";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { mood, text, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let other: Visitor;
let labeler: Visitor;
let projectId: ProjectId;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  other = await harness.person({ name: "Otto Other", mayCreateProjects: true });
  labeler = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

const idOf = (who: Visitor) => who.personId as never;

async function addTexts(texts: readonly string[], extra: Partial<RawItem> = {}) {
  const { services } = harness.app;
  const items = [];
  const settings = { ...defaultProjectSettings, openMetadata: ["batch"] };
  for (const text of texts) {
    const raw: RawItem = { fields: { text: { kind: "text", text } }, ...extra };
    items.push(await makeItem(services, raw, { projectId, importId: null, settings }));
  }
  const drafts = [systemEntry(services, { type: "import.finished", project: projectId, count: items.length })];
  await services.store.write.addItems(items, { now: services.clock(), drafts });
  return items;
}

const typesOf = async (query: { item?: string } = {}) => {
  const rows = await harness.app.services.store.read.searchTrail({ project: projectId, limit: 500, ...query });
  return rows.map(({ entry }) => {
    const read = decodeEntry(entry);
    return read.ok ? read.value : null;
  });
};

async function work(who: Visitor, answer: string | null) {
  const task = await who.client.work.next.mutate({ projectId });
  const hold = { leaseId: task.lease.id, epoch: task.lease.epoch };
  if (answer === null) return { task, hold };
  const [question] = task.form?.questions ?? [];
  const value = { type: "choice", version: 1, value: { selected: [answer] } };
  await who.client.work.submit.mutate({
    ...hold,
    formId: task.formId ?? randomId<"form">(),
    answers: { v: 1, answers: { [String(question?.name)]: value } },
    idempotencyKey: randomId<"submit">(),
    activeMs: 4_000,
    next: false,
  });
  return { task, hold };
}

it("makes a project from a template in one call, published and ready", async () => {
  // Every task waits for a reviewer here, so that no rule decides about one while the tests look at it.
  const settings = { ...defaultProjectSettings, review: "all" as const };
  const made = await lead.client.project.create.mutate({
    name: "Letters",
    form: templates["text-classification"],
    settings,
  });
  projectId = made.projectId;
  const [own] = await lead.client.project.own.query();
  expect(own).toMatchObject({ name: "Letters", role: "lead", ready: true });
  const form = await lead.client.project.form.query({ projectId });
  expect(form.version).toBe(1);
  const history = await lead.client.project.formVersions.query({ projectId });
  expect(history).toMatchObject({ versions: [{ version: 1, by: "Lena Lead" }], next: null });
});

it("makes nothing when the form that was asked for cannot work", async () => {
  const form = { v: 1, fields: [], questions: [] };
  const body = await refusal(lead.client.project.create.mutate({ name: "Never", form }));
  expect(body.code).toBe("invalid");
  expect(body.problems?.map(({ message }) => message)).toContain("form.no-field");
  expect(await lead.client.project.own.query()).toHaveLength(1);
});

it("shows a conflict when two leads publish, and keeps both versions readable", async () => {
  const before = await lead.client.project.form.query({ projectId });
  if (before.form === null) throw new Error("no form");
  const [question, ...rest] = before.form.questions;
  if (question === undefined) throw new Error("no question");
  const renamed = { ...before.form, questions: [{ ...question, title: "What is it about?" }, ...rest] };
  await lead.client.project.publishForm.mutate({ projectId, form: renamed, formVersion: 1 });
  const late = lead.client.project.publishForm.mutate({ projectId, form: before.form, formVersion: 1 });
  expect((await refusal(late)).code).toBe("conflict");
  const old = await lead.client.project.formAt.query({ projectId, formId: before.formId ?? randomId<"form">() });
  expect(old.form.questions[0]?.title).toBe(question.title);
  expect(old.version).toBe(1);
});

it("gives roles by look-up, changes and takes them", async () => {
  const found = await lead.client.project.lookup.query({ projectId, text: "leo" });
  expect(found).toMatchObject([{ name: "Leo Labeler" }]);
  await lead.client.project.setMember.mutate({ projectId, personId: idOf(labeler), role: "reviewer" });
  await lead.client.project.setMember.mutate({ projectId, personId: idOf(labeler), role: "labeler" });
  const self = lead.client.project.setMember.mutate({ projectId, personId: idOf(lead), role: "labeler" });
  expect((await refusal(self)).code).toBe("absent");
  const workers = await lead.client.project.workers.query({ projectId });
  expect(workers.map(({ name, role, tasks }) => [name, role, tasks])).toEqual([
    ["Lena Lead", "lead", 0],
    ["Leo Labeler", "labeler", 0],
  ]);
});

it("changes settings with the version seen, and applies another overlap to unfinished tasks only", async () => {
  await addTexts(["one", "two", "three"]);
  const option = await firstOption();
  await work(labeler, option);
  const seen = await lead.client.project.detail.query({ projectId });
  const settings = { ...seen.settings, overlap: 2, review: "none" as const };
  const changed = await lead.client.project.change.mutate({ projectId, version: seen.version, settings });
  expect(changed.tasks).toBe(2);
  const again = lead.client.project.change.mutate({ projectId, version: seen.version, settings: seen.settings });
  expect((await refusal(again)).code).toBe("conflict");
  const { items } = await lead.client.items.list.query({ projectId });
  const slots = items.map(({ overlap, submitted }) => `${submitted} of ${overlap}`);
  expect(new Set(slots)).toEqual(new Set(["1 of 1", "0 of 2"]));
  expect(slots).toHaveLength(3);
  const entries = await typesOf();
  const settingsChanged = entries.filter((entry) => entry?.type === "project.changed");
  const counts = Object.fromEntries(settingsChanged.map((entry) => [entry?.setting, entry?.count]));
  expect(counts).toEqual({ overlap: 2, review: undefined });
});

async function firstOption(): Promise<string> {
  const { form } = await lead.client.project.form.query({ projectId });
  const [question] = form?.questions ?? [];
  if (question?.type !== "choice") throw new Error("not a choice");
  return String(question.settings.options[0]?.value);
}

it("counts on the overview what the list shows, with a forecast from what was done", async () => {
  const home = await lead.client.project.home.query({ projectId });
  expect(home.counts).toMatchObject({ waiting: 2, inWork: 0, inReview: 1, missing: 4 });
  expect(home.forecast).toEqual({ remaining: 4, perDay: 1, days: 4 });
  expect(home.days).toEqual([{ day: home.today, submitted: 1 }]);
  const [, leo] = await lead.client.project.workers.query({ projectId });
  expect(leo).toMatchObject({ tasks: 1, activeMs: 4_000, accepted: 0, declined: 0 });
});

it("shows an item only under a committed view, with answers, and what the flagging labeler said", async () => {
  const { task, hold } = await work(labeler, null);
  await labeler.client.work.end.mutate({ ...hold, end: "flagged", reason: "This is not a letter." });
  const { items } = await lead.client.items.list.query({ projectId, state: "flagged" });
  expect(items.map(({ itemId }) => itemId)).toEqual([task.lease.itemId]);
  const seen = await lead.client.items.inspect.mutate({ projectId, itemId: items[0]?.itemId ?? randomId<"item">() });
  expect(seen.lease.purpose).toBe("inspect");
  expect(seen.fields["text"]?.kind).toBe("text");
  expect(seen.notes).toMatchObject([{ name: "Leo Labeler", text: "This is not a letter.", state: "flagged" }]);
  const types = (await typesOf({ item: items[0]?.itemId ?? "" })).map((entry) => [entry?.type, entry?.purpose]);
  expect(types).toContainEqual(["view.opened", "inspect"]);

  const done = await lead.client.items.list.query({ projectId, state: "in-review" });
  const finished = await lead.client.items.inspect.mutate({
    projectId,
    itemId: done.items[0]?.itemId ?? randomId<"item">(),
  });
  const [annotation] = finished.annotations;
  expect(annotation).toMatchObject({ name: "Leo Labeler", state: "submitted", source: "labeler" });
  expect(Object.keys(annotation?.answers?.answers ?? {})).toHaveLength(1);
  expect(finished.forms[String(annotation?.formId)]?.version).toBe(2);
  // The look before ended when the next began.
  const before = { leaseId: seen.lease.id, epoch: seen.lease.epoch };
  expect((await refusal(lead.client.work.open.mutate(before))).code).toBe("stale-lease");
});

it("prioritises, reopens, retires and brings back, an entry for each", async () => {
  const flagged = await lead.client.items.list.query({ projectId, state: "flagged" });
  const itemIds = flagged.items.map(({ itemId }) => itemId);
  const change = (what: Parameters<typeof lead.client.items.change.mutate>[0]["change"]) =>
    lead.client.items.change.mutate({ projectId, itemIds, change: what });
  expect(await change({ kind: "reopen" })).toEqual({ changed: 1, asked: 1 });
  expect(await change({ kind: "reopen" })).toEqual({ changed: 0, asked: 1 });
  await change({ kind: "prioritise", priority: 10 });
  const { task } = await work(labeler, null);
  expect(task.lease.itemId).toBe(itemIds[0]);
  await change({ kind: "retire" });
  const hold = { leaseId: task.lease.id, epoch: task.lease.epoch };
  expect((await refusal(labeler.client.work.open.mutate(hold))).code).toBe("stale-lease");
  expect((await lead.client.project.home.query({ projectId })).counts).toMatchObject({ retired: 1, inWork: 0 });
  await change({ kind: "un-retire" });
  expect((await lead.client.project.home.query({ projectId })).counts).toMatchObject({ retired: 0, waiting: 2 });
  const types = (await typesOf({ item: itemIds[0] ?? "" })).map((entry) => entry?.type);
  for (const type of ["task.reopened", "task.changed", "item.retired", "item.changed"]) expect(types).toContain(type);
});

it("filters by open metadata and by person, and pages by key", async () => {
  const added = await addTexts(
    Array.from({ length: 130 }, (_, index) => `letter ${index}`),
    { metadata: { batch: "b7" } },
  );
  const filter = { projectId, metadata: { key: "batch", value: "b7" } };
  const first = await lead.client.items.list.query(filter);
  expect(first.items).toHaveLength(100);
  const second = await lead.client.items.list.query({ ...filter, after: first.next ?? randomId<"item">() });
  expect(second.next).toBeNull();
  const seen = new Set([...first.items, ...second.items].map(({ itemId }) => itemId));
  expect(seen).toEqual(new Set(added.map(({ id }) => id)));
  expect(await lead.client.items.values.query({ projectId, key: "batch" })).toEqual(["b7"]);
  const mine = await lead.client.items.list.query({ projectId, personId: idOf(labeler) });
  expect(mine.items).toHaveLength(2);
});

it("draws the mark for the lead who asks", async () => {
  const full = await lead.client.project.markPreview.query({ projectId, level: "full" });
  const faint = await lead.client.project.markPreview.query({ projectId, level: "faint" });
  expect(full.mime).toBe("image/jpeg");
  expect(full.base64).not.toBe(faint.base64);
});

it("looks absent to everybody who does not lead the project", async () => {
  const itemId = randomId<"item">();
  const personId = idOf(labeler);
  const calls = (who: Visitor) => [
    () => who.client.project.detail.query({ projectId }),
    () => who.client.project.home.query({ projectId }),
    () => who.client.project.workers.query({ projectId }),
    () => who.client.project.form.query({ projectId }),
    () => who.client.project.formVersions.query({ projectId }),
    () => who.client.project.formAt.query({ projectId, formId: randomId<"form">() }),
    () => who.client.project.publishForm.mutate({ projectId, form: templates.ranking, formVersion: 2 }),
    () => who.client.project.members.query({ projectId }),
    () => who.client.project.lookup.query({ projectId, text: "l" }),
    () => who.client.project.setMember.mutate({ projectId, personId, role: null }),
    () => who.client.project.change.mutate({ projectId, version: 4, name: "Mine" }),
    () => who.client.project.archive.mutate({ projectId, version: 4, archived: true }),
    () => who.client.project.markPreview.query({ projectId, level: "full" }),
    () => who.client.items.list.query({ projectId }),
    () => who.client.items.values.query({ projectId, key: "batch" }),
    () => who.client.items.teams.query({ projectId }),
    () => who.client.items.change.mutate({ projectId, itemIds: [itemId], change: { kind: "retire" } }),
    () => who.client.items.inspect.mutate({ projectId, itemId }),
  ];
  for (const call of calls(other)) expect((await refusal(call())).code).toBe("absent");
  for (const call of calls(labeler)) expect((await refusal(call())).code).toBe("absent");
});

it("archives with the version seen, ends what is open, and brings the project back", async () => {
  const { hold } = await work(labeler, null);
  const { version } = await lead.client.project.detail.query({ projectId });
  await lead.client.project.archive.mutate({ projectId, version, archived: true });
  expect((await refusal(labeler.client.work.open.mutate(hold))).code).not.toBe("internal");
  expect((await refusal(labeler.client.work.next.mutate({ projectId }))).code).toBe("absent");
  expect(await lead.client.project.own.query()).toEqual([]);
  expect(await lead.client.project.archived.query()).toMatchObject([{ id: projectId, name: "Letters" }]);
  await lead.client.project.archive.mutate({ projectId, version: version + 1, archived: false });
  expect(await lead.client.project.own.query()).toHaveLength(1);
});

it("shows what an import said is right, under the view like the rest of the item", async () => {
  const reference = upgradeAnswers(mood("neutral"));
  if (!reference.ok) throw new Error("the reference does not read");
  const items = [{ ...text("with a reference"), reference: reference.value }, text("without one")];
  const referenced = await workProject(harness, { lead, labelers: [], items });
  const rows = (await lead.client.items.list.query({ projectId: referenced })).items;
  const seen = [];
  for (const { itemId } of rows) {
    const item = await lead.client.items.inspect.mutate({ projectId: referenced, itemId });
    seen.push([Object.values(item.fields)[0], item.reference]);
  }
  const sorted = seen.toSorted(([, one], [, second]) => Number(one === null) - Number(second === null));
  expect(sorted).toEqual([
    [{ kind: "text", text: "with a reference" }, reference.value],
    [{ kind: "text", text: "without one" }, null],
  ]);
});
