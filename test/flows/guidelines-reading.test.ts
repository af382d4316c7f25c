import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemEntry } from "@keyhole/server/door/trail-drafts";
import { codeAt, stepAt } from "@keyhole/server/identity/totp";
import { password, randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { addText, entriesOf, guideline, projectWith, publishAs, reading, section } from "./guidelines.ts";

let harness: Harness;
let lead: Visitor;
let labeler: Visitor;
let reviewer: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  labeler = await harness.person({ name: "Leo Labeler" });
  reviewer = await harness.person({ name: "Rita Reviewer" });
  stranger = await harness.person({ name: "Sam Stranger" });
});
afterAll(() => harness.close());

const secretTitle = "How reviewers are paid";
const leadTitle = "Gold items hide here";

async function published(settings = {}) {
  const projectId = await projectWith(lead, { labeler: [labeler], reviewer: [reviewer] }, settings);
  const general = section("Boxes", "Draw **tight** boxes.");
  const forReviewers = section(secretTitle, "Seven a minute.", { kind: "roles", roles: ["reviewer"] });
  const forLeads = section(leadTitle, "One in twenty.", { kind: "roles", roles: ["lead"] });
  const body = guideline(general, forReviewers, forLeads);
  await publishAs(lead, projectId, body);
  return { projectId, body, general, forReviewers, forLeads };
}

