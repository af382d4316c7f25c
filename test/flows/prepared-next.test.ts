import { afterAll, beforeAll, expect, it } from "vitest";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import { randomId, startHarness, type Harness, type Visitor } from "../harness.ts";
import { ahead, colour, fetched, submitted, unsealed } from "./prepared.ts";
import { conversation, holdOf, pair, text, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let leo: Visitor;
let mei: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
  mei = await harness.person({ name: "Mei Labeler" });
}, 60_000);
afterAll(() => harness.close());

const colours = ["#446688", "#664488", "#886644", "#228844", "#882244", "#111155"];
const pictures = async (settings: Partial<ProjectSettings> = {}, count = 6) => {
  const items = await Promise.all(colours.slice(0, count).map((name) => colour(name)));
  const template = "image-classification" as const;
  return workProject(harness, {
    lead,
    labelers: [leo, mei],
    template,
    items,
    settings: { review: "none", ...settings },
  });
};

it("gives the key with the claim that commits the view, and what it opens is what the view shows ever after", async () => {
  const projectId = await pictures();
  const { services } = harness.app;
  const first = await leo.client.work.next.mutate({ projectId });
  expect(first.prepared).toBeNull();
  const entries = (await services.store.read.trailHead()).size;
  const got = await ahead(leo, first);
  expect(got?.sealed.length).toBe(64 * 1024 + 12 + 16);
  // Ciphertext that nobody can read is no view: nothing is recorded, and no view exists.
  expect((await services.store.read.trailHead()).size).toBe(entries);
  harness.pass(61_000);
  const next = await submitted(leo, first);
  expect(next.prepared?.id).toBe(got?.id);
  const parcel = unsealed(got?.sealed ?? Buffer.alloc(0), next.prepared?.key ?? "");
  expect(parcel.parts.map(({ field }) => field)).toEqual(["image"]);
  const [part] = parcel.parts;
  expect(Buffer.from(part?.bytes ?? []).equals(await fetched(leo, next))).toBe(true);
  const again = await leo.client.work.open.mutate(holdOf(next));
  expect([again.viewId, again.prepared]).toEqual([next.viewId, null]);
  expect(Buffer.from(part?.bytes ?? []).equals(await fetched(leo, again))).toBe(true);
  // The view is recorded once, under the id that the marks were made for.
  const rows = await services.store.read.searchTrail({ project: projectId, limit: 50 });
  const views = rows.flatMap(({ entry }) => {
    const read = decodeEntry(entry);
    return read.ok && read.value.type === "view.opened" ? [read.value.view] : [];
  });
  expect(views.filter((view) => view === next.viewId)).toHaveLength(1);
});

it("gives the key once: a submit that is repeated gives the task, and its picture by ticket", async () => {
  const projectId = await pictures();
  const first = await leo.client.work.next.mutate({ projectId });
  await ahead(leo, first);
  const next = await submitted(leo, first);
  expect(next.prepared).not.toBeNull();
  const same = await leo.client.work.next.mutate({ projectId });
  expect([same.viewId, same.prepared]).toEqual([next.viewId, null]);
  expect((await fetched(leo, same)).length).toBeGreaterThan(0);
});

it("prepares another task for everybody who works at once, and nobody waits for what a colleague has ready", async () => {
  const projectId = await pictures();
  const one = await leo.client.work.next.mutate({ projectId });
  const other = await mei.client.work.next.mutate({ projectId });
  const [mine, theirs] = [await ahead(leo, one), await ahead(mei, other)];
  // Mei is first, and does not get the head of the queue: it is ready for Leo.
  const hers = await submitted(mei, other);
  const his = await submitted(leo, one);
  expect([hers.prepared?.id, his.prepared?.id]).toEqual([theirs?.id, mine?.id]);
  const ids = [one, other, hers, his].map(({ lease }) => lease.itemId);
  expect(new Set(ids).size).toBe(4);
  // Both go on: nothing that was passed over stays behind.
  let [last, left] = [hers, his];
  await ahead(mei, last);
  await ahead(leo, left);
  last = await submitted(mei, last);
  left = await submitted(leo, left);
  expect(new Set([...ids, last.lease.itemId, left.lease.itemId]).size).toBe(6);
});

it("leaves the queue as it was when nobody comes back for what is ready", async () => {
  const projectId = await pictures({}, 3);
  const one = await leo.client.work.next.mutate({ projectId });
  await ahead(leo, one);
  const other = await mei.client.work.next.mutate({ projectId });
  const third = await submitted(mei, other);
  // What was ready for Leo was taken by Mei without a preparation: he gets no key for it, and none of the others'.
  expect(new Set([one, other, third].map(({ lease }) => lease.itemId)).size).toBe(3);
  const nothing = submitted(leo, one);
  await expect(nothing).rejects.toThrow("no next task");
  expect(harness.app.services.preparations.size).toBe(0);
});

