import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { databasePath } from "@keyhole/db/sqlite/open";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReadEntry } from "@keyhole/shared/trail/entry";
import { KeyholeError } from "@keyhole/shared/errors";
import { decodeEntry } from "@keyhole/shared/trail/entry-codec";
import type { EntryId, ItemId, PersonId } from "@keyhole/shared/ids";
import { password, refusal, type Visitor } from "../harness.ts";
import { makeWorld, projectName, type World } from "./trail-world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.harness.close());

const read = (text: string): ReadEntry => {
  const entry = decodeEntry(Buffer.from(text, "latin1"));
  if (!entry.ok) throw new Error(entry.failure.problem);
  return entry.value;
};
const personOf = (visitor: Visitor): PersonId => visitor.personId as PersonId; // as the harness keeps it

const everything = async (): Promise<ReadEntry[]> => {
  const rows = await world.harness.app.services.store.read.trailRange(0, 10_000);
  return rows.map((row) => read(Buffer.from(row.entry).toString("latin1")));
};

describe("search", () => {
  it("shows every act of a small world, newest first", async () => {
    const { entries, total } = await world.reviewer.client.trail.search.query({ filter: {} });
    const types = entries.map(({ text }) => read(text).type);
    expect(types[0]).toBe("trail.searched");
    for (const type of [
      "setup.finished",
      "person.invited",
      "person.joined",
      "session.signed-in",
      "project.created",
      "form.published",
      "project.member-changed",
      "import.finished",
      "lease.granted",
      "view.opened",
      "view.reopened",
      "draft.first",
      "annotation.submitted",
    ]) {
      expect(types).toContain(type);
    }
    expect(entries.map(({ sequence }) => sequence)).toEqual(
      entries.map(({ sequence }) => sequence).sort((a, b) => b - a),
    );
    expect(total).toEqual({ count: entries.length, more: false });
  });

  it("gives the bytes that were hashed", async () => {
    const { entries } = await world.reviewer.client.trail.search.query({ filter: {} });
    for (const { text, leaf } of entries) {
      const bytes = Buffer.concat([Buffer.of(0), Buffer.from(text, "latin1")]);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(leaf);
    }
  });

  it("keeps to every filter alone and together", async () => {
    const { search } = world.reviewer.client.trail;
    const all = await everything();
    const labeler = personOf(world.labeler);
    const at = all[Math.floor(all.length / 2)]?.time ?? 0;
    const cases: [Parameters<typeof search.query>[0]["filter"], (entry: ReadEntry) => boolean][] = [
      [{ person: labeler }, (entry) => entry.actor === labeler || entry.subject === labeler],
      [{ project: world.projectId }, (entry) => entry.project === world.projectId],
      [{ item: world.itemId as ItemId }, (entry) => entry.item === world.itemId],
      [{ group: "seen" }, (entry) => entry.type.startsWith("view.") || entry.type === "guideline.read"],
      [{ type: "view.reopened" }, (entry) => entry.type === "view.reopened"],
      [{ group: "seen", type: "lease.granted" }, () => false],
      [{ outcome: "denied" }, (entry) => entry.outcome === "denied"],
      [{ to: at }, (entry) => entry.time <= at],
      [
        { from: at, person: labeler },
        (entry) => entry.time >= at && (entry.actor === labeler || entry.subject === labeler),
      ],
      [
        { project: world.projectId, group: "work" },
        (entry) => entry.project === world.projectId && /^(?:lease|draft|annotation)\./.test(entry.type),
      ],
    ];
    for (const [filter, matches] of cases) {
      const { entries, next } = await search.query({ filter });
      // Searching adds entries of its own; what was there before must be found exactly.
      const found = entries.filter(({ sequence }) => sequence < all.length).map(({ sequence }) => sequence);
      const wanted = all.flatMap((entry, sequence) => (matches(entry) ? [sequence] : []));
      expect(found, JSON.stringify(filter)).toEqual(wanted.reverse());
      expect(next).toBeNull();
    }
  });

  it("is recorded once for the same question in ten minutes, with what was asked", async () => {
    const { search } = world.reviewer.client.trail;
    const filter = { person: personOf(world.lead), group: "sign-in", outcome: "denied" } as const;
    const count = async (): Promise<number> =>
      (await everything()).filter(({ type, action }) => type === "trail.searched" && action === "sign-in.denied")
        .length;
    await Promise.all([search.query({ filter }), search.query({ filter, before: 90 })]);
    await search.query({ filter, before: 40 });
    expect(await count()).toBe(1);
    const entry = (await everything()).find(({ action }) => action === "sign-in.denied");
    expect(entry).toMatchObject({ actor: world.reviewer.personId, subject: world.lead.personId, outcome: "ok" });
    world.harness.pass(10 * 60_000);
    await search.query({ filter });
    expect(await count()).toBe(2);
  });
});

it("shows nothing where the reading cannot be recorded", async () => {
  const { write } = world.harness.app.services.store;
  const recordOnly = write.recordOnly.bind(write);
  Object.assign(write, { recordOnly: () => Promise.reject(new KeyholeError("unavailable")) });
  const filter = { outcome: "failed" } as const;
  expect((await refusal(world.reviewer.client.trail.search.query({ filter }))).code).toBe("unavailable");
  Object.assign(write, { recordOnly });
  await world.reviewer.client.trail.search.query({ filter });
  expect((await everything()).filter(({ action }) => action === "failed")).toHaveLength(1);
});

