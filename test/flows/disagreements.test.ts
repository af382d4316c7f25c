import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId, SectionId } from "@keyhole/shared/ids";
import type { ProjectSettings } from "@keyhole/shared/project-settings";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { holdOf, mood, submission, text, trailTypes, workProject } from "./work.ts";

let harness: Harness;
let lead: Visitor;
let reviewer: Visitor;
let leo: Visitor;
let lily: Visitor;
let max: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  reviewer = await harness.person({ name: "Rita Reviewer" });
  leo = await harness.person({ name: "Leo Labeler" });
  lily = await harness.person({ name: "Lily Labeler" });
  max = await harness.person({ name: "Max Labeler" });
}, 60_000);
afterAll(() => harness.close());

type Mood = "positive" | "neutral" | "negative";

/** Leo and Lily label every item; `said` has what each says of it. */
async function labeled(said: readonly (readonly [Mood, Mood])[], more: Partial<ProjectSettings> = {}) {
  const settings = { overlap: 2, review: "below-threshold", ...more } as const;
  const items = said.map((_, index) => text(`Review number ${index}`));
  const projectId = await workProject(harness, { lead, labelers: [leo, lily], settings, items });
  await lead.client.project.setMember.mutate({ projectId, personId: reviewer.personId as never, role: "reviewer" });
  for (const [who, labeler] of [leo, lily].entries()) {
    for (let n = 0; n < said.length; n++) {
      const opened = await labeler.client.work.next.mutate({ projectId });
      const at = Number(/\d+/.exec(JSON.stringify(opened.fields["text"]))?.[0]);
      const answer = said[at]?.[who] ?? "neutral";
      await labeler.client.work.submit.mutate(submission(opened, mood(answer)));
    }
  }
  await settled(projectId);
  return projectId;
}

const settled = (projectId: ProjectId) =>
  expect
    .poll(async () => (await reviewer.client.review.counts.query({ projectId })).pending, { timeout: 10_000 })
    .toBe(0);

const kindsOf = async (projectId: ProjectId, more: object = {}) =>
  (await lead.client.disagreements.list.query({ projectId, ...more })).kinds;
const wordsOf = (kind: Awaited<ReturnType<typeof kindsOf>>[number]) => kind.said.map((said) => said?.value ?? null);
const ended = (projectId: ProjectId, state: string) =>
  expect
    .poll(async () => (await lead.client.disagreements.sends.query({ projectId }))[0]?.state, { timeout: 10_000 })
    .toBe(state);

async function firstKind(projectId: ProjectId) {
  const [kind] = await kindsOf(projectId);
  if (kind === undefined) throw new Error("no disagreement");
  return kind;
}

const send = (projectId: ProjectId, kind: string, more: object = {}) => ({
  projectId,
  kind,
  side: "both" as const,
  id: randomId<"send-back">(),
  message: "Sarcasm is negative.",
  ...more,
});

it("lists what people disagree on, worst first, by question, label and pair of people, and pages by key", async () => {
  const projectId = await labeled([
    ["positive", "negative"],
    ["negative", "positive"],
    ["positive", "neutral"],
    ["neutral", "neutral"],
  ]);
  const kinds = await kindsOf(projectId);
  expect(kinds.map((kind) => [wordsOf(kind), kind.tasks, kind.open, kind.answers])).toEqual([
    [["negative", "positive"], 2, 2, 4],
    [["neutral", "positive"], 1, 1, 2],
  ]);
  expect(kinds[0]).toMatchObject({ question: "sentiment", said: [{ title: "Negative" }, { title: "Positive" }] });
  expect((await kindsOf(projectId, { label: "neutral" })).map(wordsOf)).toEqual([["neutral", "positive"]]);
  expect(await kindsOf(projectId, { question: "other" })).toEqual([]);
  expect(await kindsOf(projectId, { question: "sentiment" })).toHaveLength(2);
  const people = [lily.personId, leo.personId] as [PersonId, PersonId];
  expect(await kindsOf(projectId, { people })).toHaveLength(2);
  expect(await kindsOf(projectId, { people: [lily.personId, max.personId] })).toEqual([]);
  const page = await kindsOf(projectId, { limit: 1 });
  const last = page[0];
  if (last === undefined) throw new Error("no kind");
  const after = { open: last.open, kind: last.kind };
  expect((await kindsOf(projectId, { limit: 1, after })).map(wordsOf)).toEqual([["neutral", "positive"]]);

  const tasks = await lead.client.disagreements.tasks.query({ projectId, kind: last.kind });
  expect(tasks).toHaveLength(2);
  const rest = { projectId, kind: last.kind, after: tasks[0]?.taskId ?? null };
  expect(await lead.client.disagreements.tasks.query(rest)).toEqual(tasks.slice(1));
  const between = { projectId, kind: last.kind, people: [leo.personId, max.personId] as [PersonId, PersonId] };
  expect(await lead.client.disagreements.tasks.query(between)).toEqual([]);
  // Words stand sealed: a copy of the table tells nobody which labels there are.
  const stored = await harness.app.services.store.read.disagreementKinds({
    projectId,
    people: null,
    question: null,
    label: null,
    after: null,
    limit: 10,
  });
  expect(
    JSON.stringify(stored.map((row) => ({ ...row, words: Buffer.from(row.words).toString("latin1") }))),
  ).not.toMatch(/positive|sentiment/);
});

