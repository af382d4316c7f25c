import { describe, expect, it } from "vitest";
import { draftLimits } from "./draft-state.ts";
import { DraftSync, SaveRefused } from "./draft-sync.ts";

type Answer = () => { version: number };

/** A clock that only moves when told, and a server that answers when told. */
function setUp(version = 3) {
  let now = 1_000;
  let timer: { at: number; run: () => void } | null = null;
  const sent: { draft: string; base: number }[] = [];
  let waiting: ((answer: Answer) => void) | null = null;
  const world = {
    draft: "first",
    sent,
    async pass(ms: number) {
      const end = now + ms;
      while (timer !== null && timer.at <= end) {
        now = Math.max(now, timer.at);
        const { run } = timer;
        timer = null;
        run();
        await settle();
      }
      now = end;
      await settle();
    },
    async answer(answer: Answer) {
      const reply = waiting;
      waiting = null;
      if (reply === null) throw new Error("no request is waiting");
      reply(answer);
      await settle();
    },
    isWaiting: () => waiting !== null,
  };
  const sync = new DraftSync<string>(
    {
      read: () => world.draft,
      async save(draft, base) {
        sent.push({ draft, base });
        const answer = await new Promise<Answer>((resolve) => {
          waiting = resolve;
        });
        return answer();
      },
      now: () => now,
      later(ms, run) {
        const mine = { at: now + ms, run };
        timer = mine;
        return () => {
          if (timer === mine) timer = null;
        };
      },
    },
    version,
  );
  const edit = (draft: string) => {
    world.draft = draft;
    sync.changed();
  };
  return { sync, world, edit, phase: () => sync.getStatus().phase };
}

async function settle() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

const confirmed =
  (version: number): Answer =>
  () => ({ version });
const unreachable: Answer = () => {
  throw new TypeError("fetch failed");
};
const refused =
  (refusal: ConstructorParameters<typeof SaveRefused<string>>[0]): Answer =>
  () => {
    throw new SaveRefused(refusal);
  };

