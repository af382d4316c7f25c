import { afterAll, beforeAll, expect, it } from "vitest";
import { settleAgreement } from "@keyhole/server/jobs/agreement";
import { holdOf, mood, submission, text, workProject } from "../flows/work.ts";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

let harness: Harness;
let lead: Visitor;
let leo: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
});
afterAll(() => harness.close());

const archive = async (projectId: Awaited<ReturnType<typeof workProject>>) => {
  const { version } = await lead.client.project.detail.query({ projectId });
  await lead.client.project.archive.mutate({ projectId, version, archived: true });
};

it("a submit sent again after the project was archived claims nothing", async () => {
  const projectId = await workProject(harness, { lead, labelers: [leo], items: [text("one"), text("two")] });
  const opened = await leo.client.work.next.mutate({ projectId });
  const sent = { ...submission(opened, mood("neutral")), next: false };
  const { annotationId } = await leo.client.work.submit.mutate(sent);
  await archive(projectId);
  const again = await leo.client.work.submit.mutate({ ...sent, next: true });
  expect(again).toEqual({ annotationId, next: null });
  expect((await refusal(leo.client.work.next.mutate({ projectId }))).code).toBe("absent");
});

it("a review's decision sent again after the project was archived claims nothing", async () => {
  const settings = { review: "all" } as const;
  const items = [text("three"), text("four")];
  const projectId = await workProject(harness, { lead, labelers: [leo], items, settings });
  for (const _ of items) {
    const opened = await leo.client.work.next.mutate({ projectId });
    await leo.client.work.submit.mutate(submission(opened, mood("neutral")));
  }
  await settleAgreement(harness.app.services);
  const opened = await lead.client.review.next.mutate({ projectId });
  const decision = {
    kind: "accept",
    annotationIds: opened.review.answers.map(({ annotationId }) => annotationId),
  } as const;
  const key = { idempotencyKey: randomId<"decision">(), viewId: opened.viewId, decision };
  await lead.client.review.decide.mutate({ ...holdOf(opened), ...key, next: false });
  await archive(projectId);
  const again = await lead.client.review.decide.mutate({ ...holdOf(opened), ...key, next: true });
  expect(again).toEqual({ decided: true, next: null });
});

it("a task that a lead retired is not opened again by who worked on it", async () => {
  const projectId = await workProject(harness, { lead, labelers: [leo], items: [text("five")] });
  const opened = await leo.client.work.next.mutate({ projectId });
  await leo.client.work.submit.mutate(submission(opened, mood("neutral")));
  const [mine] = await leo.client.work.recent.query({ projectId });
  const assignmentId = mine?.assignmentId ?? randomId<"assignment">();
  const { itemId } = opened.lease;
  if (itemId === null) throw new Error("no item");
  await lead.client.items.change.mutate({ projectId, itemIds: [itemId], change: { kind: "retire" } });
  expect(await leo.client.work.recent.query({ projectId })).toEqual([]);
  expect((await refusal(leo.client.work.revisit.mutate({ projectId, assignmentId }))).code).toBe("absent");
});
