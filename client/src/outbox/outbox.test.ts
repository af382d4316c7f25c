import { describe, expect, it } from "vitest";
import { memoryEntries } from "./memory-entries.testing.ts";
import type { EntryStore } from "./entry-store.ts";
import type { OutboxLimits } from "./limits.ts";
import { Outbox, type KeptWork, type WorkName } from "./outbox.ts";
import { outboxKey, sealJson } from "./sealing.ts";
import { sweepOutbox } from "./sweep.ts";
import type { OutboxWord } from "./words.ts";

const day = 24 * 3_600_000;
const limits: OutboxLimits = { entries: 3, entryBytes: 2_000, allBytes: 4_000, ageMs: 30 * day, stepsAgeMs: day };
const key = outboxKey("A".repeat(43));
const work = (task: string, person = "leo"): WorkName => ({ person, purpose: "annotate", task });
const answers = (text: string) => ({
  v: 1 as const,
  answers: { note: { type: "text" as const, version: 1, value: { text } } },
});
const unsent = (text = "mine", history: unknown = null): KeptWork => ({
  base: 4,
  answers: answers(text),
  history,
  submit: { key: "k", leaseId: "l", epoch: 2 },
  more: "from",
});
const steps = (text = "step"): KeptWork => ({
  base: 4,
  answers: null,
  history: { v: 2, undo: [text] },
  submit: null,
  more: null,
});

interface Given {
  readonly store?: EntryStore;
  readonly now?: () => number;
}
const outbox = ({ store = memoryEntries(), now = () => 0 }: Given = {}) => new Outbox(store, now, limits);

describe("what is kept", () => {
  it("comes back as it was given, for the same person, work and key", async () => {
    const box = outbox();
    for (const kept of [unsent(), steps()]) {
      expect(await box.save(work("one"), await key, kept)).toBe("kept");
      expect(await box.load(work("one"), key)).toEqual(kept);
    }
    expect(await box.load(work("two"), key)).toBeNull();
    expect(await box.load(work("one", "mei"), key)).toBeNull();
  });

  it("does not open with another key, in another place, or altered: its owner is told once, and it is gone", async () => {
    const sealed = async () => {
      const store = memoryEntries();
      await outbox({ store }).save(work("one"), await key, unsent());
      const [whole] = store.held.values();
      if (whole === undefined) throw new Error("nothing was kept");
      return { store, whole };
    };
    const other = outboxKey(`B${"A".repeat(42)}`);
    const { store: first } = await sealed();
    expect(await outbox({ store: first }).load(work("one"), other)).toBe("unreadable");
    expect(await outbox({ store: first }).load(work("one"), other)).toBeNull();

    const { store: moved, whole } = await sealed();
    const name = "leo annotate two";
    moved.held.set(name, { ...whole, entry: { ...whole.entry, name, task: "two" } });
    expect(await outbox({ store: moved }).load(work("two"), key)).toBe("unreadable");

    const { store: flipped, whole: plain } = await sealed();
    const bytes = plain.sealed.slice();
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    flipped.held.set(plain.entry.name, { ...plain, sealed: bytes });
    expect(await outbox({ store: flipped }).load(work("one"), key)).toBe("unreadable");

    // Unsent work that somebody made look like steps to undo does not go without a word's reason: it does not open.
    const { store: renamed, whole: entry } = await sealed();
    renamed.held.set(entry.entry.name, { ...entry, entry: { ...entry.entry, unsent: false } });
    expect(await outbox({ store: renamed }).load(work("one"), key)).toBeNull();
  });

  it("is read strictly: what opens but is not kept work is refused", async () => {
    const store = memoryEntries();
    const name = "leo annotate one";
    const sealed = await sealJson(await key, `${name} unsent`, { v: 2, base: 0 });
    const entry = { ...work("one"), name, unsent: true, changed: 0, bytes: sealed.length };
    store.held.set(name, { entry, sealed });
    expect(await outbox({ store }).load(work("one"), key)).toBe("unreadable");
  });

  it("has a key that no script can read again, made from exactly 32 bytes", async () => {
    expect((await key).extractable).toBe(false);
    await expect(outboxKey("AAAA")).rejects.toThrow("32 bytes");
    await expect(outboxKey("")).rejects.toThrow("32 bytes");
  });
});

