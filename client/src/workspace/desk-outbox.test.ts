import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ErrorCode } from "@keyhole/shared/errors";
import type { OpenedTask } from "../api-types.ts";
import { memoryEntries } from "../outbox/memory-entries.testing.ts";
import { Outbox } from "../outbox/outbox.ts";
import { outboxKey } from "../outbox/sealing.ts";
import { Desk } from "./desk.ts";
import type { DeskPorts, SubmitInput } from "./desk-ports.ts";
import { openedTask } from "./opened-task.testing.ts";

// One disk, one server, and pages that come and go between them. Cryptography and timers are real.

let entries = memoryEntries();
let told: string[] = [];
let sent: SubmitInput[] = [];
let server = { task: 1, epoch: 1, draftVersion: 0, draft: null as OpenedTask["draft"], saves: 0 };
let isAway = false;
let refusal: ErrorCode | null = null;
let person = "leo";
let isReview = false;
let pages = new Map<Desk, Life>();
let askTab: () => Promise<void> = () => Promise.resolve();

const refused = (code: ErrorCode) => Object.assign(new TRPCClientError(code), { data: { body: { code } }, shape: {} });

type Life = { isOver: boolean };

async function reach<Value>(life: Life, value: () => Value): Promise<Value> {
  if (life.isOver) return new Promise(() => undefined);
  if (isAway) throw new TRPCClientError("fetch failed");
  if (refusal !== null) throw refused(refusal);
  return value();
}

const task = (): OpenedTask => {
  const { task: count, ...rest } = server;
  // Another task is another key.
  return { ...openedTask({ count, ...rest, now: Date.now() }), outboxKey: String(count).repeat(42) + "A" };
};

const ports = (life: Life): DeskPorts => ({
  next: () => reach(life, task),
  open: () => reach(life, task),
  submit: (input) => {
    if (!life.isOver) sent.push(input);
    return reach(life, () => {
      server = { ...server, task: server.task + 1, draftVersion: 0, draft: null };
      return task();
    });
  },
  saveDraft: ({ answers, baseVersion }) =>
    reach(life, () => {
      if (baseVersion !== server.draftVersion) throw refused("conflict");
      const draft = { answers } as OpenedTask["draft"]; // as parsed by the server
      server = { ...server, draft, draftVersion: baseVersion + 1, saves: server.saves + 1 };
      return { version: server.draftVersion };
    }),
  end: () => reach(life, () => ({ ended: true })),
  renew: () => reach(life, () => ({ expires: Date.now() + 1_800_000, now: Date.now() })),
  media: async () => ({ pictures: {}, overlay: null, theme: "light", release: () => undefined }),
  ahead: () => undefined,
  outbox: new Outbox(entries, () => Date.now()),
  person: () => person,
  resendsSubmits: !isReview,
  more: () => "from A",
  tell: ({ kind }) => void told.push(kind),
  tab: { take: () => Promise.resolve(true), release: () => undefined, onAsked: (handler) => void (askTab = handler) },
  now: () => Date.now(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms / 20);
    return () => clearTimeout(timer);
  },
  sleep: () => new Promise((resolve) => setTimeout(resolve, 5)),
  newKey: () => `key-${sent.length}`,
});

const phase = (desk: Desk): string => desk.getView().session.phase;
const answer = (desk: Desk): unknown => desk.getView().drafting?.store.getState().answers["sentiment"];
const choose = (desk: Desk, value: string): void =>
  desk.getView().drafting?.store.change("sentiment", { selected: [value], tie: false });
const chosen = (value: string) => ({ selected: [value], tie: false });
const saved = (desk: Desk): unknown => desk.getView().drafting?.sync.getStatus().phase;
async function page(): Promise<Desk> {
  const life = { isOver: false };
  const desk = new Desk(ports(life));
  pages.set(desk, life);
  desk.start();
  await vi.waitFor(() => expect(phase(desk)).toBe("open"));
  return desk;
}

/** The page is gone, as with a crash: it neither writes nor reaches the server any more. */
function crash(desk: Desk): void {
  const life = pages.get(desk);
  if (life !== undefined) life.isOver = true;
  const work = desk.getView().drafting;
  work?.sync.stop();
  work?.keeper.stop();
}