describe("who may read", () => {
  it("nobody but a security reviewer: the others get what an absent thing gives, and are recorded", async () => {
    const before = (await everything()).filter(({ type }) => type === "access.denied").length;
    const others = [world.admin, world.lead, world.labeler];
    for (const { client } of others) {
      const { trail } = client;
      const entryId = "AAAAAAAAAAAAAAAAAAAAAA" as EntryId;
      const item = world.itemId as ItemId;
      for (const call of [
        trail.search.query({ filter: {} }),
        trail.names.query(),
        trail.history.query({ about: { kind: "item", id: item } }),
        trail.detail.query({ entryId }),
        trail.viewsOfItem.query({ item }),
        trail.seenBy.query({ person: personOf(world.lead) }),
        trail.verification.query(),
        trail.startCheck.mutate(),
        trail.cancelCheck.mutate(),
      ]) {
        expect((await refusal(call)).code).toBe("absent");
      }
    }
    const denied = (await everything()).filter(({ type }) => type === "access.denied");
    expect(denied.length - before).toBe(9 * others.length);
  });
});

describe("history", () => {
  it("tells one person's and one item's past by lease", async () => {
    const { history } = world.reviewer.client.trail;
    for (const about of [
      { kind: "person", id: personOf(world.labeler) } as const,
      { kind: "item", id: world.itemId as ItemId } as const,
    ]) {
      const { stories, next } = await history.query({ about });
      const lease = stories.filter(({ key }) => key === world.leaseId);
      expect(lease).toHaveLength(1);
      expect(lease[0]?.entries.map(({ text }) => read(text).type)).toEqual([
        "lease.granted",
        "view.opened",
        "view.reopened",
        "view.reopened",
        "draft.first",
        "annotation.submitted",
      ]);
      expect(next).toBeNull();
    }
    const { stories } = await history.query({ about: { kind: "person", id: personOf(world.labeler) } });
    const session = stories.find(({ kind }) => kind === "session");
    expect(session?.entries.map(({ text }) => read(text).type)).toContain("session.signed-in");
  });

  it("is recorded", async () => {
    const reads = (await everything()).filter(({ type }) => type === "trail.read");
    expect(reads.map(({ subject, item }) => subject ?? item)).toEqual(
      expect.arrayContaining([world.labeler.personId, world.itemId]),
    );
  });

  it("says who saw an item and what a person saw", async () => {
    const { trail } = world.reviewer.client;
    const { views, total } = await trail.viewsOfItem.query({ item: world.itemId as ItemId });
    expect(views.map(({ how }) => how)).toEqual(["reopened", "reopened", "opened"]);
    expect(views[0]).toMatchObject({ person: world.labeler.personId, lease: world.leaseId, purpose: "annotate" });
    expect(total).toEqual({ count: 1, more: false });
    const seen = await trail.seenBy.query({ person: personOf(world.labeler) });
    expect(seen).toMatchObject({ more: false, projects: [{ project: world.projectId, views: 1, items: 1 }] });
  });
});

describe("details", () => {
  const signIn = async (): Promise<ReadEntry> => {
    const found = (await everything()).find(
      ({ type, actor, detail }) =>
        type === "session.signed-in" && actor === world.labeler.personId && detail !== undefined,
    );
    if (found === undefined) throw new Error("the labeler signed in");
    return found;
  };

  it("open for a security reviewer, match their commitment, and the opening is recorded", async () => {
    const entry = await signIn();
    const opened = await world.reviewer.client.trail.detail.query({ entryId: entry.id });
    expect(opened).toMatchObject({ state: "open", matches: true, detail: { address: "127.0.0.1" } });
    const recorded = (await everything()).find(({ object }) => object === entry.id);
    expect(recorded).toMatchObject({ type: "trail.read", subject: world.labeler.personId, objectKind: "entry" });
  });

  it("are gone for a person whose key was destroyed", async () => {
    const entry = await signIn();
    const database = new Database(databasePath(world.harness.dataDir));
    database.prepare("delete from person_keys where person_id = ?").run(world.labeler.personId);
    database.close();
    world.harness.app.services.personKeys.forget(personOf(world.labeler));
    const opened = await world.reviewer.client.trail.detail.query({ entryId: entry.id });
    expect(opened).toEqual({ state: "erased", personId: world.labeler.personId });
  });
});

it("no entry of a busy world holds a name, login, password, address, user agent or text", async () => {
  const rows = await world.harness.app.services.store.read.trailRange(0, 10_000);
  const bytes = Buffer.concat(rows.map((row) => Buffer.from(row.entry))).toString("latin1");
  expect(rows.length).toBeGreaterThan(50);
  const people = [world.admin, world.lead, world.labeler, world.reviewer];
  // Ids are random letters: a short word may stand in one by chance.
  const secrets = [
    ...people.flatMap(({ name, login }) => [name, ...name.split(" "), login]),
    projectName,
    ...projectName.split(" "),
    password,
    "127.0.0.1",
    "example.test",
  ].filter((word) => word.length >= 6);
  expect(secrets.length).toBeGreaterThan(15);
  for (const secret of secrets) expect(bytes, secret).not.toContain(secret);
});