describe("limits", () => {
  it("of one piece of work: the steps to undo go before the answers; answers that are too large are said to be", async () => {
    const box = outbox();
    expect(await box.save(work("one"), await key, unsent("mine", "s".repeat(2_000)))).toBe("kept");
    expect(await box.load(work("one"), key)).toMatchObject({ answers: answers("mine"), history: null });
    expect(await box.save(work("one"), await key, unsent("m".repeat(2_000)))).toBe("full");
    // What was kept before stays: it is better than nothing.
    expect(await box.load(work("one"), key)).toMatchObject({ answers: answers("mine") });
    expect(await box.save(work("two"), await key, steps("s".repeat(2_000)))).toBe("full");
  });

  it("of number and of bytes: steps to undo of other work make way, the oldest first; unsent work never does", async () => {
    const few = { ...limits, entries: 3, allBytes: 1_000_000 };
    const small = { ...limits, entries: 100, allBytes: 4_000 };
    for (const [size, most] of [
      [1, few],
      [1_000, small],
    ] as const) {
      let now = 0;
      const store = memoryEntries();
      const box = new Outbox(store, () => (now += 1), most);
      const text = "x".repeat(size);
      await box.save(work("unsent"), await key, unsent(text));
      await box.save(work("old"), await key, steps(text));
      await box.save(work("young"), await key, steps(text));
      expect(await box.save(work("new"), await key, unsent(text))).toBe("kept");
      expect([...store.held.keys()].map((name) => name.split(" ")[2])).toEqual(["unsent", "young", "new"]);
      expect(await box.save(work("third"), await key, unsent(text))).toBe("kept");
      expect(await box.save(work("fourth"), await key, unsent(text))).toBe("full");
      // What is there may still change.
      expect(await box.save(work("new"), await key, unsent(`${text}!`))).toBe("kept");
    }
  });

  it("of the disk itself: it is tried once more without steps to undo, then said", async () => {
    const disk = { room: 900 };
    const store = memoryEntries(disk);
    const box = outbox({ store });
    await box.save(work("other"), await key, steps("x".repeat(500)));
    expect(await box.save(work("one"), await key, unsent("x".repeat(400)))).toBe("kept");
    expect([...store.held.values()].map(({ entry }) => entry.unsent)).toEqual([true]);
    disk.room = 10;
    expect(await box.save(work("two"), await key, unsent())).toBe("full");
  });

  it("of a browser that keeps nothing: that is said, and nothing throws", async () => {
    const no = () => Promise.reject(new Error("not in this window"));
    const box = outbox({ store: { all: no, get: no, put: no, remove: no } });
    expect(await box.save(work("one"), await key, unsent())).toBe("refused");
    expect([await box.load(work("one"), key), await box.unsentOf("leo"), await box.dropOld("leo")]).toEqual([
      null,
      [],
      0,
    ]);
    await box.remove(work("one"));
    await box.dropSteps();
  });

  it("of age: unsent work goes after 30 days, steps to undo after one, those of everybody; signing out drops steps only", async () => {
    let now = 0;
    const store = memoryEntries();
    const box = outbox({ store, now: () => now });
    for (const person of ["leo", "mei"]) await box.save(work("one", person), await key, unsent());
    await box.save(work("two"), await key, steps());
    now = day + 1;
    expect([await box.dropOld("leo"), store.held.size]).toEqual([0, 2]);
    await box.save(work("three"), await key, steps());
    await box.dropSteps();
    expect(store.held.size).toBe(2);
    now = 30 * day + 1;
    // Mei is told of hers nowhere on Leo's page, and it is gone all the same: it is nobody's to keep for longer.
    expect([await box.dropOld("leo"), store.held.size]).toEqual([1, 0]);
  });
});

describe("sweeping", () => {
  const swept = async (over: (work: readonly WorkName[]) => Promise<readonly WorkName[]>) => {
    const store = memoryEntries();
    const box = outbox({ store });
    await box.save(work("one"), await key, unsent());
    await box.save(work("two"), await key, unsent());
    await box.save(work("hers", "mei"), await key, unsent());
    const told: OutboxWord[] = [];
    const done = sweepOutbox({ outbox: box, person: "leo", over, tell: (word) => void told.push(word) });
    await done.catch(() => undefined);
    return { told, left: [...store.held.keys()].map((name) => name.split(" ")[2]) };
  };

  it("drops what the server says is over, with a word; it asks of its own person's work only", async () => {
    let asked: readonly WorkName[] = [];
    const { told, left } = await swept(async (names) => {
      asked = names;
      return [work("two"), work("hers", "mei")];
    });
    expect(asked.map(({ task }) => task)).toEqual(["one", "two"]);
    expect([told, left]).toEqual([[{ kind: "over", count: 1 }], ["one", "hers"]]);
  });

  it("drops nothing where the server says nothing", async () => {
    const { told, left } = await swept(() => Promise.reject(new Error("no contact")));
    expect([told, left]).toEqual([[], ["one", "two", "hers"]]);
  });
});