describe("reading is a recorded view under a lease", () => {
  it("gives each reader the sections of their audience and records exactly these", async () => {
    const { projectId, general, forReviewers, forLeads } = await published();
    const own = await reading(labeler, projectId);
    expect(own.read?.sections.map(({ id }) => id)).toEqual([general.id]);
    expect(JSON.stringify(own)).not.toContain(secretTitle);
    expect(JSON.stringify(own)).not.toContain(leadTitle);
    expect(JSON.stringify(own)).not.toContain(forLeads.id);
    const reviewed = await reading(reviewer, projectId);
    expect(reviewed.read?.sections.map(({ id }) => id)).toEqual([general.id, forReviewers.id]);
    const led = await reading(lead, projectId);
    expect(led.read?.sections.map(({ id }) => id)).toEqual([general.id, forReviewers.id, forLeads.id]);

    const entries = await entriesOf(harness, projectId, "guideline.read");
    const first = entries.find(({ actor }) => actor === labeler.personId);
    expect(first).toMatchObject({
      sections: [general.id],
      version: 1,
      lease: own.hold.leaseId,
      view: own.read?.viewId,
      purpose: "read",
      actorRole: "labeler",
    });
    expect(first?.guideline).toBeDefined();
    expect(entries.find(({ actor }) => actor === reviewer.personId)?.sections).toHaveLength(2);
  });

  it("records one entry for a lease and version however often it is read", async () => {
    const { projectId, body, general } = await published();
    const { hold } = await reading(labeler, projectId);
    await Promise.all(Array.from({ length: 5 }, () => labeler.client.guidelines.read.mutate(hold)));
    expect(await entriesOf(harness, projectId, "guideline.read")).toHaveLength(1);
    await publishAs(lead, projectId, { ...body, sections: [{ ...general, body: "Draw boxes." }] });
    await labeler.client.guidelines.read.mutate(hold);
    const entries = await entriesOf(harness, projectId, "guideline.read");
    expect(entries.filter(({ actor }) => actor === labeler.personId).map(({ version }) => version)).toEqual([1, 2]);
  });

  it("opens under the lease of a task, apart from the item's view", async () => {
    const { projectId, general } = await published();
    await addText(harness, projectId, `a street ${randomId()}`);
    const work = await labeler.client.work.next.mutate({ projectId });
    const hold = { leaseId: work.lease.id, epoch: work.lease.epoch };
    const opened = await labeler.client.guidelines.read.mutate(hold);
    expect(opened.read?.sections.map(({ id }) => id)).toEqual([general.id]);
    expect(opened.read?.viewId).not.toBe(work.viewId);
    const again = await labeler.client.work.open.mutate(hold);
    expect([again.viewId, again.reopened]).toEqual([work.viewId, true]);
    const overlay = await labeler.media("/media/overlay", String(opened.read?.overlayTicket), { theme: "light" });
    expect([overlay.status, overlay.headers.get("content-type")]).toEqual([200, "image/png"]);
    await labeler.client.work.end.mutate({ ...hold, end: "released" });
    expect((await refusal(labeler.client.guidelines.read.mutate(hold))).code).toBe("stale-lease");
    const late = await labeler.media("/media/overlay", String(opened.read?.overlayTicket), { theme: "light" });
    expect(late.status).toBe(409);
  });

  it("gives nothing without a lease, under another person's or with an old epoch", async () => {
    const { projectId } = await published();
    const { hold } = await reading(labeler, projectId);
    expect((await refusal(reviewer.client.guidelines.read.mutate(hold))).code).toBe("absent");
    const none = labeler.client.guidelines.read.mutate({ leaseId: randomId(), epoch: 1 });
    expect((await refusal(none)).code).toBe("absent");
    expect((await refusal(labeler.client.guidelines.read.mutate({ ...hold, epoch: 2 }))).code).toBe("stale-lease");
  });

  it("looks absent to people of other projects, administrators and security reviewers", async () => {
    const { projectId } = await published();
    const security = await harness.person({
      name: `Sue ${randomId().replaceAll(/[^a-z]/g, "")}`,
      securityReviewer: true,
    });
    for (const who of [stranger, await harness.administrator(), security]) {
      const { guidelines } = who.client;
      expect((await refusal(guidelines.take.mutate({ projectId }))).code).toBe("absent");
      expect((await refusal(guidelines.state.query({ projectId }))).code).toBe("absent");
    }
    const missing = labeler.client.guidelines.take.mutate({ projectId: randomId() });
    expect((await refusal(missing)).code).toBe("absent");
  });

  it("is taken over on another device: the first screen is told and reads nothing more", async () => {
    const { projectId } = await published();
    const first = await reading(labeler, projectId);
    const second = await signInAgain(labeler);
    const { lease } = await second.client.guidelines.take.mutate({ projectId });
    expect(lease.epoch).toBe(2);
    expect((await entriesOf(harness, projectId, "lease.taken-over"))[0]).toMatchObject({ lease: lease.id, epoch: 2 });
    expect((await refusal(labeler.client.guidelines.read.mutate(first.hold))).code).toBe("stale-lease");
  });

  it("stops under a freeze: no lease, no section, no overlay", async () => {
    const { projectId } = await published();
    const { hold, read } = await reading(labeler, projectId);
    const { store } = harness.app.services;
    const freeze = {
      id: randomId<"freeze">(),
      scope: "project",
      scopeId: projectId,
      setBy: randomId<"person">(),
      setAt: harness.app.services.clock(),
    } as const;
    const { services } = harness.app;
    await store.write.freeze(freeze, [systemEntry(services, { type: "freeze.set", project: projectId })]);
    const { guidelines } = labeler.client;
    expect((await refusal(guidelines.take.mutate({ projectId }))).code).toBe("frozen");
    expect((await refusal(guidelines.read.mutate(hold))).code).toBe("frozen");
    const overlay = await labeler.media("/media/overlay", String(read?.overlayTicket), { theme: "light" });
    expect([423, 409]).toContain(overlay.status);
    const save = lead.client.guidelines.saveDraft.mutate({ projectId, baseVersion: 1, body: guideline() });
    expect((await refusal(save)).code).toBe("frozen");
  });

  it("ends with the role: a labeler who was taken off the project reads nothing more", async () => {
    const { projectId } = await published();
    const { hold } = await reading(labeler, projectId);
    const personId = labeler.personId as never;
    await lead.client.project.setMember.mutate({ projectId, personId, role: null });
    expect((await refusal(labeler.client.guidelines.read.mutate(hold))).code).toBe("absent");
    expect((await refusal(labeler.client.guidelines.take.mutate({ projectId }))).code).toBe("absent");
  });
});

