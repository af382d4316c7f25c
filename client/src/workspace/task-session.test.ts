import { describe, expect, it } from "vitest";
import {
  callOf,
  idle,
  showsTask,
  stepTask,
  type LeasedTask,
  type TaskEvent,
  type TaskSession,
} from "./task-session.ts";

const task: LeasedTask = { leaseId: "first", expires: 1_000_000, noticeMs: 120_000 };
const other: LeasedTask = { ...task, leaseId: "second", expires: 2_000_000 };
type Session = TaskSession<LeasedTask>;
type Event = TaskEvent<LeasedTask>;

const after = (...events: readonly Event[]): Session => events.reduce<Session>(stepTask, idle);
const opening: readonly Event[] = [{ type: "start" }, { type: "held", task }];
const opened: readonly Event[] = [...opening, { type: "ready" }];

describe("the usual way", () => {
  it("claims, fetches the pictures, shows the task, submits, and goes on with the next one", () => {
    expect(after()).toEqual({ phase: "idle" });
    expect(callOf(after({ type: "start" }))).toBe("claim");
    expect(callOf(after(...opening))).toBe("media");
    expect(after(...opened)).toEqual({ phase: "open", task, notice: false });
    const sending = after(...opened, { type: "submit" });
    expect([callOf(sending), showsTask(sending)]).toEqual(["submit", true]);
    const next = stepTask(sending, { type: "submitted", next: other });
    expect([next, callOf(next)]).toEqual([{ phase: "opening", task: other }, "media"]);
  });

  it("asks why there is no next task instead of guessing", () => {
    const asked = after(...opened, { type: "submit" }, { type: "submitted", next: null });
    expect(callOf(asked)).toBe("claim");
    expect(stepTask(asked, { type: "refused", code: "nothing-to-do" })).toEqual({ phase: "nothing", why: "empty" });
    expect(stepTask(asked, { type: "refused", code: "frozen" })).toEqual({ phase: "nothing", why: "frozen" });
    expect(stepTask(asked, { type: "refused", code: "must-acknowledge" })).toMatchObject({
      phase: "failed",
      task: null,
    });
  });

  it("goes back to work when the answers are refused, and to the next task after a skip", () => {
    expect(after(...opened, { type: "submit" }, { type: "rejected" })).toMatchObject({ phase: "open", task });
    expect(callOf(after(...opened, { type: "end", after: "next" }, { type: "ended" }))).toBe("claim");
    expect(after(...opened, { type: "end", after: "stop" }, { type: "ended" })).toEqual(idle);
  });
});