it("brings the mark over texts along, in the parcel of a text that itself comes with the claim", async () => {
  const items = [text("one"), text("two")];
  const projectId = await workProject(harness, { lead, labelers: [leo], items, settings: { review: "none" } });
  const first = await leo.client.work.next.mutate({ projectId });
  const got = await ahead(leo, first);
  const next = await submitted(leo, first);
  const parcel = unsealed(got?.sealed ?? Buffer.alloc(0), next.prepared?.key ?? "");
  expect([parcel.theme, parcel.parts.map(({ field, mime }) => [field, mime])]).toEqual(["light", [["", "image/png"]]]);
  const reply = await leo.media("/media/overlay", next.overlayTicket, { theme: "light" });
  const overlay = Buffer.from(await reply.arrayBuffer());
  expect(Buffer.from(parcel.parts[0]?.bytes ?? []).equals(overlay)).toBe(true);
  expect(next.fields["text"]).toEqual({ kind: "text", text: expect.any(String) as string });
});

it("prepares returned work as the view that it was", async () => {
  const projectId = await pictures({ review: "all" }, 3);
  const first = await leo.client.work.next.mutate({ projectId });
  const seen = await fetched(leo, first);
  const second = await submitted(leo, first);
  const reviewer = mei;
  await lead.client.project.setMember.mutate({ projectId, personId: mei.personId as never, role: "reviewer" });
  // What is to be reviewed is found by a job, once a second.
  const pending = async () => (await reviewer.client.review.counts.query({ projectId })).pending;
  await expect.poll(pending, { timeout: 10_000 }).toBe(0);
  const review = await reviewer.client.review.next.mutate({ projectId });
  const [answer] = review.review.answers;
  const comments = [{ text: "Look again.", pin: null }];
  await reviewer.client.review.decide.mutate({
    ...holdOf(review),
    viewId: review.viewId,
    decision: { kind: "return", returned: [{ annotationId: answer?.annotationId ?? randomId(), comments }] },
    idempotencyKey: randomId<"decision">(),
    next: false,
  });
  const got = await ahead(leo, second);
  const again = await submitted(leo, second);
  expect([again.viewId, again.reopened]).toEqual([first.viewId, true]);
  const parcel = unsealed(got?.sealed ?? Buffer.alloc(0), again.prepared?.key ?? "");
  expect(Buffer.from(parcel.parts[0]?.bytes ?? []).equals(seen)).toBe(true);
});

it("prepares nothing where the project does not allow it, and hands out no key once it does not", async () => {
  const off = await pictures({ prefetch: false });
  const opened = await leo.client.work.next.mutate({ projectId: off });
  expect(await ahead(leo, opened)).toBeNull();
  const on = await pictures();
  const first = await leo.client.work.next.mutate({ projectId: on });
  expect(await ahead(leo, first)).not.toBeNull();
  const { version, settings } = await lead.client.project.detail.query({ projectId: on });
  await lead.client.project.change.mutate({ projectId: on, version, settings: { ...settings, prefetch: false } });
  const next = await submitted(leo, first);
  expect(next.prepared).toBeNull();
  expect((await fetched(leo, next)).length).toBeGreaterThan(0);
});

it("is worth nothing once another mark is in force", async () => {
  const projectId = await pictures({ visibleMark: "faint" });
  const first = await leo.client.work.next.mutate({ projectId });
  expect(await ahead(leo, first)).not.toBeNull();
  const { version, settings } = await lead.client.project.detail.query({ projectId });
  await lead.client.project.change.mutate({ projectId, version, settings: { ...settings, visibleMark: "full" } });
  expect((await submitted(leo, first)).prepared).toBeNull();
});

it("a conversation needs the mark only, in the order that its view will show", async () => {
  const turns = [{ role: "user" as const, text: "Why?" }];
  const items = [conversation(), { fields: { conversation: { ...pair, turns } } }];
  const template = "preference-pair" as const;
  const projectId = await workProject(harness, {
    lead,
    labelers: [leo],
    template,
    items,
    settings: { review: "none" },
  });
  const first = await leo.client.work.next.mutate({ projectId });
  const got = await ahead(leo, first);
  await leo.client.work.end.mutate({ ...holdOf(first), end: "skipped", reason: "" });
  const next = await leo.client.work.next.mutate({ projectId });
  expect(next.prepared?.id).toBe(got?.id);
});
