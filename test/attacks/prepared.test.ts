import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProjectId, SessionId } from "@keyhole/shared/ids";
import { ahead, colour, fetched, submitted, unsealed } from "../flows/prepared.ts";
import { holdOf, workProject, type Opened } from "../flows/work.ts";
import { makePerson, seat, type Seat } from "../door/seats.ts";
import { randomId, startHarness, type Harness } from "../harness.ts";

// I1, I2, I5: the next task's pictures lie in a browser before anybody may see them. What is worth something is the key, and
// it leaves with the answer of the claim that committed the view, or never.

let harness: Harness;
let admin: Seat;
let security: Seat;
let lead: Seat;
let labeler: Seat;
let other: Seat;
let project: ProjectId;

beforeAll(async () => {
  harness = await startHarness();
  const { services } = harness.app;
  const at = async (name: string, duties = {}) =>
    seat(services, await makePerson(services, name, duties), { url: harness.url });
  admin = await at("Admin", { administrator: true });
  security = await at("Security", { securityReviewer: true });
  lead = await at("Lead", { mayCreateProjects: true });
}, 120_000);
afterAll(() => harness.close());

const made = async (settings = {}) => {
  const items = await Promise.all(["#446688", "#664488", "#886644", "#228844", "#882244"].map((name) => colour(name)));
  const template = "image-classification" as const;
  return workProject(harness, {
    lead,
    labelers: [labeler, other],
    template,
    items,
    settings: { review: "none", ...settings },
  });
};

let opened: Opened;
beforeEach(async () => {
  const { services } = harness.app;
  const at = async (name: string) => seat(services, await makePerson(services, name), { url: harness.url });
  [labeler, other] = [await at("Labeler"), await at("Other")];
  project = await made();
  opened = await labeler.client.work.next.mutate({ projectId: project });
});

/** What the server holds for a session, with the key itself. */
const held = (who: Seat) =>
  harness.app.services.preparations.of({ sessionId: who.sessionId as SessionId, projectId: project }, harness.now());

describe("a key dies at once", () => {
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    "when the project is frozen": () => security.client.freeze.set.mutate({ scope: "project", scopeId: project }),
    "when the person is frozen": () =>
      security.client.freeze.set.mutate({ scope: "person", scopeId: labeler.personId as never }),
    "when they sign out": () => labeler.client.session.signOut.mutate({ everywhere: false }),
    "when their session is locked": () => labeler.client.session.lock.mutate(),
    "when they lose their role": () =>
      lead.client.project.setMember.mutate({ projectId: project, personId: labeler.personId as never, role: null }),
    "when they are disabled": () => admin.client.people.disable.mutate({ personId: labeler.personId as never }),
    "when the project is archived": async () => {
      const { version } = await lead.client.project.detail.query({ projectId: project });
      await lead.client.project.archive.mutate({ projectId: project, version, archived: true });
    },
  };
  it.each(Object.keys(ways))("%s", async (name) => {
    expect(await ahead(labeler, opened)).not.toBeNull();
    const before = held(labeler);
    expect(before?.key.some((byte) => byte !== 0)).toBe(true);
    await ways[name]?.();
    expect([held(labeler), before?.key.every((byte) => byte === 0)]).toEqual([null, true]);
    const reply = await labeler.media("/media/prepared", opened.overlayTicket, { theme: "light" });
    expect([204, 401, 404, 423]).toContain(reply.status);
    expect([held(labeler), (await reply.arrayBuffer()).byteLength < 100]).toEqual([null, true]);
  });

  it("after its time, and the task is there all the same", async () => {
    await ahead(labeler, opened);
    harness.pass(harness.app.services.config.preparedMs);
    await labeler.client.work.renew.mutate(holdOf(opened));
    const next = await submitted(labeler, opened);
    expect(next.prepared).toBeNull();
    expect((await fetched(labeler, next)).length).toBeGreaterThan(0);
  });

  it("when the freeze comes while the parcel is being made: it does not even leave", async () => {
    const { images } = harness.app.services;
    const { render } = images;
    let begun = (): void => undefined;
    let goOn = (): void => undefined;
    const isRendering = new Promise<void>((resolve) => (begun = resolve));
    const frozen = new Promise<void>((resolve) => (goOn = resolve));
    const slow: typeof render = async (...input) => {
      begun();
      await frozen;
      return render(...input);
    };
    Object.assign(images, { render: slow });
    try {
      const asked = labeler.media("/media/prepared", opened.overlayTicket, { theme: "light" });
      await isRendering;
      await security.client.freeze.set.mutate({ scope: "project", scopeId: project });
      goOn();
      expect((await asked).status).toBe(204);
      expect(held(labeler)).toBeNull();
    } finally {
      Object.assign(images, { render });
    }
  });
});