describe("acknowledging", () => {
  it("comes before the next task where the project requires it, and only after reading", async () => {
    const { projectId, body } = await published({ mustAcknowledgeGuideline: true });
    await addText(harness, projectId, `needs reading ${randomId()}`);
    const { client } = labeler;
    expect((await refusal(client.work.next.mutate({ projectId }))).code).toBe("must-acknowledge");
    expect(await client.guidelines.state.query({ projectId })).toEqual({
      version: 1,
      acknowledged: 0,
      toAcknowledge: 1,
    });
    const { lease } = await client.guidelines.take.mutate({ projectId });
    const hold = { leaseId: lease.id, epoch: lease.epoch };
    const unread = client.guidelines.acknowledge.mutate({ projectId, ...hold, version: 1 });
    expect((await refusal(unread)).code).toBe("absent");
    await client.guidelines.read.mutate(hold);
    await client.guidelines.acknowledge.mutate({ projectId, ...hold, version: 1 });
    await client.guidelines.acknowledge.mutate({ projectId, ...hold, version: 1 });
    expect(await entriesOf(harness, projectId, "guideline.acknowledged")).toMatchObject([
      { actor: labeler.personId, version: 1, lease: hold.leaseId },
    ]);
    const work = await client.work.next.mutate({ projectId });
    expect(work.guidelineVersion).toBe(1);

    await publishAs(lead, projectId, body);
    const late = client.guidelines.acknowledge.mutate({ projectId, ...hold, version: 1 });
    expect((await refusal(late)).code).toBe("conflict");
    expect((await refusal(client.work.next.mutate({ projectId }))).code).toBe("must-acknowledge");
  });

  it("is asked for by a flagged version only, where the project does not require every one", async () => {
    const { projectId, body } = await published();
    await addText(harness, projectId, `flagged ${randomId()}`);
    await addText(harness, projectId, `flagged too ${randomId()}`);
    const { client } = labeler;
    await client.work.next.mutate({ projectId });
    await publishAs(lead, projectId, body, { mustAcknowledge: true });
    await publishAs(lead, projectId, body);
    expect((await refusal(client.work.next.mutate({ projectId }))).code).toBe("must-acknowledge");
    const { hold } = await reading(labeler, projectId);
    await client.guidelines.acknowledge.mutate({ projectId, ...hold, version: 3 });
    await client.work.next.mutate({ projectId });
    await publishAs(lead, projectId, body);
    await client.work.next.mutate({ projectId });
  });

  it("an annotation stores the version that its view was opened under, not one published meanwhile", async () => {
    const { projectId, body } = await published();
    await addText(harness, projectId, `pinned ${randomId()}`);
    const { client } = labeler;
    const work = await client.work.next.mutate({ projectId });
    await publishAs(lead, projectId, body);
    const question = work.form?.questions[0];
    if (question?.type !== "choice") throw new Error("the template asks something else");
    const value = { selected: [String(question.settings.options[0]?.value)] };
    const done = await client.work.submit.mutate({
      leaseId: work.lease.id,
      epoch: work.lease.epoch,
      formId: work.formId ?? randomId<"form">(),
      answers: { v: 1, answers: { [question.name]: { type: "choice", version: 1, value } } },
      idempotencyKey: randomId<"submit">(),
      activeMs: 1000,
      next: false,
    });
    const [entry] = await entriesOf(harness, projectId, "annotation.submitted");
    expect(entry).toMatchObject({ annotation: done.annotationId, guidelineVersion: 1 });
  });
});

/** A second browser of the same person. */
async function signInAgain(who: Visitor): Promise<Visitor> {
  const second = harness.visitor();
  harness.pass(60_000);
  await second.client.session.signIn.mutate({ login: who.login, password });
  const code = codeAt(who.secret ?? Buffer.alloc(0), stepAt(harness.now()));
  await second.client.session.secondFactor.mutate({ code });
  return second;
}
