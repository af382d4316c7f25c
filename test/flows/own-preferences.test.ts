import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonId } from "@keyhole/shared/ids";
import { mostPreferenceBytes, type Preferences } from "@keyhole/shared/preferences";
import { refusal, startHarness, type Harness, type Visitor } from "../harness.ts";

let harness: Harness;
let who: Visitor;
let personId: PersonId;

beforeAll(async () => {
  harness = await startHarness();
  who = await harness.person({ name: "Ida Own" });
  personId = who.personId as PersonId; // from the server
});
afterAll(() => harness.close());

const seen = async (visitor: Visitor) => (await visitor.client.session.state.query()).preferences;
const entryCount = async () => (await harness.app.services.store.read.searchTrail({ limit: 500 })).length;

describe("a person's own preferences", () => {
  it("are nothing until something is set, and come with the session's state", async () => {
    expect(await seen(who)).toEqual({ revision: 0, set: {} });
    const changed = await who.client.me.changePreferences.mutate({
      set: { theme: "dark", keys: { "work.skip": ["x"] } },
      clear: [],
    });
    expect(changed).toEqual({ revision: 1, set: { theme: "dark", keys: { "work.skip": ["x"] } } });
    expect(await seen(who)).toEqual(changed);
  });

  it("are told to nobody who is not signed in, nor to another person", async () => {
    expect(await seen(harness.visitor())).toBeUndefined();
    const other = await harness.person({ name: "Otto Other" });
    expect(await seen(other)).toEqual({ revision: 0, set: {} });
  });

  it("of two browsers that change different things at once both hold", async () => {
    const { revision: before = 0 } = (await seen(who)) ?? {};
    const changes = [{ size: 120 }, { density: "compact" }, { sound: true }, { breakMinutes: 50 }] as const;
    await Promise.all(changes.map((set) => who.client.me.changePreferences.mutate({ set, clear: [] })));
    const after = await seen(who);
    expect(after?.set).toMatchObject({ theme: "dark", size: 120, density: "compact", sound: true, breakMinutes: 50 });
    expect(after?.revision).toBe(before + 4);
  });

  it("stand on the page of what is recorded, sealed in the store, and leave no entry", async () => {
    const before = await entryCount();
    await who.client.me.changePreferences.mutate({ set: { dailyGoal: 80 }, clear: ["sound"] });
    expect(await entryCount()).toBe(before);
    const record = await who.client.me.record.mutate();
    expect(record.preferences).toMatchObject({ dailyGoal: 80, theme: "dark" });
    expect(record.preferences).not.toHaveProperty("sound");
    const row = await harness.app.services.store.read.preferencesOf(personId);
    expect(Buffer.from(row?.sealed ?? []).includes("dailyGoal")).toBe(false);
  });

  it("are refused where they are unknown or out of range", async () => {
    for (const set of [{ size: 200 }, { size: 95 }, { theme: "blue" }, { weight: 3 }, { dailyGoal: 0 }]) {
      // What a client of another make may send.
      const change = who.client.me.changePreferences.mutate({ set: set as Preferences, clear: [] });
      expect(await refusal(change)).toMatchObject({ code: "invalid" });
    }
  });

  it(`are at most ${mostPreferenceBytes} bytes; more changes nothing and says so`, async () => {
    const before = await seen(who);
    const keys = Object.fromEntries(
      Array.from({ length: 400 }, () => [`q.label.${randomBytes(80).toString("hex")}`, ["x"]]),
    );
    const refused = await refusal(who.client.me.changePreferences.mutate({ set: { keys }, clear: [] }));
    expect(refused).toMatchObject({ code: "too-large", problems: [{ message: "preferences.tooLarge" }] });
    expect(await seen(who)).toEqual(before);
  });

  it("hold keys of a project's labels only while their owner has a role there", async () => {
    const lead = await harness.person({ name: "Lea Lead", mayCreateProjects: true });
    const { projectId } = await lead.client.project.create.mutate({ name: "Streets" });
    await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
    const projectKeys = { [projectId]: { "objects.label.car": ["q"] } };
    await who.client.me.changePreferences.mutate({ set: { projectKeys }, clear: [] });
    expect((await seen(who))?.set.projectKeys).toEqual(projectKeys);
    await lead.client.project.setMember.mutate({ projectId, personId, role: null });
    expect((await seen(who))?.set).not.toHaveProperty("projectKeys");
    expect((await who.client.me.record.mutate()).preferences).not.toHaveProperty("projectKeys");

    // Nothing that is set meanwhile takes them away, keys of another project neither; they are there with the next role.
    const other = await lead.client.project.create.mutate({ name: "Rivers" });
    await lead.client.project.setMember.mutate({ projectId: other.projectId, personId, role: "labeler" });
    await who.client.me.changePreferences.mutate({ set: { size: 110 }, clear: [] });
    const rivers = { [other.projectId]: { "objects.label.boat": ["b"] } };
    const answered = await who.client.me.changePreferences.mutate({ set: { projectKeys: rivers }, clear: [] });
    expect(answered.set.projectKeys).toEqual(rivers);
    await who.client.me.changePreferences.mutate({ set: {}, clear: ["projectKeys"] });
    expect((await seen(who))?.set).not.toHaveProperty("projectKeys");
    await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
    expect((await seen(who))?.set.projectKeys).toEqual(projectKeys);
    await who.client.me.changePreferences.mutate({ set: {}, clear: ["projectKeys"] });
    expect((await seen(who))?.set).not.toHaveProperty("projectKeys");
  });

  it("go over the keys of a project, which its lead sets for everybody in it", async () => {
    const lead = await harness.person({ name: "Lou Lead", mayCreateProjects: true });
    const { projectId } = await lead.client.project.create.mutate({ name: "Posts" });
    await lead.client.project.setMember.mutate({ projectId, personId, role: "labeler" });
    const { version, settings } = await lead.client.project.detail.query({ projectId });
    const keys = { "work.skip": ["n"] };
    await lead.client.project.change.mutate({ projectId, version, settings: { ...settings, keys } });
    const own = await who.client.project.own.query();
    expect(own.find(({ id }) => id === projectId)?.keys).toEqual(keys);
    const tooMany = { "work.skip": Array.from({ length: 9 }, (_, at) => String(at)) };
    const change = lead.client.project.change.mutate({
      projectId,
      version: version + 1,
      settings: { ...settings, keys: tooMany },
    });
    expect(await refusal(change)).toMatchObject({ code: "invalid" });
  });

  it("are gone when their owner clears them", async () => {
    await who.client.me.clearPreferences.mutate();
    expect(await seen(who)).toEqual({ revision: 0, set: {} });
    expect(await harness.app.services.store.read.preferencesOf(personId)).toBeNull();
  });

  it("that do not read keep nobody out", async () => {
    await harness.app.services.store.write.savePreferences(personId, {
      sealed: randomBytes(80),
      from: 0,
      now: harness.now(),
    });
    expect(await seen(who)).toEqual({ revision: 1, set: {} });
    const changed = await who.client.me.changePreferences.mutate({ set: { theme: "light" }, clear: [] });
    expect(changed).toEqual({ revision: 2, set: { theme: "light" } });
  });
});
