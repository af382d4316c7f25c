import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId } from "@keyhole/shared/ids";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { mood, onAnotherDevice, submission, text, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let reviewer: Visitor;
let colleague: Visitor;
let labeler: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  reviewer = await harness.person({ name: "Rita Reviewer" });
  colleague = await harness.person({ name: "Rolf Reviewer" });
  labeler = await harness.person({ name: "Leo Labeler" });
}, 60_000);
afterAll(() => harness.close());

async function reviewed(texts: readonly string[], blindReview = true): Promise<ProjectId> {
  const settings = { review: "all", blindReview } as const;
  const projectId = await workProject(harness, { lead, labelers: [labeler], settings, items: texts.map(text) });
  for (const { personId } of [reviewer, colleague]) {
    const id = personId as PersonId; // as the server gave it
    await lead.client.project.setMember.mutate({ projectId, personId: id, role: "reviewer" });
  }
  for (const _ of texts) {
    const opened = await labeler.client.work.next.mutate({ projectId });
    await labeler.client.work.submit.mutate(submission(opened, mood("neutral")));
  }
  await expect
    .poll(async () => (await reviewer.client.review.counts.query({ projectId })).waiting, { timeout: 10_000 })
    .toBe(texts.length);
  return projectId;
}

it("one reviewer a task at a time, by lease; another device takes it over", async () => {
  const projectId = await reviewed(["one", "two"]);
  const first = await reviewer.client.review.next.mutate({ projectId });
  const second = await colleague.client.review.next.mutate({ projectId });
  expect(second.lease.taskId).not.toBe(first.lease.taskId);
  expect((await reviewer.client.review.next.mutate({ projectId })).lease.id).toBe(first.lease.id);

  const hold = { leaseId: first.lease.id, epoch: first.lease.epoch };
  expect((await refusal(colleague.client.review.open.mutate(hold))).code).toBe("absent");
  const invented = { leaseId: randomId<"lease">(), epoch: 1 };
  expect((await refusal(reviewer.client.review.open.mutate(invented))).code).toBe("absent");

  const answers = { v: 1, answers: {} };
  await reviewer.client.review.saveDraft.mutate({ ...hold, baseVersion: 0, answers });
  const other = await onAnotherDevice(harness, reviewer);
  const taken = await other.client.review.next.mutate({ projectId });
  expect(taken.lease).toMatchObject({ taskId: first.lease.taskId, epoch: 2 });
  expect(taken.draftVersion).toBe(1);
  expect((await refusal(reviewer.client.review.open.mutate(hold))).code).toBe("stale-lease");

  await other.client.review.pass.mutate({ leaseId: taken.lease.id, epoch: taken.lease.epoch });
  const passed = await colleague.client.review.next.mutate({ projectId });
  expect(passed.lease.id).toBe(second.lease.id);
});

it("names are shown only where review is not blind", async () => {
  const projectId = await reviewed(["open"], false);
  const opened = await reviewer.client.review.next.mutate({ projectId });
  expect(opened.review.answers.map(({ name }) => name)).toEqual(["Leo Labeler"]);
  const hidden = await reviewed(["hidden"]);
  const blind = await reviewer.client.review.next.mutate({ projectId: hidden });
  const reply = JSON.stringify(blind);
  expect(reply).not.toContain("Leo Labeler");
  expect(reply).not.toContain(labeler.personId);
  const quality = JSON.stringify(await reviewer.client.quality.summary.query({ projectId: hidden }));
  expect(quality).not.toContain("Leo Labeler");
  expect(quality).not.toContain(labeler.personId);
});

it("labelers have no part in it, and nobody reviews own work", async () => {
  const projectId = await reviewed(["mine"]);
  const hold = { leaseId: randomId<"lease">(), epoch: 1 };
  const { review, quality } = labeler.client;
  for (const call of [
    () => review.counts.query({ projectId }),
    () => review.next.mutate({ projectId }),
    () => review.open.mutate(hold),
    () => review.renew.mutate(hold),
    () => review.pass.mutate(hold),
    () => quality.summary.query({ projectId }),
    () => quality.disagreed.query({ projectId }),
  ]) {
    expect((await refusal(call())).code).toBe("absent");
  }
  const id = labeler.personId as PersonId; // as the server gave it
  await lead.client.project.setMember.mutate({ projectId, personId: id, role: "reviewer" });
  expect(await labeler.client.review.counts.query({ projectId })).toEqual({ waiting: 0, own: 1, pending: 0 });
  expect((await refusal(labeler.client.review.next.mutate({ projectId }))).code).toBe("nothing-to-do");
});

it("a freeze closes a review and lets nobody claim one", async () => {
  const projectId = await reviewed(["cold", "colder"]);
  const opened = await reviewer.client.review.next.mutate({ projectId });
  await lead.client.freeze.set.mutate({ scope: "project", scopeId: projectId });
  const hold = { leaseId: opened.lease.id, epoch: opened.lease.epoch };
  for (const call of [
    () => reviewer.client.review.open.mutate(hold),
    () => colleague.client.review.next.mutate({ projectId }),
    () => reviewer.client.quality.summary.query({ projectId }),
  ]) {
    expect((await refusal(call())).code).toBe("frozen");
  }
});

it("a review lease ends after half an hour, and the task waits for others again", async () => {
  const projectId = await reviewed(["late"]);
  const opened = await reviewer.client.review.next.mutate({ projectId });
  for (let minutes = 0; minutes < 40; minutes += 10) {
    await Promise.all([reviewer, colleague].map(({ client }) => client.session.touch.mutate()));
    harness.pass(10 * 60_000);
  }
  const hold = { leaseId: opened.lease.id, epoch: opened.lease.epoch };
  expect((await refusal(reviewer.client.review.open.mutate(hold))).code).toBe("stale-lease");
  expect((await colleague.client.review.next.mutate({ projectId })).lease.taskId).toBe(opened.lease.taskId);
});
