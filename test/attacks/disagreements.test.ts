import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonId, ProjectId, SectionId } from "@keyhole/shared/ids";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { carrySendBacks } from "@keyhole/server/jobs/carry-send-backs";
import { guideline, publishAs, reading, section } from "../flows/guidelines.ts";
import { holdOf, mood, submission, text, trailTypes, workProject } from "../flows/work.ts";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

let harness: Harness;
let lead: Visitor;
let other: Visitor;
let reviewer: Visitor;
let leo: Visitor;
let lily: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  other = await harness.person({ name: "Olga Other", mayCreateProjects: true });
  reviewer = await harness.person({ name: "Rita Reviewer" });
  leo = await harness.person({ name: "Leo Labeler" });
  lily = await harness.person({ name: "Lily Labeler" });
}, 60_000);
afterAll(() => harness.close());

async function disagreed(by: Visitor, first: Visitor = leo) {
  const settings = { overlap: 2, review: "below-threshold" } as const;
  const items = [text("one text")];
  const projectId = await workProject(harness, { lead: by, labelers: [first, lily], settings, items });
  for (const [who, answer] of [
    [first, "positive"],
    [lily, "negative"],
  ] as const) {
    const opened = await who.client.work.next.mutate({ projectId });
    await who.client.work.submit.mutate(submission(opened, mood(answer)));
  }
  const listed = () => by.client.disagreements.list.query({ projectId });
  await expect.poll(async () => (await listed()).kinds.length, { timeout: 10_000 }).toBe(1);
  const kind = (await listed()).kinds[0]?.kind ?? "";
  const [task] = await by.client.disagreements.tasks.query({ projectId, kind });
  if (task === undefined) throw new Error("no disagreement");
  return { projectId, kind, task };
}

const sendOf = (projectId: ProjectId, kind: string, more: object = {}) => ({
  projectId,
  kind,
  side: "both" as const,
  id: randomId<"send-back">(),
  message: "Look again.",
  ...more,
});

it("the names of one project's disagreements mean nothing in another, also for who leads that one", async () => {
  const mine = await disagreed(lead);
  const theirs = await disagreed(other);
  // The same question and labels have another name in each project.
  expect(mine.kind).not.toBe(theirs.kind);
  const { client } = other;
  const crossed = { projectId: theirs.projectId, kind: mine.kind };
  const sectionId = randomId<"section">();
  expect(await client.disagreements.tasks.query(crossed)).toEqual([]);
  expect((await refusal(client.disagreements.count.query({ ...crossed, side: "both" }))).code).toBe("absent");
  expect((await refusal(client.disagreements.setSection.mutate({ ...crossed, sectionId }))).code).toBe("absent");
  expect((await refusal(client.disagreements.sendBack.mutate(sendOf(theirs.projectId, mine.kind)))).code).toBe(
    "absent",
  );
  // A task of another project is not reached by one's own kind.
  const only = { taskId: mine.task.taskId };
  const foreign = { projectId: theirs.projectId, kind: theirs.kind, side: "both" as const, ...only };
  expect(await client.disagreements.count.query(foreign)).toEqual({ tasks: 0, answers: 0 });
  const sent = sendOf(theirs.projectId, theirs.kind, only);
  await client.disagreements.sendBack.mutate(sent);
  const done = async () => (await client.disagreements.sends.query({ projectId: theirs.projectId }))[0];
  await expect.poll(async () => (await done())?.state, { timeout: 10_000 }).toBe("done");
  expect(await done()).toMatchObject({ tasks: 0, answers: 0 });
  expect((await lead.client.disagreements.list.query({ projectId: mine.projectId })).kinds[0]?.open).toBe(1);
  // Nor is what another lead sent back undone, repeated or seen.
  const undo = { projectId: mine.projectId, id: sent.id };
  expect((await refusal(lead.client.disagreements.undo.mutate(undo))).code).toBe("absent");
  const repeated = sendOf(mine.projectId, mine.kind, { id: sent.id });
  expect((await refusal(lead.client.disagreements.sendBack.mutate(repeated))).code).toBe("absent");
  expect(await lead.client.disagreements.sends.query({ projectId: mine.projectId })).toEqual([]);
});