const allSaved = (desk: Desk): Promise<void> =>
  vi.waitFor(() => expect([saved(desk), onDisk()]).toEqual(["saved", [false]]));
const onDisk = (): boolean[] => [...entries.held.values()].map(({ entry }) => entry.unsent);

beforeEach(() => {
  entries = memoryEntries();
  [told, sent, pages, isAway, refusal, person, isReview] = [[], [], new Map(), false, null, "leo", false];
  server = { task: 1, epoch: 1, draftVersion: 0, draft: null, saves: 0 };
});
afterEach(() => {
  for (const desk of pages.keys()) crash(desk);
});

it("what was not saved when a page crashed is found by the next one, with its steps to undo, and reaches the server", async () => {
  const first = await page();
  choose(first, "positive");
  await vi.waitFor(() => expect(saved(first)).toBe("saved"));
  isAway = true;
  choose(first, "negative");
  choose(first, "neutral");
  await vi.waitFor(() => expect(onDisk()).toEqual([true]));
  await first.getView().drafting?.keeper.flush();
  crash(first);
  isAway = false;
  const second = await page();
  expect([answer(second), told]).toEqual([chosen("neutral"), ["found"]]);
  await vi.waitFor(() => expect(saved(second)).toBe("saved"));
  expect(server.draft?.answers).toMatchObject({ answers: { sentiment: { value: chosen("neutral") } } });
  // One step at a time, also those that were made before the save.
  const undone = ["negative", "positive"].map(() => (second.getView().drafting?.store.undo(), answer(second)));
  expect(undone).toEqual([chosen("negative"), chosen("positive")]);
});

it("nothing readable lies on the disk: ids, a time, a length and ciphertext; once the server has it, no answers", async () => {
  const desk = await page();
  isAway = true;
  choose(desk, "positive");
  await vi.waitFor(() => expect(onDisk()).toEqual([true]));
  const [whole] = entries.held.values();
  expect(Object.keys(whole?.entry ?? {}).toSorted()).toEqual(
    ["bytes", "changed", "name", "person", "purpose", "task", "unsent"].toSorted(),
  );
  const raw = new TextDecoder("latin1").decode(whole?.sealed) + JSON.stringify(whole?.entry);
  expect(raw).not.toMatch(/positive|sentiment|selected/);
  isAway = false;
  desk.getView().drafting?.sync.resume();
  await vi.waitFor(() => expect(onDisk()).toEqual([false]));
});

it("steps to undo survive a reload without unsaved work; one that went on elsewhere has none", async () => {
  const first = await page();
  choose(first, "positive");
  choose(first, "neutral");
  await allSaved(first);
  crash(first);
  const second = await page();
  expect([told, second.getView().drafting?.store.getState().canUndo]).toEqual([[], true]);
  second.getView().drafting?.store.undo();
  expect(answer(second)).toEqual(chosen("positive"));
  await allSaved(second);
  await second.getView().drafting?.keeper.flush();
  crash(second);
  server = { ...server, draftVersion: server.draftVersion + 1 };
  const third = await page();
  expect(third.getView().drafting?.store.getState().canUndo).toBe(false);
});

it("another version on the server is a conflict with both sides, again after a reload, and is never overwritten", async () => {
  const first = await page();
  isAway = true;
  choose(first, "positive");
  await vi.waitFor(() => expect(onDisk()).toEqual([true]));
  crash(first);
  isAway = false;
  const theirs = { v: 1, answers: { sentiment: { type: "choice", version: 1, value: chosen("negative") } } };
  server = { ...server, draftVersion: 3, draft: { answers: theirs } as OpenedTask["draft"], epoch: 2 }; // as parsed
  for (const _reload of ["once", "and again"]) {
    const desk = await page();
    await vi.waitFor(() => expect(saved(desk)).toBe("conflict"));
    await desk.getView().drafting?.keeper.flush();
    expect([answer(desk), desk.getView().drafting?.sync.getStatus().theirs?.answers]).toEqual([
      chosen("positive"),
      theirs,
    ]);
    crash(desk);
  }
  expect([server.saves, server.draftVersion]).toEqual([0, 3]);
  const last = await page();
  await vi.waitFor(() => expect(saved(last)).toBe("conflict"));
  last.getView().drafting?.sync.resolve("mine");
  await vi.waitFor(() => expect(server.draftVersion).toBe(4));
  expect(server.draft?.answers).toMatchObject({ answers: { sentiment: { value: chosen("positive") } } });
});