it("sends every task with the disagreement back to both, with the message and the changed section", async () => {
  const projectId = await labeled([
    ["positive", "negative"],
    ["negative", "positive"],
    ["positive", "positive"],
  ]);
  const kind = await firstKind(projectId);
  const which = { projectId, kind: kind.kind };
  expect(await lead.client.disagreements.count.query({ ...which, side: "both" })).toEqual({ tasks: 2, answers: 4 });
  expect(await lead.client.disagreements.count.query({ ...which, side: "one" })).toEqual({ tasks: 2, answers: 2 });
  const sectionId = randomId<"section">() as SectionId;
  await lead.client.disagreements.setSection.mutate({ ...which, sectionId });
  expect((await firstKind(projectId)).sectionId).toBe(sectionId);
  const sent = send(projectId, kind.kind, { sectionId });
  await lead.client.disagreements.sendBack.mutate(sent);
  await lead.client.disagreements.sendBack.mutate(sent); // a retry is the same
  await ended(projectId, "done");
  const [done] = await lead.client.disagreements.sends.query({ projectId });
  expect(done).toMatchObject({ tasks: 2, answers: 4, skipped: 0, by: "Lena Lead" });
  expect((await firstKind(projectId)).open).toBe(0);

  for (const labeler of [leo, lily]) {
    for (let n = 0; n < 2; n++) {
      const again = await labeler.client.work.next.mutate({ projectId });
      const told = await labeler.client.review.comments.query({ ...holdOf(again), viewId: again.viewId });
      expect(told).toMatchObject([{ text: "Sarcasm is negative.", section: sectionId }]);
      expect(JSON.stringify(told)).not.toContain(lead.personId);
      await labeler.client.work.submit.mutate(submission(again, mood("negative")));
    }
  }
  await settled(projectId);
  expect(await kindsOf(projectId)).toEqual([]);
  const types = await trailTypes(harness, projectId);
  expect(types.filter((type) => type === "annotation.returned")).toHaveLength(4);
  expect(types.filter((type) => type === "answers.sent-back")).toHaveLength(1);
  expect((await lead.client.project.home.query({ projectId })).counts).toMatchObject({ done: 3, inReview: 0 });
});

it("takes back what nobody has taken up, and leaves the rest with its workers", async () => {
  const projectId = await labeled([
    ["positive", "negative"],
    ["positive", "negative"],
  ]);
  const before = await lead.client.project.home.query({ projectId });
  const kind = await firstKind(projectId);
  await lead.client.disagreements.sendBack.mutate(send(projectId, kind.kind, { side: "other" }));
  await ended(projectId, "done");
  const [sent] = await lead.client.disagreements.sends.query({ projectId });
  expect(sent).toMatchObject({ tasks: 2, answers: 2 });
  const taken = await leo.client.work.next.mutate({ projectId });
  await lead.client.disagreements.undo.mutate({ projectId, id: sent?.id ?? randomId<"send-back">() });
  await ended(projectId, "undone");
  expect((await lead.client.disagreements.sends.query({ projectId }))[0]).toMatchObject({ undone: 1 });
  expect((await firstKind(projectId)).open).toBe(1);
  const after = await lead.client.project.home.query({ projectId });
  expect(after.counts).toMatchObject({ inReview: 1, inWork: 1 });
  expect(after.days).toEqual(before.days);
  const again = lead.client.disagreements.undo.mutate({ projectId, id: sent?.id ?? randomId<"send-back">() });
  expect((await refusal(again)).code).toBe("conflict");
  await leo.client.work.submit.mutate(submission(taken, mood("negative")));
  await settled(projectId);
  expect((await reviewer.client.review.counts.query({ projectId })).waiting).toBe(1);
});