it("a look that is over, another's look or another lease decides nothing; nobody decides about own work", async () => {
  const { projectId, task } = await disagreed(lead);
  const look = await lead.client.items.inspect.mutate({ projectId, itemId: task.itemId });
  const hold = { leaseId: look.lease.id, epoch: look.lease.epoch };
  const annotationIds = [task.one];
  const settle = (who: Visitor, of: typeof hold, ids = annotationIds) =>
    refusal(who.client.disagreements.settle.mutate({ ...of, annotationIds: ids }));
  for (const who of [other, reviewer, leo]) expect((await settle(who, hold)).code).toBe("absent");
  expect((await settle(lead, { ...hold, epoch: hold.epoch + 1 })).code).toBe("stale-lease");
  const { hold: read } = await reading(lead, projectId);
  expect((await settle(lead, read)).code).toBe("absent");
  const elsewhere = await disagreed(lead);
  expect((await settle(lead, hold, [elsewhere.task.one])).code).toBe("conflict");
  await lead.client.work.end.mutate({ ...hold, end: "released" });
  expect((await settle(lead, hold)).code).toBe("stale-lease");
  expect((await lead.client.disagreements.tasks.query({ projectId, kind: elsewhere.kind })).length).toBe(0);
  expect((await trailTypes(harness, projectId)).includes("annotation.accepted")).toBe(false);

  // Leo answered as a labeler and leads the project now.
  const own = await disagreed(lead);
  const personId = leo.personId as PersonId;
  await lead.client.project.setMember.mutate({ projectId: own.projectId, personId, role: "lead" });
  const ownLook = await leo.client.items.inspect.mutate({ projectId: own.projectId, itemId: own.task.itemId });
  const ownHold = { leaseId: ownLook.lease.id, epoch: ownLook.lease.epoch };
  expect((await settle(leo, ownHold, [own.task.one])).code).toBe("conflict");
});

it("a freeze stops what is being sent back, and the page", async () => {
  const { projectId, kind } = await disagreed(lead);
  await lead.client.freeze.set.mutate({ scope: "project", scopeId: projectId });
  const sent = sendOf(projectId, kind);
  for (const tried of [
    lead.client.disagreements.list.query({ projectId }),
    lead.client.disagreements.tasks.query({ projectId, kind }),
    lead.client.disagreements.sends.query({ projectId }),
    lead.client.disagreements.sendBack.mutate(sent),
    lead.client.disagreements.setSection.mutate({ projectId, kind, sectionId: randomId<"section">() }),
  ]) {
    expect((await refusal(tried)).code).toBe("frozen");
  }
  const { services } = harness.app;
  // One that was asked for a moment before the freeze.
  await services.store.write.startSendBack(
    {
      id: sent.id,
      projectId,
      kind,
      side: "both",
      taskId: null,
      sectionId: null,
      message: new Uint8Array(40),
      createdBy: lead.personId as PersonId,
      created: services.clock(),
    },
    systemEntry(services, { type: "answers.sent-back", project: projectId }),
  );
  await carrySendBacks(services);
  expect(await services.store.read.sendBackById(sent.id)).toMatchObject({ state: "running", tasks: 0 });
});

it("a section that is not meant for labelers is not shown to them by sending it along", async () => {
  const { projectId, kind } = await disagreed(lead);
  const secret = { kind: "roles", roles: ["lead"] } as const;
  const forLeads = section("How we judge", "The threshold is secret.", secret as never);
  await publishAs(lead, projectId, guideline(section("Rules", "Read carefully."), forLeads));
  const sectionId = forLeads.id as SectionId;
  await lead.client.disagreements.sendBack.mutate(sendOf(projectId, kind, { sectionId }));
  const state = async () => (await lead.client.disagreements.sends.query({ projectId }))[0]?.state;
  await expect.poll(state, { timeout: 10_000 }).toBe("done");
  const again = await leo.client.work.next.mutate({ projectId });
  const told = await leo.client.review.comments.query({ ...holdOf(again), viewId: again.viewId });
  expect(told).toMatchObject([{ text: "Look again.", section: sectionId }]);
  const read = await leo.client.guidelines.read.mutate(holdOf(again));
  expect(JSON.stringify({ told, read })).not.toMatch(/How we judge|threshold/);
});
