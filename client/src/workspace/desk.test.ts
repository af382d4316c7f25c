import { beforeEach, expect, it } from "vitest";
import { TRPCClientError } from "@trpc/client";
import type { ErrorCode } from "@keyhole/shared/errors";
import type { OpenedTask } from "../api-types.ts";
import { memoryEntries } from "../outbox/memory-entries.testing.ts";
import { Outbox } from "../outbox/outbox.ts";
import type { DeskPorts, SubmitInput } from "./desk-ports.ts";
import { Desk } from "./desk.ts";
import { openedTask } from "./opened-task.testing.ts";

/** A server of one page: what it was sent, and what it says next. Time moves only where a test moves it. */
let now = 0;
let slow = Promise.resolve();
let hurry = (): void => undefined;
let timers: { at: number; run: () => void }[] = [];
let sent: SubmitInput[] = [];
let drafts: { baseVersion: number; answers: unknown }[] = [];
let shown = new Set<string>();
let draftVersion = 0;
let stored: OpenedTask["draft"] = null;
let refuse: Partial<Record<"submit" | "saveDraft" | "open" | "next", ErrorCode | "network">> = {};
let tasks = 0;
let epoch = 1;
let otherTab = false;

const failure = (code: ErrorCode | "network") =>
  code === "network"
    ? new TRPCClientError("fetch failed")
    : Object.assign(new TRPCClientError(code), { data: { body: { code } }, shape: {} });

const answer = async <Value>(name: keyof typeof refuse, value: () => Value): Promise<Value> => {
  const code = refuse[name];
  if (code !== undefined) throw failure(code);
  return value();
};

const taskNow = (): OpenedTask => openedTask({ count: tasks, epoch, now, draft: stored, draftVersion });

const claim = (): OpenedTask => {
  tasks += 1;
  draftVersion = 0;
  stored = null;
  return taskNow();
};

const ports = (): DeskPorts => ({
  next: () => answer("next", () => (tasks === 0 ? claim() : ((epoch += 1), taskNow()))),
  open: () => answer("open", taskNow),
  submit: (input) => {
    sent.push(input);
    return answer("submit", claim);
  },
  saveDraft: (input) => {
    drafts.push(input);
    return answer("saveDraft", () => {
      stored = { answers: input.answers } as OpenedTask["draft"]; // as parsed by the server
      draftVersion = input.baseVersion + 1;
      return { version: draftVersion };
    });
  },
  end: () => Promise.resolve({ ended: true }),
  renew: () => Promise.resolve({ expires: now + 1_800_000, now }),
  media: async (opened) => {
    await slow;
    const url = `blob:${opened.lease.id}`;
    shown.add(url);
    const overlay = { url, tile: { width: 1, height: 1 } };
    return { pictures: {}, overlay, theme: "light", release: () => void shown.delete(url) };
  },
  ahead: () => undefined,
  outbox: new Outbox(memoryEntries(), () => now),
  person: () => "leo",
  resendsSubmits: true,
  tell: () => undefined,
  tab: {
    take: (insist) => {
      if (insist) otherTab = false;
      return Promise.resolve(!otherTab);
    },
    release: () => undefined,
    onAsked: () => undefined,
  },
  now: () => now,
  later: (ms, run) => {
    const timer = { at: now + ms, run };
    timers.push(timer);
    return () => void (timers = timers.filter((each) => each !== timer));
  },
  sleep: () => Promise.resolve(),
  newKey: () => `key-${sent.length}`,
});

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const pass = async (ms: number): Promise<void> => {
  now += ms;
  const due = timers.filter(({ at }) => at <= now);
  timers = timers.filter(({ at }) => at > now);
  for (const { run } of due) run();
  await settle();
};
const open = async (): Promise<Desk> => {
  const desk = new Desk(ports());
  desk.start();
  await settle();
  return desk;
};
const phase = (desk: Desk): string => desk.getView().session.phase;
const choose = (desk: Desk, value: string): void =>
  desk.getView().drafting?.store.change("sentiment", { selected: [value], tie: false });

beforeEach(() => {
  slow = Promise.resolve();
  otherTab = false;
  now = 1_000;
  timers = [];
  sent = [];
  drafts = [];
  shown = new Set();
  draftVersion = 0;
  stored = null;
  refuse = {};
  tasks = 0;
  epoch = 1;
});

it("shows problems beside their question, sends nothing, and sends once the answer is there", async () => {
  const desk = await open();
  desk.submit();
  expect([Object.keys(desk.getView().problems), desk.getView().refusals, sent.length]).toEqual([["sentiment"], 1, 0]);
  choose(desk, "positive");
  desk.submit();
  await settle();
  expect(sent).toHaveLength(1);
  expect(phase(desk)).toBe("open");
  expect(desk.getView().shown?.opened.lease.taskId).toBe("task-2");
  expect(desk.getView().drafting?.store.getState().answers).toEqual({});
});

