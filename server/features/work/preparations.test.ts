import { describe, expect, it } from "vitest";
import type { PersonId, ProjectId, SessionId, TaskId, ViewId } from "@keyhole/shared/ids";
import { createProtectedStreams } from "../../door/protected-streams.ts";
import { Preparations, type Preparation } from "./preparations.ts";

const start = 1_000;

function world(limit = 10) {
  const streams = createProtectedStreams();
  const unused: string[] = [];
  const preparations = new Preparations({ limit, streams, onUnused: ({ taskId }) => void unused.push(taskId) });
  return { streams, unused, preparations };
}

/** Ids are plain names here. */
const of = (session: string, task = "task", until = start + 100): Preparation => ({
  id: `${session}-${task}`,
  sessionId: session as SessionId,
  personId: `person of ${session}` as PersonId,
  teamIds: ["team"],
  projectId: "project" as ProjectId,
  view: { taskId: task as TaskId, viewId: "view" as ViewId, markTime: start, renditions: [] },
  goldFrom: null,
  mark: { text: "Leo", shortCode: "ABCDE", level: "full" },
  key: new Uint8Array(32).fill(7),
  until,
});
const isZero = ({ key }: Preparation) => key.every((byte) => byte === 0);

describe("preparations", () => {
  it("are as many as the setting says, and one at a time for a session", () => {
    const { preparations } = world(2);
    for (const session of ["a", "b"]) {
      expect(preparations.begin(of(session), start)).toBe(true);
      expect(preparations.begin(of(session), start)).toBe(false);
      preparations.put(of(session));
      preparations.end(of(session));
    }
    expect(preparations.begin(of("c"), start)).toBe(false);
    // One's own is replaced.
    expect(preparations.begin(of("a"), start)).toBe(true);
    preparations.end(of("a"));
    // What is over makes room.
    expect(preparations.begin(of("c"), start + 100)).toBe(true);
    expect(preparations.size).toBe(0);
    expect(world(0).preparations.begin(of("a"), start)).toBe(false);
  });

  it("count those that are being made", () => {
    const { preparations } = world(1);
    expect(preparations.begin(of("a"), start)).toBe(true);
    expect(preparations.begin(of("b"), start)).toBe(false);
    preparations.end(of("a"));
    expect(preparations.begin(of("b"), start)).toBe(true);
  });

  it("give their key once, and only to the claim that made their view", () => {
    const { preparations, unused } = world();
    const claimed = of("a");
    preparations.put(claimed);
    preparations.use(claimed);
    expect(preparations.settle(claimed, "claimed")).toEqual(new Uint8Array(32).fill(7));
    expect(preparations.settle(claimed, "claimed")).toBeNull();
    expect(unused).toEqual([]);
    for (const outcome of ["unused", "unknown"] as const) {
      const other = of("b", outcome);
      preparations.put(other);
      preparations.use(other);
      expect(preparations.settle(other, outcome)).toBeNull();
      expect([isZero(other), preparations.of(other, start)]).toEqual([true, null]);
    }
    // Of an unknown outcome the renditions may belong to a view.
    expect(unused).toEqual(["unused"]);
  });

  it("die with what cuts protected replies off, also in the hands of a claim, which then keeps the renditions", () => {
    const { preparations, streams, unused } = world();
    const [idle, used] = [of("a", "idle"), of("b", "used")];
    for (const each of [idle, used]) preparations.put(each);
    preparations.use(used);
    streams.abortWhere(({ teamIds }) => teamIds.includes("team"));
    expect([isZero(idle), isZero(used), preparations.size, streams.size]).toEqual([true, true, 0, 0]);
    expect(preparations.settle(used, "claimed")).toBeNull();
    expect(unused).toEqual(["idle"]);
  });

  it("end after their time, and are replaced by a later one", () => {
    const { preparations, unused, streams } = world();
    const [first, second] = [of("a", "first"), of("a", "second")];
    preparations.put(first);
    preparations.put(second);
    expect([isZero(first), preparations.of(first, start), streams.size]).toEqual([true, second, 1]);
    expect(preparations.of(second, start + 100)).toBeNull();
    expect(unused).toEqual(["first"]);
  });

  it("say what others have, not what one has oneself", () => {
    const { preparations } = world();
    preparations.put(of("a", "one"));
    preparations.put(of("b", "one"));
    preparations.put(of("c", "other"));
    expect([...preparations.tasksOfOthers(of("c"))]).toEqual([["one", 2]]);
    expect(preparations.tasksOfOthers({ ...of("c"), projectId: "another" as ProjectId }).size).toBe(0);
  });
});