/** A page whose submit has no answer when it crashes. */
async function unanswered(): Promise<SubmitInput | undefined> {
  const desk = await page();
  choose(desk, "positive");
  isAway = true;
  desk.submit();
  await vi.waitFor(() => expect(desk.getView().isWaiting).toBe(true));
  await desk.getView().drafting?.keeper.flush();
  crash(desk);
  const [first] = sent;
  [told, sent, isAway] = [[], [], false];
  return first;
}

it("I10: a submit without an answer outlives the page and is sent with its key", async () => {
  const before = await unanswered();
  const next = await page();
  await vi.waitFor(() => expect(next.getView().shown?.opened.lease.taskId).toBe("task-2"));
  expect(sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual([before?.idempotencyKey]);
  expect(sent[0]?.answers).toEqual(before?.answers);
  await vi.waitFor(() => expect([told, entries.held.size]).toEqual([["sent-now"], 0]));
});

it("under another lease, or on another draft, such a submit is a draft to be looked at once more", async () => {
  for (const change of [{ epoch: 2 }, { draftVersion: 1 }]) {
    await unanswered();
    server = { ...server, ...change };
    const next = await page();
    expect([told, sent, answer(next)]).toEqual([["not-sent"], [], chosen("positive")]);
    crash(next);
    server = { ...server, task: server.task + 1, draft: null, draftVersion: 0 };
  }
});

it("a reviewer's decision is never sent by itself, and leaves no draft; what a correction started from is kept with it", async () => {
  isReview = true;
  const first = await page();
  first.send(); // what is not about answers, as an accept
  isAway = true;
  await vi.waitFor(() => expect(phase(first)).toBe("open"));
  first.send();
  await vi.waitFor(() => expect(first.getView().isWaiting).toBe(true));
  await first.getView().drafting?.keeper.flush();
  expect(entries.held.size).toBe(0);
  crash(first);
  isAway = false;
  const second = await page();
  choose(second, "negative");
  isAway = true;
  await vi.waitFor(() => expect(onDisk()).toEqual([true]));
  const name = { person, purpose: "annotate", task: "task-2" };
  const kept = await new Outbox(entries, () => 0).load(name, outboxKey(task().outboxKey ?? ""));
  expect(kept).toMatchObject({ more: "from A", submit: null });
});

it("a submit that the server refused is not sent by itself, and its answers are kept", async () => {
  const desk = await page();
  choose(desk, "positive");
  refusal = "conflict";
  desk.submit();
  await vi.waitFor(() => expect(phase(desk)).toBe("failed"));
  await desk.getView().drafting?.keeper.flush();
  crash(desk);
  [refusal, sent] = [null, []];
  const next = await page();
  expect([answer(next), told, sent]).toEqual([chosen("positive"), ["found"], []]);
});

it("somebody else at the same browser gets nothing of it, and the first finds it untouched", async () => {
  const first = await page();
  isAway = true;
  choose(first, "positive");
  await vi.waitFor(() => expect(onDisk()).toEqual([true]));
  crash(first);
  isAway = false;
  person = "mei";
  const hers = await page();
  expect([answer(hers), told]).toEqual([undefined, []]);
  crash(hers);
  person = "leo";
  expect(answer(await page())).toEqual(chosen("positive"));
});

it("a task that was handed in, skipped with everything saved, or given back leaves nothing", async () => {
  for (const end of ["submit", "skipped", "released"] as const) {
    const desk = await page();
    choose(desk, "positive");
    await allSaved(desk);
    if (end === "submit") desk.submit();
    else desk.end({ end, reason: "" }, "stop");
    await vi.waitFor(() => expect(entries.held.size).toBe(0));
    crash(desk);
    server = { ...server, task: server.task + 1, draft: null, draftVersion: 0 };
  }
});

it("asked by another tab, it saves what was not saved, shows nothing any more and can be gone back to", async () => {
  const desk = await page();
  choose(desk, "positive");
  await askTab();
  expect([phase(desk), server.saves]).toEqual(["elsewhere", 1]);
  desk.startHere();
  await vi.waitFor(() => expect(phase(desk)).toBe("open"));
  expect(answer(desk)).toEqual(chosen("positive"));
});