it("the frame before stays until the next is ready, without its answers, and its bytes are released then", async () => {
  const desk = await open();
  slow = new Promise((resolve) => (hurry = resolve));
  choose(desk, "positive");
  const frames: [string, string | undefined, number][] = [];
  desk.subscribe(() => {
    const { session, shown: on, drafting } = desk.getView();
    frames.push([
      session.phase,
      on?.opened.lease.taskId ?? undefined,
      Object.keys(drafting?.store.getState().answers ?? {}).length,
    ]);
  });
  desk.submit();
  await settle();
  expect(frames).not.toContainEqual(["opening", "task-1", 0]);
  // A next task that is not there at once is waited for without them.
  await pass(150);
  expect(frames).toContainEqual(["opening", "task-1", 0]);
  hurry();
  await settle();
  expect(frames.some(([, on]) => on === undefined)).toBe(false);
  expect([...shown]).toEqual(["blob:lease-2-1"]);
});

it("I10: a submit without an answer is sent again with the same key until the server says", async () => {
  const desk = await open();
  choose(desk, "positive");
  refuse = { submit: "network" };
  desk.submit();
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  expect(desk.getView().isWaiting).toBe(true);
  refuse = {};
  await settle();
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  expect([phase(desk), desk.getView().submitted]).toEqual(["open", 1]);
});

it("I5: covering the page releases the bytes at once; coming back asks the server and keeps answers and undo", async () => {
  const desk = await open();
  choose(desk, "positive");
  desk.withhold(true);
  expect([phase(desk), desk.getView().media, shown.size]).toEqual(["withheld", null, 0]);
  desk.withhold(false);
  await settle();
  expect(phase(desk)).toBe("open");
  const store = desk.getView().drafting?.store;
  expect(store?.getState().answers).toEqual({ sentiment: { selected: ["positive"], tie: false } });
  expect(store?.undo()).toBe(true);
});

it("a session that ended takes its lease along: the reserved task is claimed again and unsaved work is saved", async () => {
  const desk = await open();
  desk.withhold(true);
  choose(desk, "negative");
  refuse = { open: "stale-lease" };
  desk.withhold(false);
  refuse = { open: "stale-lease" };
  await settle();
  refuse = {};
  await pass(10_000);
  expect([phase(desk), desk.getView().shown?.opened.lease.epoch]).toEqual(["open", 2]);
  expect(drafts.at(-1)?.answers).toMatchObject({ answers: { sentiment: { value: { selected: ["negative"] } } } });
  expect(desk.getView().drafting?.sync.getStatus().phase).toBe("saved");
});

it("expires into a pause without content; Continue goes on with the same answers", async () => {
  const desk = await open();
  choose(desk, "neutral");
  await pass(5_000);
  now += 1_800_000;
  desk.tick(now);
  expect([phase(desk), shown.size]).toEqual(["closed", 0]);
  desk.start();
  await settle();
  expect(phase(desk)).toBe("open");
  expect(desk.getView().drafting?.store.getState().answers).toEqual({
    sentiment: { selected: ["neutral"], tie: false },
  });
});

it("two versions: nothing is sent until a person has chosen, and the choice is sent on top of the stored one", async () => {
  const desk = await open();
  draftVersion = 4;
  const theirs = {
    v: 1,
    answers: { sentiment: { type: "choice", version: 1, value: { selected: ["positive"], tie: false } } },
  };
  stored = { answers: theirs } as OpenedTask["draft"]; // as above
  refuse = { saveDraft: "conflict" };
  choose(desk, "negative");
  await pass(2_000);
  const sync = desk.getView().drafting?.sync;
  expect([sync?.getStatus().phase, sync?.getStatus().theirs?.answers]).toEqual(["conflict", theirs]);
  refuse = {};
  sync?.resolve("mine");
  await pass(2_000);
  expect(drafts.at(-1)).toMatchObject({ baseVersion: 4 });
  expect(sync?.getStatus().phase).toBe("saved");
});

it("a save whose answer was lost is no conflict", async () => {
  const desk = await open();
  choose(desk, "negative");
  refuse = { saveDraft: "network" };
  await pass(2_000);
  // It had arrived all the same.
  stored = { answers: drafts.at(-1)?.answers } as OpenedTask["draft"]; // as above
  draftVersion = 1;
  refuse = { saveDraft: "conflict" };
  await pass(2_000);
  expect(desk.getView().drafting?.sync.getStatus()).toMatchObject({ phase: "saved", version: 1 });
});

it("renews once half of the lease is over and somebody works, never before", async () => {
  const desk = await open();
  const expires = () => ("task" in desk.getView().session ? (desk.getView().shown?.expires ?? 0) : 0);
  const end = () => {
    const { session } = desk.getView();
    return session.phase === "open" ? session.task.expires : 0;
  };
  const first = expires();
  now += 600_000;
  desk.active(now, false);
  await settle();
  expect(end()).toBe(first);
  now += 400_000;
  desk.active(now, false);
  await settle();
  expect(end()).toBe(now + 1_800_000);
});

it("near the end a moved pointer is not enough, a key is", async () => {
  const desk = await open();
  now += 1_800_000 - 60_000;
  desk.tick(now);
  const notice = () => {
    const { session } = desk.getView();
    return session.phase === "open" && session.notice;
  };
  expect(notice()).toBe(true);
  desk.active(now, false);
  await settle();
  expect(notice()).toBe(true);
  desk.active(now, true);
  await settle();
  expect(notice()).toBe(false);
});

it("another tab that works here is not disturbed; this one goes on only when the person says so", async () => {
  otherTab = true;
  const desk = await open();
  expect(phase(desk)).toBe("elsewhere");
  expect([tasks, shown.size]).toEqual([0, 0]);
  desk.startHere();
  await settle();
  expect(phase(desk)).toBe("open");
});
