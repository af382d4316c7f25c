import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FormId, PersonId, ProjectId } from "@keyhole/shared/ids";
import { call } from "../door/call.ts";
import { makePerson, seat, type Seat } from "../door/seats.ts";
import { holdOf, mood, submission, text, workProject, type Opened } from "../flows/work.ts";
import { randomId, startHarness, type Harness } from "../harness.ts";

// I2, I5: a lease is a person's, in one session, for one purpose, until it ends. The class is that of OpenBao's leaked lease
// ids: knowing one must be worth nothing.

let harness: Harness;
let admin: Seat;
let lead: Seat;
let labeler: Seat;
let thief: Seat;
let a: ProjectId;
let b: ProjectId;
let formB: FormId;

beforeAll(async () => {
  harness = await startHarness();
  const { services } = harness.app;
  const { url } = harness;
  const at = async (name: string, duties = {}) => seat(services, await makePerson(services, name, duties), { url });
  admin = await at("Admin", { administrator: true });
  lead = await at("Lead", { mayCreateProjects: true });
  labeler = await at("Labeler");
  thief = await at("Thief");
  const items = Array.from({ length: 30 }, (_, index) => text(`text ${index}`));
  const settings = { review: "none" } as const;
  a = await workProject(harness, { lead, labelers: [labeler, thief], items, settings });
  b = await workProject(harness, { lead, labelers: [thief], items, settings });
  formB = (await lead.client.project.form.query({ projectId: b })).formId ?? randomId<"form">();
}, 120_000);
afterAll(() => harness.close());

let opened: Opened;
beforeEach(async () => {
  opened = await labeler.client.work.next.mutate({ projectId: a });
});

const code = async (who: Seat, name: string, input: unknown) => (await call(who, name, input)).code;
const draft = () => ({ ...holdOf(opened), baseVersion: 0, answers: { v: 1, answers: {} }, activeMs: 0 });
/** Everything that names a lease. */
const uses = () =>
  [
    ["work.open", holdOf(opened)],
    ["work.renew", holdOf(opened)],
    ["work.saveDraft", draft()],
    ["work.submit", submission(opened, mood("positive"))],
    ["work.end", { ...holdOf(opened), end: "released" }],
    ["guidelines.read", holdOf(opened)],
    ["review.comments", { ...holdOf(opened), viewId: opened.viewId }],
  ] as const;

describe("somebody else's lease", () => {
  it("cannot be opened, renewed, drafted on, submitted, ended or read under, by a colleague or by its project's lead", async () => {
    for (const who of [thief, lead, admin]) {
      for (const [name, input] of uses()) expect([name, await code(who, name, input)]).toEqual([name, "absent"]);
    }
    const { expires } = await labeler.client.work.renew.mutate(holdOf(opened));
    expect(expires).toBeGreaterThan(harness.now());
  });

  it("gives no foothold for reviews: a labeler's lease opens no review, a reviewer's no work", async () => {
    for (const name of ["review.open", "review.renew", "review.pass"]) {
      expect(await code(labeler, name, holdOf(opened))).toBe("absent");
    }
  });
});

describe("one's own lease", () => {
  it("is worth nothing in another session of the same person that did not take it over", async () => {
    const { services } = harness.app;
    const again = await seat(services, labeler.personId as PersonId, { url: harness.url }); // as it was made
    for (const [name, input] of uses()) expect([name, await code(again, name, input)]).toEqual([name, "stale-lease"]);
  });

  it("with a stale or an invented epoch gets 409 and changes nothing", async () => {
    for (const epoch of [opened.lease.epoch + 1, opened.lease.epoch + 1_000]) {
      for (const [name, input] of uses()) {
        expect([name, await code(labeler, name, { ...input, epoch })]).toEqual([name, "stale-lease"]);
      }
    }
    expect((await labeler.client.work.open.mutate(holdOf(opened))).draftVersion).toBe(0);
  });

  it("after its end gets 409 for everything, also by a renewal in the same second", async () => {
    await labeler.client.work.end.mutate({ ...holdOf(opened), end: "skipped" });
    for (const [name, input] of uses()) expect([name, await code(labeler, name, input)]).toEqual([name, "stale-lease"]);
  });

  it("ends when its holder leaves the project, and does not come back with the role", async () => {
    const personId = labeler.personId as PersonId; // as it was made
    await lead.client.project.setMember.mutate({ projectId: a, personId, role: null });
    for (const [name, input] of uses()) expect([name, await code(labeler, name, input)]).toEqual([name, "absent"]);
    await lead.client.project.setMember.mutate({ projectId: a, personId, role: "labeler" });
    for (const [name, input] of uses()) expect([name, await code(labeler, name, input)]).toEqual([name, "stale-lease"]);
  });

  it("ends with the role that it was for: who becomes a reviewer submits no more under it", async () => {
    const personId = labeler.personId as PersonId; // as it was made
    await lead.client.project.setMember.mutate({ projectId: a, personId, role: "reviewer" });
    expect(await code(labeler, "work.submit", submission(opened, mood("positive")))).not.toBe("ok");
    expect(await code(labeler, "work.open", holdOf(opened))).toBe("stale-lease");
    await lead.client.project.setMember.mutate({ projectId: a, personId, role: "labeler" });
  });
});

