import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Claimed, LeaseHold } from "@keyhole/db/store/work";
import type { PersonId, ProjectId, SessionId } from "@keyhole/shared/ids";
import { aClaim, aProject, anItem, draft, id, now, temporaryStore, type TemporaryStore } from "./fixtures.ts";

let temporary: TemporaryStore;
let projectId: ProjectId;
const lead: PersonId = id();

const addItems = (count: number, extra = {}) =>
  temporary.store.write.addItems(
    Array.from({ length: count }, () => anItem(projectId, extra)),
    { now, drafts: [draft("import.finished", { project: projectId })] },
  );

const submit = ({ assignment }: Claimed, hold: LeaseHold) =>
  temporary.store.write.submitAnnotation({
    hold,
    whenComplete: "done",
    drafts: [draft("annotation.skipped", { actor: hold.personId })],
    annotation: {
      id: id(),
      projectId,
      taskId: assignment.taskId,
      itemId: assignment.itemId,
      assignmentId: assignment.id,
      personId: hold.personId,
      formId: id(),
      guidelineVersion: 0,
      version: 1,
      answers: Buffer.from("sealed"),
      state: "submitted",
      source: "labeler",
      supersedes: null,
      activeMs: 1000,
      submitted: now,
      idempotencyKey: id(),
    },
  });

/** Claims in a session of its own; null where nothing waits. */
async function claim(personId: PersonId): Promise<{ claimed: Claimed; hold: LeaseHold } | null> {
  const sessionId = id<"session">() as SessionId;
  const claimed = await temporary.store.write.claimTask(aClaim(projectId, personId, { sessionId }));
  if (claimed === null) return null;
  const { id: leaseId, epoch } = claimed.lease;
  return { claimed, hold: { leaseId, sessionId, personId, epoch, now } };
}

beforeEach(async () => {
  temporary = temporaryStore();
  projectId = await aProject(temporary.store, lead);
});
afterEach(() => temporary.remove());