describe("DraftSync", () => {
  it("saves within 2 s of a pause, on top of the version it has", async () => {
    const { sync, world, edit, phase } = setUp();
    expect(draftLimits.pauseMs).toBeLessThanOrEqual(2_000);
    edit("one");
    expect(phase()).toBe("unsaved");
    await world.pass(draftLimits.pauseMs - 1);
    expect(world.sent).toEqual([]);
    await world.pass(1);
    expect(world.sent).toEqual([{ draft: "one", base: 3 }]);
    expect(phase()).toBe("saving");
    await world.answer(confirmed(4));
    expect(phase()).toBe("saved");
    expect(sync.getStatus().version).toBe(4);
    await world.pass(60_000);
    expect(world.sent).toHaveLength(1);
  });

  it("saves at least every 5 s while somebody works without a pause", async () => {
    const { world, edit } = setUp();
    for (let step = 0; step < 12; step += 1) {
      edit(`step ${step}`);
      await world.pass(500);
    }
    expect(world.sent.map(({ draft }) => draft)).toEqual(["step 9"]);
  });

  it("sends one request at a time, and what changed meanwhile after it", async () => {
    const { world, edit, phase } = setUp();
    edit("one");
    await world.pass(1_000);
    edit("two");
    await world.pass(10_000);
    expect(world.sent).toHaveLength(1);
    await world.answer(confirmed(4));
    expect(phase()).toBe("unsaved");
    await world.pass(5_000);
    expect(world.sent.at(-1)).toEqual({ draft: "two", base: 4 });
  });

  it("says offline, keeps trying with longer waits, and remembers since when", async () => {
    const { sync, world, edit, phase } = setUp();
    edit("one");
    await world.pass(1_000);
    const waits: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) {
      await world.answer(unreachable);
      expect(phase()).toBe("offline");
      let waited = 0;
      while (!world.isWaiting() && waited < 20_000) {
        await world.pass(100);
        waited += 100;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    expect(sync.getStatus().offlineSince).toBe(2_000);
    edit("two");
    await world.answer(unreachable);
    await world.pass(10_000);
    await world.answer(confirmed(4));
    expect(world.sent.at(-1)?.draft).toBe("two");
    expect(phase()).toBe("saved");
    expect(sync.getStatus().offlineSince).toBeNull();
  });

  it("stops at a conflict with both versions, and overwrites only when told to", async () => {
    const { sync, world, edit, phase } = setUp();
    edit("mine");
    await world.pass(1_000);
    await world.answer(refused({ reason: "conflict", version: 9, theirs: "theirs" }));
    expect(sync.getStatus()).toMatchObject({ phase: "conflict", theirs: "theirs" });
    expect(world.draft).toBe("mine");
    edit("mine, more");
    await world.pass(60_000);
    expect(world.sent).toHaveLength(1);
    expect(await sync.flush()).toBe(false);
    expect(world.sent).toHaveLength(1);
    sync.resolve("mine");
    await world.pass(0);
    expect(world.sent.at(-1)).toEqual({ draft: "mine, more", base: 9 });
    await world.answer(confirmed(10));
    expect(phase()).toBe("saved");
    expect(sync.getStatus().theirs).toBeNull();
  });

  it("taking the server's version leaves nothing to save", async () => {
    const { sync, world, edit, phase } = setUp();
    edit("mine");
    await world.pass(1_000);
    await world.answer(refused({ reason: "conflict", version: 9, theirs: "theirs" }));
    sync.resolve("theirs");
    expect(phase()).toBe("saved");
    await world.pass(60_000);
    expect(world.sent).toHaveLength(1);
    edit("theirs, more");
    await world.pass(1_000);
    expect(world.sent.at(-1)).toEqual({ draft: "theirs, more", base: 9 });
  });

  it("waits for a sign-in when the session ended, then goes on", async () => {
    const { sync, world, edit, phase } = setUp();
    edit("one");
    await world.pass(1_000);
    await world.answer(refused({ reason: "signed-out" }));
    expect(phase()).toBe("signed-out");
    edit("two");
    await world.pass(60_000);
    expect(world.sent).toHaveLength(1);
    sync.resume();
    await world.pass(0);
    expect(world.sent.at(-1)?.draft).toBe("two");
  });

  it("sends nothing more once the lease is over, even while a request is out", async () => {
    const { sync, world, edit, phase } = setUp();
    edit("one");
    await world.pass(1_000);
    sync.close();
    await world.answer(confirmed(4));
    expect(phase()).toBe("closed");
    edit("two");
    await world.pass(60_000);
    expect(world.sent).toHaveLength(1);
    expect(await sync.flush()).toBe(false);
  });

  it("closes when the server says that the lease is over", async () => {
    const { world, edit, phase } = setUp();
    edit("one");
    await world.pass(1_000);
    await world.answer(refused({ reason: "closed" }));
    expect(phase()).toBe("closed");
  });

  it("flush waits for the request that is out, then saves the rest at once", async () => {
    const { sync, world, edit } = setUp();
    edit("one");
    await world.pass(1_000);
    edit("two");
    const flushed = sync.flush();
    await settle();
    expect(world.sent).toHaveLength(1);
    await world.answer(confirmed(4));
    expect(world.sent.at(-1)).toEqual({ draft: "two", base: 4 });
    await world.answer(confirmed(5));
    expect(await flushed).toBe(true);
  });

  it("flush says when the server could not be reached", async () => {
    const { sync, world, edit, phase } = setUp();
    edit("one");
    const flushed = sync.flush();
    await settle();
    await world.answer(unreachable);
    expect(await flushed).toBe(false);
    expect(phase()).toBe("offline");
  });

  it("flush with nothing to save sends nothing", async () => {
    const { sync, world } = setUp();
    expect(await sync.flush()).toBe(true);
    expect(world.sent).toEqual([]);
  });

  it("stop ends the timer", async () => {
    const { sync, world, edit } = setUp();
    edit("one");
    sync.stop();
    await world.pass(60_000);
    expect(world.sent).toEqual([]);
  });
});
