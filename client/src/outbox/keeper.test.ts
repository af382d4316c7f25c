import { expect, it } from "vitest";
import { Keeper } from "./keeper.ts";
import { memoryEntries } from "./memory-entries.testing.ts";
import { Outbox, type KeptWork } from "./outbox.ts";
import { outboxKey } from "./sealing.ts";

const work = { person: "leo", purpose: "annotate", task: "one" };
const key = outboxKey("A".repeat(43));

function keeping(store = memoryEntries()) {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const state: { kept: KeptWork | null; reads: number } = { kept: null, reads: 0 };
  const outbox = new Outbox(store, () => now);
  const keeper = new Keeper({
    outbox,
    work,
    key,
    now: () => now,
    later: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((each) => each !== timer));
    },
    read: () => {
      state.reads += 1;
      return state.kept;
    },
  });
  const pass = (ms: number): void => {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { run } of due) run();
  };
  const change = (base: number): void => {
    state.kept = { base, answers: { v: 1, answers: {} }, history: null, submit: null, more: null };
    keeper.changed();
  };
  return { keeper, state, store, outbox, pass, change, waiting: () => timers.length };
}

it("writes a quarter of a second after the last change, and once a second while changes go on", async () => {
  const { keeper, state, pass, change } = keeping();
  change(1);
  pass(249);
  expect(state.reads).toBe(0);
  pass(1);
  expect(state.reads).toBe(1);
  await keeper.flush();
  for (let step = 0; step < 10; step++) {
    change(step);
    pass(100);
  }
  await keeper.flush();
  expect(state.reads).toBe(2);
});

it("one writing at a time, and the last state wins", async () => {
  const { keeper, outbox, change } = keeping();
  change(1);
  const first = keeper.flush();
  change(2);
  change(3);
  await Promise.all([first, keeper.flush()]);
  expect(await outbox.load(work, key)).toMatchObject({ base: 3 });
});

it("what the server has all of leaves nothing; what is handed in neither, whatever was being written", async () => {
  const { keeper, state, store, change } = keeping();
  change(1);
  await keeper.flush();
  expect(store.held.size).toBe(1);
  state.kept = null;
  keeper.changed();
  await keeper.flush();
  expect(store.held.size).toBe(0);
  change(2);
  const writing = keeper.flush();
  await keeper.forget();
  await writing;
  change(3);
  await keeper.flush();
  expect(store.held.size).toBe(0);
});

it("stopped, it leaves what is there", async () => {
  const { keeper, store, state, change, waiting } = keeping();
  change(1);
  await keeper.flush();
  change(2);
  keeper.stop();
  await keeper.flush();
  expect([store.held.size, state.reads, waiting()]).toEqual([1, 1, 0]);
});

it("says when there is no room, and when there is again", async () => {
  const disk = { room: 10 };
  const { keeper, change } = keeping(memoryEntries(disk));
  const said: string[] = [];
  keeper.subscribe(() => said.push(keeper.getState()));
  for (const room of [10, 10, 10_000]) {
    disk.room = room;
    change(room);
    await keeper.flush();
  }
  expect(said).toEqual(["full", "kept"]);
});
