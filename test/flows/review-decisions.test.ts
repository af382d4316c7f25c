import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { ProjectId } from "@keyhole/shared/ids";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { answersOf, holdOf, mood, picture, stored, submission, text, trailTypes, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let reviewer: Visitor;
let labelers: Visitor[];

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  reviewer = await harness.person({ name: "Rita Reviewer" });
  labelers = [await harness.person({ name: "Leo Labeler" }), await harness.person({ name: "Lily Labeler" })];
}, 60_000);
afterAll(() => harness.close());

const box = (x: number, label = "person") => ({ id: randomId(), label, x, y: 20, width: 60, height: 80 });
const boxes = (...regions: ReturnType<typeof box>[]) =>
  answersOf({ objects: stored("box", { width: 320, height: 240, regions }) });

async function reviewed(more: Partial<ProjectSettings> = {}) {
  const items = [await picture()];
  const settings = { overlap: 2, review: "below-threshold", agreementThreshold: 0.8, ...more } as const;
  const projectId = await workProject(harness, { lead, labelers, template: "object-boxes", settings, items });
  await lead.client.project.setMember.mutate({ projectId, personId: reviewer.personId as never, role: "reviewer" });
  return projectId;
}

async function labelAs(who: Visitor, projectId: ProjectId, answers: unknown) {
  const opened = await who.client.work.next.mutate({ projectId });
  return who.client.work.submit.mutate(submission(opened, answers));
}

const taskState = async (projectId: ProjectId) => {
  const { counts } = await lead.client.project.home.query({ projectId });
  return counts;
};

/** The agreement job runs by itself, once a second. */
const settled = async (projectId: ProjectId) => {
  await expect
    .poll(async () => (await reviewer.client.review.counts.query({ projectId })).pending, { timeout: 10_000 })
    .toBe(0);
};

const exported = async (projectId: ProjectId) => {
  const query = { projectId, states: ["accepted"], withMetadata: false, after: null, limit: 50 } as const;
  const rows = await harness.app.services.store.read.exportCandidates(query);
  return rows.flatMap((row) => row.annotations);
};

const decision = (opened: Awaited<ReturnType<Visitor["client"]["review"]["next"]["mutate"]>>) => ({
  leaseId: opened.lease.id,
  epoch: opened.lease.epoch,
  viewId: opened.viewId,
  idempotencyKey: randomId<"decision">(),
  next: false,
});

it("two labelers disagree, a reviewer corrects, and the task is ready for export", async () => {
  const projectId = await reviewed();
  const [one, other] = [box(20), box(200)];
  await labelAs(labelers[0] as Visitor, projectId, boxes(one));
  await labelAs(labelers[1] as Visitor, projectId, boxes(other));
  await settled(projectId);
  expect(await reviewer.client.review.counts.query({ projectId })).toEqual({ waiting: 1, own: 0, pending: 0 });

  const opened = await reviewer.client.review.next.mutate({ projectId });
  expect(opened.review.agreement).toBe(0);
  expect(opened.review.answers.map(({ letter }) => letter)).toEqual(["A", "B"]);
  const said = JSON.stringify(opened);
  for (const { personId, name } of labelers) {
    expect(said).not.toContain(personId);
    expect(said).not.toContain(name);
  }
  const shown = Object.values(opened.fields)[0];
  if (shown?.kind !== "image") throw new Error("no picture");
  expect((await reviewer.media("/media/picture", shown.ticket)).status).toBe(200);

  const [from] = opened.review.answers;
  const corrected = {
    ...decision(opened),
    decision: {
      kind: "correct",
      from: from?.annotationId ?? null,
      formId: opened.formId ?? randomId<"form">(),
      answers: boxes(one, other),
      activeMs: 3000,
    },
  } as const;
  const tooFar = { ...corrected.decision, answers: boxes({ ...one, x: 5000 }) };
  expect((await refusal(reviewer.client.review.decide.mutate({ ...corrected, decision: tooFar }))).code).toBe(
    "invalid",
  );
  const otherForm = { ...corrected.decision, formId: randomId<"form">() };
  expect(await refusal(reviewer.client.review.decide.mutate({ ...corrected, decision: otherForm }))).toMatchObject({
    code: "conflict",
    problems: [{ message: "work.other-form" }],
  });
  // What a correction started from comes back with its draft: it is stored as what the correction supersedes.
  const hold = { leaseId: opened.lease.id, epoch: opened.lease.epoch };
  const start = from?.annotationId ?? randomId<"annotation">();
  const draft = { ...hold, answers: boxes(one, other) };
  await reviewer.client.review.saveDraft.mutate({ ...draft, baseVersion: 0, from: start });
  expect((await reviewer.client.review.open.mutate(hold)).draft).toMatchObject({ answers: draft.answers, from: start });
  await reviewer.client.review.saveDraft.mutate({ ...draft, baseVersion: 1, from: null });
  expect((await reviewer.client.review.open.mutate(hold)).draft).toMatchObject({ from: null });
  await reviewer.client.review.decide.mutate(corrected);
  await reviewer.client.review.decide.mutate(corrected);
  const again = reviewer.client.review.decide.mutate({ ...corrected, idempotencyKey: randomId<"decision">() });
  expect((await refusal(again)).code).toBe("stale-lease");
  expect((await reviewer.media("/media/picture", shown.ticket)).status).toBe(409);

  const outcome = await exported(projectId);
  expect(outcome).toHaveLength(1);
  expect(outcome[0]?.personId).toBe(reviewer.personId);
  expect(await taskState(projectId)).toMatchObject({ done: 1, inReview: 0 });
  const types = await trailTypes(harness, projectId);
  expect(types.filter((type) => type === "annotation.corrected")).toHaveLength(1);
  expect(types.filter((type) => type === "annotation.reviewed")).toHaveLength(2);
  expect((await refusal(reviewer.client.review.next.mutate({ projectId }))).code).toBe("nothing-to-do");
});

