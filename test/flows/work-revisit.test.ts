import { afterAll, beforeAll, expect, it } from "vitest";
import { settleAgreement } from "@keyhole/server/jobs/agreement";
import type { ProjectId } from "@keyhole/shared/ids";
import { refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { holdOf, mood, onAnotherDevice, submission, text, trailTypes, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let leo: Visitor;
let lia: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
  lia = await harness.person({ name: "Lia Labeler" });
});
afterAll(() => harness.close());

/** A project whose first tasks Leo has submitted. */
async function finished(count: number, settings = {}): Promise<ProjectId> {
  const items = Array.from({ length: count }, (_, at) => text(`text ${at}`));
  const projectId = await workProject(harness, { lead, labelers: [leo, lia], items, settings });
  for (let at = 0; at < count; at++) {
    await leo.client.work.submit.mutate(submission(await leo.client.work.next.mutate({ projectId }), mood("neutral")));
    harness.pass(1_000);
  }
  return projectId;
}

const recent = (projectId: ProjectId, who = leo) => who.client.work.recent.query({ projectId });
const newest = async (projectId: ProjectId) => {
  const [first] = await recent(projectId);
  if (first === undefined) throw new Error("nothing recent");
  return { projectId, assignmentId: first.assignmentId };
};

it("own last tasks, as many as the lead allows, newest first, and nobody else's", async () => {
  const projectId = await finished(4, { revisitable: 3 });
  const list = await recent(projectId);
  expect(list).toHaveLength(3);
  expect(list.map(({ submitted }) => submitted)).toEqual(
    list.map(({ submitted }) => submitted).toSorted((a, b) => b - a),
  );
  expect(Object.keys(list[0] ?? {}).toSorted()).toEqual(["activeMs", "assignmentId", "submitted"]);
  expect(await recent(projectId, lia)).toEqual([]);
  const foreign = lia.client.work.revisit.mutate({ projectId, assignmentId: list[0]?.assignmentId ?? ("" as never) });
  expect((await refusal(foreign)).code).toBe("absent");
});

it("a correction is a new version of the annotation; the slot is not counted again and nothing is claimed twice", async () => {
  const projectId = await finished(1);
  const before = await leo.client.work.counts.query({ projectId });
  const opened = await leo.client.work.revisit.mutate(await newest(projectId));
  expect(opened.lease.purpose).toBe("revisit");
  expect([opened.previous, opened.draft]).toEqual([mood("neutral"), null]);
  const corrected = { ...submission(opened, mood("positive")), next: true };
  const done = await leo.client.work.submit.mutate(corrected);
  expect((await leo.client.work.submit.mutate(corrected)).annotationId).toBe(done.annotationId);
  expect(done.next).toBeNull();
  expect(await leo.client.work.counts.query({ projectId })).toEqual(before);
  const again = await leo.client.work.revisit.mutate(await newest(projectId));
  expect(again.previous).toEqual(mood("positive"));
  const stale = leo.client.work.submit.mutate(submission(opened, mood("negative")));
  expect((await refusal(stale)).code).toBe("stale-lease");
  expect((await trailTypes(harness, projectId)).filter((type) => type === "annotation.submitted")).toHaveLength(2);
});

it("what a rule accepted can still be corrected, and the rule decides again", async () => {
  const projectId = await finished(1, { reviewSample: 0 });
  const { services } = harness.app;
  const accepted = async () =>
    (await trailTypes(harness, projectId)).filter((type) => type === "annotation.accepted").length;
  await settleAgreement(services);
  expect(await accepted()).toBe(1);
  const opened = await leo.client.work.revisit.mutate(await newest(projectId));
  await leo.client.work.submit.mutate(submission(opened, mood("positive")));
  await settleAgreement(services);
  expect(await accepted()).toBe(2);
  expect(await recent(projectId)).toHaveLength(1);
});

it("leaving a revisit leaves the answers as they were; it cannot be skipped", async () => {
  const projectId = await finished(1);
  const opened = await leo.client.work.revisit.mutate(await newest(projectId));
  await leo.client.work.saveDraft.mutate({
    ...holdOf(opened),
    baseVersion: opened.draftVersion,
    answers: mood("negative"),
    activeMs: 1,
  });
  expect((await refusal(leo.client.work.end.mutate({ ...holdOf(opened), end: "skipped" }))).code).toBe("conflict");
  await leo.client.work.end.mutate({ ...holdOf(opened), end: "released" });
  const again = await leo.client.work.revisit.mutate(await newest(projectId));
  expect([again.previous, again.draft]).toEqual([mood("neutral"), null]);
  expect((await refusal(lia.client.work.next.mutate({ projectId }))).code).toBe("nothing-to-do");
});

it("one revisit at a time: another device takes it over, the same one gets it as it is", async () => {
  const projectId = await finished(1);
  const which = await newest(projectId);
  const here = await leo.client.work.revisit.mutate(which);
  expect((await leo.client.work.revisit.mutate(which)).lease.id).toBe(here.lease.id);
  const laptop = await onAnotherDevice(harness, leo);
  const there = await laptop.client.work.revisit.mutate(which);
  expect(there.lease.epoch).toBe(here.lease.epoch + 1);
  expect((await refusal(leo.client.work.renew.mutate(holdOf(here)))).code).toBe("stale-lease");
});

it("switched off by the lead, nothing can be opened again", async () => {
  const projectId = await finished(1, { revisitable: 0 });
  expect(await recent(projectId)).toEqual([]);
});
