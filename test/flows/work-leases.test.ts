import { afterAll, beforeAll, expect, it } from "vitest";
import { sweepLeases } from "@keyhole/server/jobs/jobs";
import { refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { answersOf, holdOf, mood, onAnotherDevice, submission, text, trailTypes, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let leo: Visitor;
let lia: Visitor;
const minute = 60_000;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
  lia = await harness.person({ name: "Lia Labeler" });
});
afterAll(() => harness.close());

const oneTask = (settings = {}) =>
  workProject(harness, { lead, labelers: [leo, lia], items: [text("A fine day.")], settings });

it("I2: taking over on another device closes the old screen: its draft, renewal, submit and reload get 409", async () => {
  const projectId = await oneTask();
  const here = await leo.client.work.next.mutate({ projectId });
  await leo.client.work.saveDraft.mutate({
    ...holdOf(here),
    baseVersion: 0,
    answers: mood("neutral"),
    activeMs: 1000,
  });
  const laptop = await onAnotherDevice(harness, leo);
  const there = await laptop.client.work.next.mutate({ projectId });
  expect(there.lease.epoch).toBe(here.lease.epoch + 1);
  expect(there.lease.taskId).toBe(here.lease.taskId);
  expect(there.viewId).toBe(here.viewId);
  expect(there.draft?.answers).toEqual(mood("neutral"));

  const old = { ...holdOf(here), activeMs: 1 };
  const tries = [
    leo.client.work.saveDraft.mutate({ ...old, baseVersion: 1, answers: mood("negative") }),
    leo.client.work.submit.mutate(submission(here, mood("negative"))),
    leo.client.work.renew.mutate(holdOf(here)),
    leo.client.work.open.mutate(holdOf(here)),
    leo.client.work.end.mutate({ ...holdOf(here), end: "released" }),
  ];
  for (const each of tries) expect((await refusal(each)).code).toBe("stale-lease");
  expect((await leo.media("/media/overlay", here.overlayTicket, { theme: "light" })).status).toBe(409);

  const kept = await laptop.client.work.open.mutate(holdOf(there));
  expect([kept.draft?.answers, kept.draftVersion]).toEqual([mood("neutral"), 1]);
  await laptop.client.work.submit.mutate(submission(there, mood("positive")));
  expect(await trailTypes(harness, projectId)).toContain("lease.taken-over");
});

it("an expired lease closes the task; Continue is a new recorded lease with the draft and the same view", async () => {
  const projectId = await oneTask({ leaseMs: 2 * minute });
  const first = await leo.client.work.next.mutate({ projectId });
  const draft = { ...holdOf(first), baseVersion: 0, answers: mood("negative"), activeMs: 9_000 };
  await leo.client.work.saveDraft.mutate(draft);
  harness.pass(2 * minute + 1);
  expect((await refusal(leo.client.work.saveDraft.mutate({ ...draft, baseVersion: 1 }))).code).toBe("stale-lease");
  expect((await refusal(lia.client.work.next.mutate({ projectId }))).code).toBe("nothing-to-do");

  const again = await leo.client.work.next.mutate({ projectId });
  expect(again.lease.id).not.toBe(first.lease.id);
  expect(again.lease.taskId).toBe(first.lease.taskId);
  expect([again.draft?.answers, again.draftVersion, again.activeMs]).toEqual([mood("negative"), 1, 9_000]);
  expect([again.viewId, again.reopened]).toEqual([first.viewId, true]);
  expect((await trailTypes(harness, projectId)).filter((type) => type === "lease.granted")).toHaveLength(2);
  await leo.client.work.submit.mutate(submission(again, mood("negative")));
});

it("renewal counts from now and is refused once the lease is over", async () => {
  const projectId = await oneTask({ leaseMs: 2 * minute });
  const opened = await leo.client.work.next.mutate({ projectId });
  expect(opened.lease.leaseMs).toBe(2 * minute);
  harness.pass(minute);
  const { expires, now } = await leo.client.work.renew.mutate(holdOf(opened));
  expect(expires - now).toBe(2 * minute);
  harness.pass(90_000);
  expect((await leo.client.work.open.mutate(holdOf(opened))).lease.expires).toBe(expires);
  harness.pass(minute);
  expect((await refusal(leo.client.work.renew.mutate(holdOf(opened)))).code).toBe("stale-lease");
});

it("when the reservation ends, the slot goes to somebody else; the draft stays with its writer", async () => {
  const projectId = await oneTask({ leaseMs: 2 * minute, reservationMs: 5 * minute });
  const mine = await leo.client.work.next.mutate({ projectId });
  await leo.client.work.saveDraft.mutate({ ...holdOf(mine), baseVersion: 0, answers: mood("neutral"), activeMs: 1 });
  harness.pass(4 * minute);
  await sweepLeases(harness.app.services);
  expect((await refusal(lia.client.work.next.mutate({ projectId }))).code).toBe("nothing-to-do");
  harness.pass(2 * minute);
  await sweepLeases(harness.app.services);
  const hers = await lia.client.work.next.mutate({ projectId });
  expect(hers.lease.taskId).toBe(mine.lease.taskId);
  expect([hers.draft, hers.draftVersion]).toEqual([null, 0]);
  expect((await refusal(leo.client.work.next.mutate({ projectId }))).code).toBe("nothing-to-do");

  await lia.client.work.end.mutate({ ...holdOf(hers), end: "released" });
  const back = await leo.client.work.next.mutate({ projectId });
  expect(back.draft?.answers).toEqual(mood("neutral"));
});

it("I5: a freeze in the middle of the work refuses draft, submit, renewal, reload, bytes and the next claim", async () => {
  const security = await harness.person({ name: "Sam Security", securityReviewer: true });
  const projectId = await oneTask();
  const opened = await leo.client.work.next.mutate({ projectId });
  const draft = { ...holdOf(opened), baseVersion: 0, answers: mood("neutral"), activeMs: 1 };
  await leo.client.work.saveDraft.mutate(draft);
  await security.client.freeze.set.mutate({ scope: "project", scopeId: projectId });
  const tries = [
    leo.client.work.saveDraft.mutate({ ...draft, baseVersion: 1, answers: answersOf({}) }),
    leo.client.work.submit.mutate(submission(opened, mood("positive"))),
    leo.client.work.renew.mutate(holdOf(opened)),
    leo.client.work.open.mutate(holdOf(opened)),
    leo.client.work.next.mutate({ projectId }),
    leo.client.work.recent.query({ projectId }),
  ];
  for (const each of tries) expect((await refusal(each)).code).toBe("frozen");
  expect((await leo.media("/media/overlay", opened.overlayTicket, { theme: "light" })).ok).toBe(false);
  // Counts say how much, not what, and stay.
  expect((await leo.client.work.counts.query({ projectId })).mine).toBe(1);
  const { services } = harness.app;
  const work = await services.store.read.activeAssignment(projectId, leo.personId as never);
  expect(work?.draftVersion).toBe(1);
});
