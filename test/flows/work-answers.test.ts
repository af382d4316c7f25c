import { afterAll, beforeAll, expect, it } from "vitest";
import { templates } from "@keyhole/shared/templates/templates";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import {
  answersOf,
  conversation,
  inCodes,
  pair,
  holdOf,
  mood,
  onAnotherDevice,
  stored,
  submission,
  text,
  trailTypes,
  workProject,
} from "./work.ts";

let harness: Harness;
let lead: Visitor;
let leo: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

const texts = (...values: string[]) => workProject(harness, { lead, labelers: [leo], items: values.map(text) });

it("I10: a submit that is retried after a lost reply makes one annotation and gives the same next task", async () => {
  const projectId = await texts("one", "two", "three");
  const opened = await leo.client.work.next.mutate({ projectId });
  const sent = { ...submission(opened, mood("positive")), next: true };
  const first = await leo.client.work.submit.mutate(sent);
  const second = await leo.client.work.submit.mutate(sent);
  expect(second.annotationId).toBe(first.annotationId);
  expect(second.next?.lease.id).toBe(first.next?.lease.id);
  expect(second.next?.lease.taskId).not.toBe(opened.lease.taskId);
  const types = await trailTypes(harness, projectId);
  expect(types.filter((type) => type === "annotation.submitted")).toHaveLength(1);
  const counts = await leo.client.work.counts.query({ projectId });
  expect(counts).toMatchObject({ doneByMe: 1, doneToday: 1, mine: 1, waiting: 1 });
  expect((await leo.client.work.counts.query({ projectId, since: harness.now() + 1 })).doneToday).toBe(0);
});

it("what a person did today is counted in all their projects together too", async () => {
  const [here, there] = [await texts("one", "two"), await texts("three")];
  const { doneTodayEverywhere: before } = await leo.client.work.counts.query({ projectId: here });
  for (const projectId of [here, there]) {
    const opened = await leo.client.work.next.mutate({ projectId });
    await leo.client.work.submit.mutate(submission(opened, mood("positive")));
  }
  const counts = await leo.client.work.counts.query({ projectId: here });
  expect(counts).toMatchObject({ doneToday: 1, doneTodayEverywhere: before + 2 });
  const none = await leo.client.work.counts.query({ projectId: here, since: harness.now() + 1 });
  expect(none).toMatchObject({ doneToday: 0, doneTodayEverywhere: 0 });
});

it("a key of one task never stands for the answers to another: they are not dropped in silence", async () => {
  const projectId = await texts("one", "two");
  const sent = submission(await leo.client.work.next.mutate({ projectId }), mood("positive"));
  await leo.client.work.submit.mutate(sent);
  const second = await leo.client.work.next.mutate({ projectId });
  const reused = { ...submission(second, mood("negative")), idempotencyKey: sent.idempotencyKey };
  expect((await refusal(leo.client.work.submit.mutate(reused))).code).toBe("conflict");
  expect((await leo.client.work.counts.query({ projectId })).doneByMe).toBe(1);
});

it("answers are taken under the form that the lease was opened with only, and the draft is kept", async () => {
  const projectId = await texts("one", "two");
  const other = await workProject(harness, { lead, labelers: [leo], template: "named-entities", items: [text("two")] });
  const opened = await leo.client.work.next.mutate({ projectId });
  const foreign = await leo.client.work.next.mutate({ projectId: other });
  const draft = { ...holdOf(opened), baseVersion: 0, answers: mood("negative"), activeMs: 1 };
  await leo.client.work.saveDraft.mutate(draft);
  const form = templates["text-classification"];
  const published = await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 1 });
  for (const formId of [foreign.formId ?? randomId<"form">(), published.formId, randomId<"form">()]) {
    const sent = { ...submission(opened, mood("positive")), formId };
    expect(await refusal(leo.client.work.submit.mutate(sent))).toMatchObject({
      code: "conflict",
      problems: [{ path: ["formId"], message: "work.other-form" }],
    });
  }
  // A form that was published meanwhile changes nothing for the work that is under way.
  const there = await leo.client.work.open.mutate(holdOf(opened));
  expect([there.formId, there.formVersion, there.draft?.answers]).toEqual([opened.formId, 1, mood("negative")]);
  await leo.client.work.submit.mutate(submission(opened, mood("positive")));
  expect((await leo.client.work.next.mutate({ projectId })).formId).toBe(published.formId);
});

it("work that is taken up again under another lease is asked by the form in force, and only under that", async () => {
  const projectId = await texts("one");
  const opened = await leo.client.work.next.mutate({ projectId });
  const form = templates["text-classification"];
  const second = await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 1 });
  const elsewhere = await onAnotherDevice(harness, leo);
  const taken = await elsewhere.client.work.next.mutate({ projectId });
  expect([taken.lease.taskId, taken.viewId, taken.formId]).toEqual([opened.lease.taskId, opened.viewId, second.formId]);
  await lead.client.project.publishForm.mutate({ projectId, form, formVersion: 2 });
  expect((await elsewhere.client.work.open.mutate(holdOf(taken))).formId).toBe(second.formId);
  const old = { ...submission(taken, mood("positive")), formId: opened.formId ?? randomId<"form">() };
  expect((await refusal(elsewhere.client.work.submit.mutate(old))).code).toBe("conflict");
  await elsewhere.client.work.submit.mutate(submission(taken, mood("positive")));
});

