import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databasePath } from "@keyhole/db/sqlite/open";
import type { ProjectId } from "@keyhole/shared/ids";
import { randomId, refusal, startHarness, type Harness, type Visitor } from "../harness.ts";
import { holdOf, mood, onAnotherDevice, submission, text, workProject, type Opened } from "../flows/work.ts";

// Work that a browser could not send lies there as ciphertext. Its key comes with a lease and with nothing else: not to
// another person, not for another task, not after the project's keys are gone.

let harness: Harness;
let lead: Visitor;
let leo: Visitor;
let mei: Visitor;

beforeAll(async () => {
  harness = await startHarness();
  lead = await harness.person({ name: "Lena Lead", mayCreateProjects: true });
  leo = await harness.person({ name: "Leo Labeler" });
  mei = await harness.person({ name: "Mei Labeler" });
});
afterAll(() => harness.close());

const project = (count: number): Promise<ProjectId> =>
  workProject(harness, {
    lead,
    labelers: [leo, mei],
    settings: { overlap: 2, revisitable: 5 },
    items: Array.from({ length: count }, (_, at) => text(`item ${at}`)),
  });

const keyOf = ({ outboxKey }: Opened): string => {
  expect(Buffer.from(outboxKey ?? "", "base64url")).toHaveLength(32);
  return outboxKey ?? "";
};
/** What no page of the product does yet, done to the rows. */
function inDatabase(run: (database: Database.Database) => void): void {
  const database = new Database(databasePath(harness.dataDir));
  run(database);
  database.close();
}

const asked = ({ lease }: Opened) => ({ purpose: lease.purpose, taskId: lease.taskId ?? randomId<"task">() });
const overFor = async (who: Visitor, opened: Opened): Promise<boolean> =>
  (await who.client.work.outbox.query({ work: [asked(opened)] })).over.length === 1;

describe("the key of unsent work", () => {
  it("is the same under every lease of the same work: after a reload, on another device", async () => {
    const projectId = await project(1);
    const opened = await leo.client.work.next.mutate({ projectId });
    const key = keyOf(opened);
    expect(keyOf(await leo.client.work.open.mutate(holdOf(opened)))).toBe(key);
    const elsewhere = await onAnotherDevice(harness, leo);
    const taken = await elsewhere.client.work.next.mutate({ projectId });
    expect([taken.lease.epoch, keyOf(taken)]).toEqual([opened.lease.epoch + 1, key]);
  });

  it("is another one for every person, task and purpose", async () => {
    const projectId = await project(2);
    const keys = new Map<string, string>();
    for (const who of [leo, mei]) {
      for (const _ of ["first", "second"]) {
        const opened = await who.client.work.next.mutate({ projectId });
        keys.set(`${who.name} ${String(opened.lease.taskId)}`, keyOf(opened));
        await who.client.work.submit.mutate(submission(opened, mood("positive")));
      }
    }
    const [recent] = await leo.client.work.recent.query({ projectId });
    const assignmentId = recent?.assignmentId ?? randomId<"assignment">();
    keys.set("revisit", keyOf(await leo.client.work.revisit.mutate({ projectId, assignmentId })));
    expect([keys.size, new Set(keys.values()).size]).toEqual([5, 5]);
  });

  it("is refused with the lease: to another person, under a stale epoch, under a freeze, after the role is gone", async () => {
    const projectId = await project(1);
    const opened = await leo.client.work.next.mutate({ projectId });
    const refused = async (who: Visitor, hold = holdOf(opened)) => {
      const body = await refusal(who.client.work.open.mutate(hold));
      expect(JSON.stringify(body)).not.toContain(keyOf(opened));
      return body.code;
    };
    expect(await refused(mei)).toBe("absent");
    expect(await refused(leo, { ...holdOf(opened), epoch: 9 })).toBe("stale-lease");
    const admin = await harness.administrator();
    await admin.client.freeze.set.mutate({ scope: "project", scopeId: projectId });
    expect(await refused(leo)).toBe("frozen");
    // A freeze ends nothing for good: what waits may be sent once it is lifted.
    expect(await overFor(leo, opened)).toBe(false);
    await lead.client.project.setMember.mutate({ projectId, personId: leo.personId as never, role: null });
    expect(await refused(leo)).toBe("absent");
  });
});