describe("claims", () => {
  it("gives exactly 100 leases for 1,000 simultaneous claims on 100 slots", async () => {
    await addItems(50, { overlap: 2 });
    const claims = await Promise.all(
      Array.from({ length: 1000 }, () => temporary.store.write.claimTask(aClaim(projectId, id()))),
    );
    const granted = claims.filter((claim): claim is Claimed => claim !== null);
    expect(granted).toHaveLength(100);
    const perTask = new Map<string, number>();
    for (const { lease } of granted) perTask.set(String(lease.taskId), (perTask.get(String(lease.taskId)) ?? 0) + 1);
    expect([...perTask.values()].every((count) => count === 2)).toBe(true);
    expect(perTask.size).toBe(50);
  });

  it("never gives one person a task twice", async () => {
    await addItems(3, { overlap: 5 });
    const person: PersonId = id();
    const seen = new Set<string>();
    for (let round = 0; round < 5; round++) {
      const session = id<"session">() as SessionId;
      const claimed = await temporary.store.write.claimTask(aClaim(projectId, person, { sessionId: session }));
      if (claimed === null) break;
      expect(seen.has(String(claimed.lease.taskId))).toBe(false);
      seen.add(String(claimed.lease.taskId));
      const hold = { leaseId: claimed.lease.id, sessionId: session, personId: person, epoch: claimed.lease.epoch, now };
      await submit(claimed, hold);
    }
    expect(seen.size).toBe(3);
  });

  it("goes back to a slot that was given back before what stands further on", async () => {
    await addItems(5);
    const [slow, quick]: [PersonId, PersonId] = [id(), id()];
    const held = await claim(slow);
    const order: unknown[] = [];
    const work = async () => {
      const next = await claim(quick);
      if (next === null) return;
      await submit(next.claimed, next.hold);
      order.push(next.claimed.lease.taskId);
    };
    await work();
    await work();
    if (held === null) throw new Error("nothing was claimed");
    const taskId = held.claimed.lease.taskId;
    const ended = draft("lease.ended", { project: projectId, lease: held.hold.leaseId, reason: "released" });
    await temporary.store.write.endAssignment({ hold: held.hold, end: "released", note: null, drafts: [ended] });
    for (let task = 0; task < 4; task++) await work();
    expect(order).toHaveLength(5);
    expect(new Set(order).size).toBe(5);
    expect(order[2]).toBe(taskId);
  });

  it("gives the same lease to the same session, and takes it over with a higher epoch from another", async () => {
    await addItems(2);
    const person: PersonId = id();
    const session = id<"session">() as SessionId;
    const first = await temporary.store.write.claimTask(aClaim(projectId, person, { sessionId: session }));
    const again = await temporary.store.write.claimTask(aClaim(projectId, person, { sessionId: session }));
    const other = await temporary.store.write.claimTask(aClaim(projectId, person));
    expect(again?.lease).toEqual(first?.lease);
    expect(other?.lease.taskId).toBe(first?.lease.taskId);
    expect(other?.lease.epoch).toBe((first?.lease.epoch ?? 0) + 1);
    if (first === null) throw new Error("nothing was claimed");
    const hold = { leaseId: first.lease.id, sessionId: session, personId: person, epoch: first.lease.epoch, now };
    await expect(temporary.store.read.heldLease(hold)).rejects.toMatchObject({ code: "stale-lease" });
  });

  it("offers higher priorities first and skips tasks of other teams", async () => {
    await addItems(1, { priority: 1 });
    await addItems(1, { priority: 9 });
    const first = await temporary.store.write.claimTask(aClaim(projectId, id()));
    const second = await temporary.store.write.claimTask(aClaim(projectId, id()));
    const third = await temporary.store.write.claimTask(aClaim(projectId, id()));
    expect(first?.lease.taskId).not.toBe(second?.lease.taskId);
    expect(third).toBeNull();
  });

  it("gives a skipped task to others first, and to the one who skipped it once more when nothing else waits", async () => {
    await addItems(1);
    const person: PersonId = id();
    for (let round = 0; round < 2; round++) {
      const session = id<"session">() as SessionId;
      const claimed = await temporary.store.write.claimTask(aClaim(projectId, person, { sessionId: session }));
      if (claimed === null) throw new Error("nothing was claimed");
      const hold = { leaseId: claimed.lease.id, sessionId: session, personId: person, epoch: claimed.lease.epoch, now };
      await temporary.store.write.endAssignment({
        hold,
        end: "skipped",
        note: null,
        drafts: [draft("annotation.skipped")],
      });
    }
    expect(await temporary.store.write.claimTask(aClaim(projectId, person))).toBeNull();
    expect(await temporary.store.write.claimTask(aClaim(projectId, id()))).not.toBeNull();
  });

  it("frees a slot when its reservation ends, and keeps it for the worker until then", async () => {
    await addItems(1);
    const person: PersonId = id();
    await temporary.store.write.claimTask(aClaim(projectId, person));
    const expired = { now: now + 2_000_000, limit: 100 };
    const swept = await temporary.store.write.sweepLeases(expired, (lease) =>
      draft("lease.ended", { lease: lease.id, project: projectId, reason: "expired" }),
    );
    expect(swept.ended).toHaveLength(1);
    expect(swept.slotsFreed).toBe(0);
    expect(await temporary.store.write.claimTask(aClaim(projectId, id()))).toBeNull();
    const lapsed = { now: now + 15_000_000, limit: 100 };
    expect((await temporary.store.write.sweepLeases(lapsed, () => draft("lease.ended"))).slotsFreed).toBe(1);
    expect(await temporary.store.write.claimTask(aClaim(projectId, id()))).not.toBeNull();
  });

  it("refuses claims under a freeze of everything, the project, the person or the team", async () => {
    await addItems(4);
    const person: PersonId = id();
    const team = id<"team">();
    const scopes = [
      ["everything", ""],
      ["project", projectId],
      ["person", person],
      ["team", team],
    ] as const;
    const hashes = scopes.map(([scope]) => `${scope} code`);
    await temporary.store.write.saveBreakGlassCodes({ hashes, now, drafts: [draft("setup.finished")] });
    for (const [scope, scopeId] of scopes) {
      const freeze = { id: id<"freeze">(), scope, scopeId, setBy: lead, setAt: now };
      await temporary.store.write.freeze(freeze, [draft("freeze.set", { freeze: freeze.id })]);
      const claim = temporary.store.write.claimTask(aClaim(projectId, person, { teamIds: [team] }));
      await expect(claim).rejects.toMatchObject({ code: "frozen" });
      const lifted = {
        codeHash: `${scope} code`,
        freezeIds: [freeze.id],
        now,
        notices: [],
        drafts: [draft("break-glass.used")],
      };
      expect(await temporary.store.write.breakGlass(lifted)).toBe(true);
    }
    expect(await temporary.store.write.claimTask(aClaim(projectId, person, { teamIds: [team] }))).not.toBeNull();
  });

  it("records each grant in the tree in the same commit", async () => {
    await addItems(1);
    const before = await temporary.store.read.trailHead();
    const claimed = await temporary.store.write.claimTask(aClaim(projectId, id()));
    const after = await temporary.store.read.trailHead();
    expect(after.size).toBe(before.size + 1);
    const [row] = await temporary.store.read.searchTrail({ lease: String(claimed?.lease.id), limit: 5 });
    expect(row?.sequence).toBe(before.size);
    const reopened = await temporary.reopen();
    expect(await reopened.read.trailHead()).toEqual(after);
  });
});