it("everything wrong with a submit is said at once, and the lease goes on", async () => {
  const projectId = await texts("one");
  const opened = await leo.client.work.next.mutate({ projectId });
  const empty = await refusal(leo.client.work.submit.mutate(submission(opened, answersOf({}))));
  expect(empty).toMatchObject({ code: "invalid", problems: [{ path: ["answers", "sentiment"] }] });
  const wrong = answersOf({ sentiment: stored("choice", { selected: ["sad"], tie: false }), more: stored("text", {}) });
  expect((await refusal(leo.client.work.submit.mutate(submission(opened, wrong)))).problems?.length).toBeGreaterThan(0);
  await leo.client.work.submit.mutate(submission(opened, mood("positive")));
});

it("a draft on another version is a conflict; nothing is overwritten and the stored one can be read", async () => {
  const projectId = await texts("one");
  const opened = await leo.client.work.next.mutate({ projectId });
  const save = (baseVersion: number, answers: unknown) =>
    leo.client.work.saveDraft.mutate({ ...holdOf(opened), baseVersion, answers, activeMs: 1 });
  await save(0, mood("positive"));
  expect((await refusal(save(0, mood("negative")))).code).toBe("conflict");
  const there = await leo.client.work.open.mutate(holdOf(opened));
  expect([there.draft?.answers, there.draftVersion]).toEqual([mood("positive"), 1]);
  expect((await save(1, mood("negative"))).version).toBe(2);
});

it("a text of 200 KB is opened whole, under a mark, and spans at its end are taken", async () => {
  const long = `${"Ünïcode 🙂 word ".repeat(10_000)}Paris`;
  expect(Buffer.byteLength(long)).toBeGreaterThan(200_000);
  const project = { lead, labelers: [leo], template: "named-entities", items: [text(long)] } as const;
  const projectId = await workProject(harness, project);
  const opened = await leo.client.work.next.mutate({ projectId });
  expect(opened.fields["text"]).toEqual({ kind: "text", text: long });
  const overlay = await leo.media("/media/overlay", opened.overlayTicket, { theme: "dark" });
  expect([overlay.status, overlay.headers.get("content-type")]).toEqual([200, "image/png"]);
  const end = Array.from(long).length;
  const region = { id: randomId(), label: "location", part: { kind: "text" }, start: end - 5, end };
  const beyond = { ...region, end: end + 1 };
  const answer = (at: unknown) => answersOf({ entities: stored("span", { regions: [at] }) });
  expect((await refusal(leo.client.work.submit.mutate(submission(opened, answer(beyond))))).code).toBe("invalid");
  await leo.client.work.submit.mutate(submission(opened, answer(region)));
});

it("predictions come with a conversation and are not the worker's draft", async () => {
  const suggestions = answersOf({ better: stored("choice", { selected: ["b"], tie: false }) });
  const item = { ...conversation(), suggestions: suggestions as never };
  const projectId = await workProject(harness, { lead, labelers: [leo], template: "preference-pair", items: [item] });
  const opened = await leo.client.work.next.mutate({ projectId });
  // The project shuffles: both responses are there, in the order of this view.
  const { candidates } = pair;
  const seen = candidates.map(({ text }): unknown => expect.objectContaining({ text }));
  expect(opened.fields["conversation"]).toEqual({ ...pair, candidates: expect.arrayContaining(seen) });
  expect(opened.fields["conversation"]).toHaveProperty("candidates.length", candidates.length);
  const coded = inCodes(opened, candidates, suggestions);
  expect(coded).not.toEqual(suggestions);
  expect(opened.suggestions).toEqual(coded);
  expect([opened.draft, opened.draftVersion, opened.previous]).toEqual([null, 0, null]);
  await leo.client.work.submit.mutate(submission(opened, coded));
});

it("skipped goes to others first and then back; flagged waits for the lead; why is sealed and nowhere in the trail", async () => {
  const projectId = await texts("one", "two");
  const first = await leo.client.work.next.mutate({ projectId });
  const reason = "I cannot decide this one";
  await leo.client.work.end.mutate({ ...holdOf(first), end: "skipped", reason });
  const second = await leo.client.work.next.mutate({ projectId });
  expect(second.lease.taskId).not.toBe(first.lease.taskId);
  await leo.client.work.end.mutate({ ...holdOf(second), end: "flagged", reason });
  const again = await leo.client.work.next.mutate({ projectId });
  expect(again.lease.taskId).toBe(first.lease.taskId);
  const rows = await harness.app.services.store.read.searchTrail({ project: projectId, limit: 100 });
  expect(rows.some((row) => Buffer.from(row.entry).toString("utf8").includes("cannot decide"))).toBe(false);
});