describe("I5: what takes content away", () => {
  const events: readonly (readonly [string, Event])[] = [
    ["a lease taken over elsewhere", { type: "lease-ended", leaseId: "first", reason: "taken-over" }],
    ["an expired lease", { type: "lease-ended", leaseId: "first", reason: "expired" }],
    ["a freeze", { type: "lease-ended", leaseId: "first", reason: "frozen" }],
    ["a reason this page does not know", { type: "lease-ended", leaseId: "first", reason: "of-tomorrow" }],
    ["a freeze somewhere", { type: "doubt" }],
    ["a covered session or lost contact", { type: "withhold" }],
    ["its time running out", { type: "tick", now: task.expires }],
    ["a refused save", { type: "save-refused", leaseId: "first", code: "stale-lease" }],
    ["a frozen save", { type: "save-refused", leaseId: "first", code: "frozen" }],
    ["a refused renewal", { type: "refused", code: "stale-lease" }],
    ["leaving", { type: "leave" }],
  ];
  it.each(events)("%s", (_name, event) => {
    expect(showsTask(stepTask(after(...opened), event))).toBe(false);
  });

  it("another task's end is none of this screen's business", () => {
    const session = after(...opened);
    expect(stepTask(session, { type: "lease-ended", leaseId: "second", reason: "taken-over" })).toBe(session);
  });

  it("a save that the submit overtook closes nothing: what became of the lease is in the answer to the submit", () => {
    const overtaken: Event = { type: "save-refused", leaseId: "first", code: "stale-lease" };
    for (const begun of [{ type: "submit" }, { type: "end", after: "next" }] as const) {
      const sending = after(...opened, begun);
      expect(stepTask(sending, overtaken)).toBe(sending);
      expect(stepTask(sending, { ...overtaken, code: "frozen" })).toMatchObject({ phase: "closed", why: "frozen" });
      expect(stepTask(sending, { type: "refused", code: "stale-lease" })).toMatchObject({
        phase: "closed",
        why: "paused",
      });
    }
    const other = after(...opened);
    expect(stepTask(other, { ...overtaken, leaseId: "before" })).toBe(other);
  });

  it("a freeze while the answers are sent closes the screen; the answer that still comes changes nothing", () => {
    const closed = after(...opened, { type: "submit" }, { type: "doubt" });
    expect(closed).toEqual({ phase: "closed", task, why: "frozen" });
    const late = stepTask(closed, { type: "submitted", next: other });
    expect(late).toEqual({ phase: "nothing", why: "frozen" });
  });

  it("the stream's word that a lease was submitted does not close the screen that submits it", () => {
    const sending = after(...opened, { type: "submit" });
    expect(stepTask(sending, { type: "lease-ended", leaseId: "first", reason: "submitted" })).toBe(sending);
  });
});

describe("coming back", () => {
  it("asks the server before anything is seen again", () => {
    const back = after(...opened, { type: "withhold" }, { type: "show" });
    expect([callOf(back), showsTask(back)]).toEqual(["open", false]);
    expect(callOf(stepTask(back, { type: "held", task }))).toBe("media");
  });

  it("claims again where the lease went with its session", () => {
    const back = after(...opened, { type: "withhold" }, { type: "show" }, { type: "refused", code: "stale-lease" });
    expect(callOf(back)).toBe("claim");
  });

  it("goes on from every closed state by a new claim, and by nothing else", () => {
    for (const reason of ["expired", "taken-over", "frozen", "revoked"]) {
      const closed = after(...opened, { type: "lease-ended", leaseId: "first", reason });
      expect(callOf(closed)).toBe(null);
      expect(stepTask(closed, { type: "show" })).toBe(closed);
      expect(stepTask(closed, { type: "tick", now: 0 })).toBe(closed);
      expect(callOf(stepTask(closed, { type: "start" }))).toBe("claim");
    }
  });

  it("pictures that arrive for a task that is closed open nothing", () => {
    const closed = after(...opening, { type: "lease-ended", leaseId: "first", reason: "taken-over" });
    expect(stepTask(closed, { type: "ready" })).toBe(closed);
  });

  it("an answer without contact is shown as such, and start tries again", () => {
    const failed = after({ type: "start" }, { type: "refused", code: "network" });
    expect(failed).toEqual({ phase: "failed", task: null, code: "network" });
    expect(callOf(stepTask(failed, { type: "start" }))).toBe("claim");
  });
});

describe("the notice before the end", () => {
  const at = (left: number) => stepTask(after(...opened), { type: "tick", now: task.expires - left });
  it("comes two minutes before, not earlier", () => {
    expect(at(120_001)).toMatchObject({ phase: "open", notice: false });
    expect(at(120_000)).toMatchObject({ phase: "open", notice: true });
    expect(at(1)).toMatchObject({ phase: "open", notice: true });
    expect(at(0)).toEqual({ phase: "closed", task, why: "paused" });
  });

  it("goes when the lease is renewed, and a failed renewal closes nothing before its time", () => {
    const noticed = at(60_000);
    expect(stepTask(noticed, { type: "renewed", expires: 3_000_000 })).toEqual({
      phase: "open",
      task: { ...task, expires: 3_000_000 },
      notice: false,
    });
    expect(stepTask(noticed, { type: "refused", code: "network" })).toBe(noticed);
  });
});