it("gives a task to other people where the lead wants that, and undoes it while none has begun", async () => {
  const projectId = await labeled([["positive", "negative"]]);
  await lead.client.project.setMember.mutate({ projectId, personId: max.personId as PersonId, role: "labeler" });
  const kind = await firstKind(projectId);
  const [task] = await lead.client.disagreements.tasks.query({ projectId, kind: kind.kind });
  const taskId = task?.taskId ?? null;
  const one = { projectId, kind: kind.kind, taskId, side: "new" as const };
  expect(await lead.client.disagreements.count.query(one)).toEqual({ tasks: 1, answers: 2 });
  await lead.client.disagreements.sendBack.mutate(send(projectId, kind.kind, one));
  await ended(projectId, "done");
  for (const labeler of [leo, lily]) {
    expect((await refusal(labeler.client.work.next.mutate({ projectId }))).code).toBe("nothing-to-do");
  }
  const [first] = await lead.client.disagreements.sends.query({ projectId });
  await lead.client.disagreements.undo.mutate({ projectId, id: first?.id ?? randomId<"send-back">() });
  await ended(projectId, "undone");
  expect((await refusal(max.client.work.next.mutate({ projectId }))).code).toBe("nothing-to-do");
  expect((await reviewer.client.review.counts.query({ projectId })).waiting).toBe(1);

  await lead.client.disagreements.sendBack.mutate(send(projectId, kind.kind, one));
  await ended(projectId, "done");
  const fresh = await max.client.work.next.mutate({ projectId });
  expect(fresh.previous).toBeNull();
  const [second] = await lead.client.disagreements.sends.query({ projectId });
  await lead.client.disagreements.undo.mutate({ projectId, id: second?.id ?? randomId<"send-back">() });
  await ended(projectId, "undone");
  expect((await lead.client.disagreements.sends.query({ projectId }))[0]).toMatchObject({ undone: 0 });
});

it("a lead decides the task that they look at, under its view, and never their own work", async () => {
  const projectId = await labeled([["positive", "negative"]]);
  const kind = await firstKind(projectId);
  const [task] = await lead.client.disagreements.tasks.query({ projectId, kind: kind.kind });
  if (task === undefined) throw new Error("no task");
  const { other } = task;
  const look = await lead.client.items.inspect.mutate({ projectId, itemId: task.itemId });
  const hold = { leaseId: look.lease.id, epoch: look.lease.epoch };
  const foreign = { ...hold, annotationIds: [randomId<"annotation">()] };
  expect((await refusal(lead.client.disagreements.settle.mutate(foreign))).code).toBe("conflict");
  expect((await refusal(reviewer.client.disagreements.settle.mutate({ ...hold, annotationIds: [other] }))).code).toBe(
    "absent",
  );
  // Somebody reviews it now: it is theirs to decide.
  const review = await reviewer.client.review.next.mutate({ projectId });
  const settle = { ...hold, annotationIds: [other] };
  expect((await refusal(lead.client.disagreements.settle.mutate(settle))).code).toBe("conflict");
  const sent = send(projectId, kind.kind);
  await lead.client.disagreements.sendBack.mutate(sent);
  await ended(projectId, "done");
  expect((await lead.client.disagreements.sends.query({ projectId }))[0]).toMatchObject({ tasks: 0, skipped: 1 });
  await reviewer.client.review.pass.mutate({ leaseId: review.lease.id, epoch: review.lease.epoch });

  await lead.client.disagreements.settle.mutate(settle);
  expect((await firstKind(projectId)).open).toBe(0);
  expect((await lead.client.project.home.query({ projectId })).counts).toMatchObject({ done: 1 });
  const query = { projectId, states: ["accepted"], withMetadata: false, after: null, limit: 5 } as const;
  const rows = await harness.app.services.store.read.exportCandidates(query);
  expect(rows.flatMap((row) => row.annotations)).toMatchObject([{ id: other }]);
  await lead.client.work.end.mutate({ ...hold, end: "released" });
  expect((await refusal(lead.client.disagreements.settle.mutate(settle))).code).toBe("stale-lease");
});