describe("a submit", () => {
  it("under a form of another project is refused like under none, and stores nothing", async () => {
    expect(await code(labeler, "work.submit", { ...submission(opened, mood("positive")), formId: formB })).toBe(
      "conflict",
    );
    expect(await code(labeler, "work.submit", { ...submission(opened, mood("positive")), formId: randomId() })).toBe(
      "conflict",
    );
    expect(await code(labeler, "work.open", holdOf(opened))).toBe("ok");
  });

  it("with another person's key is one's own submit: nothing of theirs is given or replaced", async () => {
    const mine = submission(opened, mood("positive"));
    const { annotationId } = await labeler.client.work.submit.mutate(mine);
    const theirs = await thief.client.work.next.mutate({ projectId: a });
    const other = { ...submission(theirs, mood("negative")), idempotencyKey: mine.idempotencyKey };
    expect((await thief.client.work.submit.mutate(other)).annotationId).not.toBe(annotationId);
  });

  it("with the key of another own task is a conflict, not a second answer for that task", async () => {
    const first = submission(opened, mood("positive"));
    await labeler.client.work.submit.mutate(first);
    const next = await labeler.client.work.next.mutate({ projectId: a });
    const again = { ...submission(next, mood("negative")), idempotencyKey: first.idempotencyKey };
    expect(await code(labeler, "work.submit", again)).toBe("conflict");
  });

  it("of answers to questions that the form does not ask, or past its bounds, is refused with the problems", async () => {
    const bad = [
      {
        v: 1,
        answers: {
          ["no-such-question"]: { type: "choice", version: 1, value: { selected: ["positive"], tie: false } },
        },
      },
      { v: 1, answers: { sentiment: { type: "box", version: 1, value: { width: 1, height: 1, regions: [] } } } },
      {
        v: 1,
        answers: { sentiment: { type: "choice", version: 1, value: { selected: ["no such label"], tie: false } } },
      },
      { v: 99, answers: {} },
      "answers",
      null,
    ];
    for (const answers of bad) {
      expect(await code(labeler, "work.submit", { ...submission(opened, answers) })).toBe("invalid");
    }
  });
});

const claimed = ({ text }: { readonly text: string }): Opened =>
  (JSON.parse(text) as { result: { data: Opened } }).result.data; // tRPC's shape

describe("a claim", () => {
  it("of one person in two sessions at once gives one task, held by one of them", async () => {
    const { services } = harness.app;
    const again = await seat(services, labeler.personId as PersonId, { url: harness.url }); // as it was made
    const replies = await Promise.all([labeler, again].map((who) => call(who, "work.next", { projectId: a })));
    // Whom the other took it over from before it was opened is told so.
    for (const reply of replies) expect(["ok", "stale-lease"]).toContain(reply.code);
    const { taskId } = opened.lease;
    const given = replies.filter(({ status }) => status === 200).map(claimed);
    expect(new Set(given.map(({ lease }) => lease.taskId))).toEqual(new Set([taskId]));
    const newest = given.toSorted((one, two) => two.lease.epoch - one.lease.epoch)[0] ?? opened;
    const codes = await Promise.all([labeler, again].map((who) => code(who, "work.renew", holdOf(newest))));
    expect(codes.sort()).toEqual(["ok", "stale-lease"]);
    await labeler.client.work.next.mutate({ projectId: a });
  });

  it("of a hundred at once by one person gives one task: a stolen session yields one item at a time", async () => {
    const claims = await Promise.all(Array.from({ length: 100 }, () => call(labeler, "work.next", { projectId: a })));
    const given = claims.filter(({ status }) => status === 200);
    expect(given.length).toBeGreaterThan(0);
    const tasks = given.map((reply) => claimed(reply).lease.taskId);
    expect(new Set(tasks).size).toBe(1);
  });
});

describe("a freeze", () => {
  it("closes every use of a lease at once, and the lease stays closed when the freeze is over", async () => {
    await admin.client.freeze.set.mutate({ scope: "person", scopeId: labeler.personId as PersonId });
    for (const [name, input] of uses()) {
      const got = await code(labeler, name, input);
      expect([name, got]).toEqual([name, name === "work.end" ? "stale-lease" : "frozen"]);
    }
    expect(await code(labeler, "work.next", { projectId: a })).toBe("frozen");
    expect((await labeler.media("/media/overlay", opened.overlayTicket, { theme: "dark" })).status).toBe(423);
  });
});