describe("what somebody else got", () => {
  it("is never opened by a key of the one who had it ready", async () => {
    const got = await ahead(labeler, opened);
    const theirs = await other.client.work.next.mutate({ projectId: project });
    const prepared = held(labeler);
    expect(prepared?.view.taskId).toBe(theirs.lease.taskId);
    const next = await submitted(labeler, opened);
    expect([next.prepared, next.lease.taskId === theirs.lease.taskId]).toEqual([null, false]);
    expect(prepared?.key.every((byte) => byte === 0)).toBe(true);
    // The view that it was made for never came to be.
    const { read } = harness.app.services.store;
    expect(await read.rendition(prepared?.view.viewId ?? next.viewId, "image/fit-1920")).toBeNull();
    const later = await ahead(labeler, next);
    const last = await submitted(labeler, next);
    expect(last.prepared?.id).toBe(later?.id);
    expect(() => unsealed(got?.sealed ?? Buffer.alloc(0), last.prepared?.key ?? "")).toThrow();
  });

  it("cannot be told by lengths: asked again and again, gold or not, it is the same task in the same few lengths", async () => {
    project = await made({ goldRate: 0.5 });
    opened = await labeler.client.work.next.mutate({ projectId: project });
    const seen = new Set<string>();
    for (let times = 0; times < 8; times++) {
      const got = await ahead(labeler, opened);
      seen.add(`${held(labeler)?.view.taskId} ${got?.sealed.length}`);
    }
    expect(seen.size).toBe(1);
  });
});

describe("the route is no way around", () => {
  it("takes the ticket of this session and a lease that is held now, and prepares in that lease's project only", async () => {
    for (const who of [other, lead, admin, security]) {
      const reply = await who.media("/media/prepared", opened.overlayTicket, { theme: "light" });
      expect(reply.status).toBe(404);
    }
    const foreign = await made();
    const body = { theme: "light", projectId: foreign };
    expect((await labeler.media("/media/prepared", opened.overlayTicket, body)).status).toBe(400);
    await labeler.client.work.end.mutate({ ...holdOf(opened), end: "released", reason: "" });
    expect(await ahead(labeler, opened)).toBeNull();
    expect(
      harness.app.services.preparations.of({ sessionId: labeler.sessionId as SessionId, projectId: foreign }, 0),
    ).toBeNull();
  });

  it("answers as if nothing were there for a lease of another purpose", async () => {
    const next = await submitted(labeler, opened);
    await labeler.client.work.end.mutate({ ...holdOf(next), end: "released", reason: "" });
    const [recent] = await labeler.client.work.recent.query({ projectId: project });
    const which = { projectId: project, assignmentId: recent?.assignmentId ?? randomId<"assignment">() };
    const revisited = await labeler.client.work.revisit.mutate(which);
    expect(await ahead(labeler, revisited)).toBeNull();
  });

  it("spends the hour's bytes, and keeps nothing where they are used up", async () => {
    const { budgets } = harness.app.services;
    budgets.bytes.spend(labeler.personId, harness.app.services.config.bytesPerHour - 10);
    const reply = await labeler.media("/media/prepared", opened.overlayTicket, { theme: "light" });
    expect([reply.status, held(labeler)]).toEqual([204, null]);
  });
});

it("no key leaves when the view cannot be recorded", async () => {
  await ahead(labeler, opened);
  const prepared = held(labeler);
  const { write } = harness.app.services.store;
  const claimTask = write.claimTask.bind(write);
  Object.assign(write, { claimTask: () => Promise.reject(new Error("the trail cannot be written")) });
  try {
    await expect(submitted(labeler, opened)).rejects.toThrow();
  } finally {
    Object.assign(write, { claimTask });
  }
  expect([held(labeler), prepared?.key.every((byte) => byte === 0)]).toEqual([null, true]);
  const next = await labeler.client.work.next.mutate({ projectId: project });
  expect(next.prepared).toBeNull();
});