describe("what of unsent work is over", () => {
  it("is told of one's own work only; of any other, and of what does not exist, the same is said", async () => {
    const projectId = await project(2);
    const opened = await leo.client.work.next.mutate({ projectId });
    expect(await overFor(leo, opened)).toBe(false);
    const stranger = await harness.person({ name: "Nobody Here" });
    const unknown = { ...opened, lease: { ...opened.lease, taskId: randomId<"task">() } };
    for (const [who, which] of [
      [mei, opened],
      [stranger, opened],
      [stranger, unknown],
      [leo, unknown],
    ] as const)
      expect(await overFor(who, which)).toBe(true);
    // A review may be anybody's in the project, and nobody's outside of it.
    const review = { ...opened, lease: { ...opened.lease, purpose: "review" as const } };
    expect([await overFor(lead, review), await overFor(stranger, review)]).toEqual([false, true]);
  });

  it("skipped, given back and expired work waits; handed-in work is over, and open again once it is returned for a correction", async () => {
    const projectId = await project(3);
    for (const end of ["skipped", "released"] as const) {
      const opened = await leo.client.work.next.mutate({ projectId });
      await leo.client.work.end.mutate({ ...holdOf(opened), end });
      expect([end, await overFor(leo, opened)]).toEqual([end, false]);
    }
    const opened = await leo.client.work.next.mutate({ projectId });
    await leo.client.work.submit.mutate(submission(opened, mood("neutral")));
    expect(await overFor(leo, opened)).toBe(true);
    const revisit = { ...opened, lease: { ...opened.lease, purpose: "revisit" as const } };
    expect(await overFor(leo, revisit)).toBe(false);
  });

  it("is everything of a project whose keys were destroyed; its key is given to nobody any more", async () => {
    const projectId = await project(1);
    const opened = await leo.client.work.next.mutate({ projectId });
    const { services } = harness.app;
    const { vault } = services;
    const name = { projectId, purpose: "annotate", taskId: asked(opened).taskId, personId: leo.personId } as never;
    const key = Buffer.from(await vault.outboxKey(name)).toString("base64url");
    expect(key).toBe(keyOf(opened));
    inDatabase((database) => database.prepare("delete from project_keys where project_id = ?").run(projectId));
    vault.forget(projectId);
    await expect(vault.outboxKey(name)).rejects.toMatchObject({ reason: "no-key" });
    expect(await overFor(leo, opened)).toBe(true);
    const reopened = await leo.client.work.open.mutate(holdOf(opened)).catch((cause: unknown) => String(cause));
    expect(JSON.stringify(reopened)).not.toContain(key);
  });

  it("survives a rotation of the project's key", async () => {
    const projectId = await project(1);
    const opened = await leo.client.work.next.mutate({ projectId });
    const { services } = harness.app;
    const made = await services.vault.createProjectKey(projectId);
    inDatabase((database) => {
      database.prepare("update project_keys set active = 0 where project_id = ?").run(projectId);
      const row = [projectId, made.version, made.wrapped];
      database.prepare("insert into project_keys (project_id, version, wrapped, active) values (?, ?, ?, 1)").run(row);
    });
    services.vault.forget(projectId);
    expect(keyOf(await leo.client.work.open.mutate(holdOf(opened)))).toBe(keyOf(opened));
  });

  it("is asked for a bounded number at a time", async () => {
    const many = (count: number) =>
      leo.client.work.outbox.query({
        work: Array.from({ length: count }, () => ({ purpose: "annotate" as const, taskId: randomId<"task">() })),
      });
    expect((await many(50)).over).toHaveLength(50);
    expect((await refusal(many(51))).code).toBe("invalid");
  });

  it("does not end with a lease: the same work has the same key an hour later", async () => {
    const projectId = await project(1);
    const opened = await leo.client.work.next.mutate({ projectId });
    harness.pass(60 * 60_000);
    await harness.signIn(leo);
    const again = await leo.client.work.next.mutate({ projectId });
    expect([again.lease.taskId, keyOf(again)]).toEqual([opened.lease.taskId, keyOf(opened)]);
  });
});