it("answers that agree above the threshold are accepted by rule", async () => {
  const projectId = await reviewed();
  const [one, other] = [box(20), box(22)];
  await labelAs(labelers[0] as Visitor, projectId, boxes(one));
  await labelAs(labelers[1] as Visitor, projectId, boxes(other));
  await settled(projectId);
  expect(await exported(projectId)).toHaveLength(2);
  expect(await taskState(projectId)).toMatchObject({ done: 1, inReview: 0 });
  expect((await trailTypes(harness, projectId)).filter((type) => type === "annotation.accepted")).toHaveLength(2);
  expect((await refusal(reviewer.client.review.next.mutate({ projectId }))).code).toBe("nothing-to-do");
});

it("returned work comes first to who made it, with the comment, and supersedes what came back", async () => {
  const settings = { overlap: 1, review: "all" } as const;
  const items = [text("one"), text("two")];
  const projectId = await workProject(harness, { lead, labelers, settings, items });
  await lead.client.project.setMember.mutate({ projectId, personId: reviewer.personId as never, role: "reviewer" });
  const labeler = labelers[0] as Visitor;
  const { annotationId } = await labelAs(labeler, projectId, mood("positive"));
  await settled(projectId);
  const opened = await reviewer.client.review.next.mutate({ projectId });
  const pin = { question: "sentiment", region: null };
  const comments = [{ text: "Read the last line again.", pin }];
  const returned = [{ annotationId, comments }];
  await reviewer.client.review.decide.mutate({ ...decision(opened), decision: { kind: "return", returned } });

  expect(await taskState(projectId)).toMatchObject({ done: 0, inReview: 0 });
  const again = await labeler.client.work.next.mutate({ projectId });
  expect(again.lease.taskId).toBe(opened.lease.taskId);
  expect(again.previous).toEqual(mood("positive"));
  const input = { ...holdOf(again), viewId: again.viewId };
  const told = await labeler.client.review.comments.query(input);
  expect(told).toMatchObject([{ text: "Read the last line again.", pin, annotationId }]);
  expect(JSON.stringify(told)).not.toContain(reviewer.personId);
  const stranger = labelers[1] as Visitor;
  expect((await refusal(stranger.client.review.comments.query(input))).code).toBe("absent");

  const second = await labeler.client.work.submit.mutate(submission(again, mood("negative")));
  await settled(projectId);
  const next = await reviewer.client.review.next.mutate({ projectId });
  expect(next.review.answers).toMatchObject([{ annotationId: second.annotationId, version: 2 }]);
  expect(next.review.comments).toHaveLength(1);
  const accepted = { kind: "accept" as const, annotationIds: [second.annotationId] };
  await reviewer.client.review.decide.mutate({ ...decision(next), decision: accepted });
  expect(await exported(projectId)).toMatchObject([{ id: second.annotationId }]);
});

it("what a stop leaves uncompared is compared after the next start", async () => {
  const folder = mkdtempSync(join(tmpdir(), "keyhole-test-"));
  const dataDir = join(folder, "data");
  // The jobs of this server never run: it stops before they do.
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const before = await startHarness({ dataDir });
  vi.useRealTimers();
  const owner = await before.person({ name: "Olga Owner", mayCreateProjects: true });
  const worker = await before.person({ name: "Wim Worker" });
  const settings = { review: "below-threshold", reviewSample: 0 } as const;
  const projectId = await workProject(before, { lead: owner, labelers: [worker], settings, items: [text("left")] });
  await labelAs(worker, projectId, mood("neutral"));
  expect(await before.app.services.store.read.pendingReviews(10)).toHaveLength(1);
  await before.close();

  const after = await startHarness({ dataDir });
  const { read } = after.app.services.store;
  const query = { projectId, states: ["accepted"], withMetadata: false, after: null, limit: 10 } as const;
  const accepted = async () => (await read.exportCandidates(query)).flatMap((row) => row.annotations);
  await expect.poll(accepted, { timeout: 10_000 }).toHaveLength(1);
  expect(await read.pendingReviews(10)).toEqual([]);
  await after.close();
  rmSync(folder, { recursive: true, force: true });
});
