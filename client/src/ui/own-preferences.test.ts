import { changePreferences, type PreferenceChange } from "@keyhole/shared/preferences";
import { expect, it } from "vitest";
import { OwnPreferences, type PreferenceRecord } from "./own-preferences.ts";

/** A server of one person that can be away or refuse, and a clock that runs when told. */
function world() {
  const own = new OwnPreferences();
  const timers: (() => void)[] = [];
  const sent: PreferenceChange[] = [];
  const refused: unknown[] = [];
  let record: PreferenceRecord = { revision: 0, set: {} };
  let fails: "away" | "refuses" | null = null;
  own.connect({
    save(change) {
      sent.push(change);
      if (fails !== null) return Promise.reject(new Error(fails));
      record = { revision: record.revision + 1, set: changePreferences(record.set, change) };
      return Promise.resolve(record);
    },
    mayRetry: (error) => error instanceof Error && error.message === "away",
    refused: (error) => refused.push(error),
    later: (_ms, run) => timers.push(run),
  });
  return {
    own,
    sent,
    refused,
    server: () => record,
    failing: (how: typeof fails): void => {
      fails = how;
    },
    tick: async (): Promise<void> => {
      for (const run of timers.splice(0)) run();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

it("a change holds at once; changes that follow each other go as one", async () => {
  const { own, sent, server, tick } = world();
  own.set("theme", "dark");
  own.set("size", 110);
  own.set("theme", undefined);
  expect(own.get()).toEqual({ size: 110 });
  await tick();
  expect(sent).toEqual([{ set: { size: 110 }, clear: ["theme"] }]);
  expect(server().set).toEqual({ size: 110 });
});

it("what the server says while a change is on its way does not undo it", async () => {
  const { own, tick } = world();
  own.set("theme", "dark");
  own.adopt({ revision: 0, set: { theme: "light" } });
  expect(own.get().theme).toBe("dark");
  await tick();
  own.adopt({ revision: 2, set: { theme: "light" } });
  expect(own.get().theme).toBe("light");
});

it("without contact a change is kept and sent later, with what came since", async () => {
  const { own, failing, server, tick } = world();
  failing("away");
  own.set("density", "compact");
  await tick();
  own.set("sound", true);
  expect(own.get()).toEqual({ density: "compact", sound: true });
  failing(null);
  await tick();
  expect(server().set).toEqual({ density: "compact", sound: true });
});

it("a refused change is taken back and said", async () => {
  const { own, failing, refused, tick } = world();
  failing("refuses");
  own.set("dailyGoal", 5);
  await tick();
  expect(own.get()).toEqual({});
  expect(refused).toHaveLength(1);
});

it("listeners hear of each change, and the same preferences are the same object until then", () => {
  const { own } = world();
  let heard = 0;
  const stop = own.subscribe(() => (heard += 1));
  own.set("pace", false);
  expect(own.get()).toBe(own.get());
  stop();
  own.set("pace", true);
  expect(heard).toBe(1);
});
