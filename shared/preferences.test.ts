import { describe, expect, it } from "vitest";
import {
  changePreferences,
  keyMap,
  mostKeys,
  preferences,
  readPreferences,
  writePreferences,
  type Preferences,
} from "./preferences.ts";

describe("a person's own preferences", () => {
  it("have no defaults: nothing is kept that nobody set", () => {
    expect(preferences.parse({})).toEqual({});
  });

  it("change member by member; what is cleared is not there any more", () => {
    const before: Preferences = { theme: "dark", size: 110, keys: { "work.skip": ["x"] } };
    const after = changePreferences(before, { set: { size: 120 }, clear: ["theme"] });
    expect(after).toEqual({ size: 120, keys: { "work.skip": ["x"] } });
    expect(before.theme).toBe("dark");
  });

  it("read back what was written, and nothing from text of another shape", () => {
    const set: Preferences = { density: "compact", projectKeys: { p: { "colour.label.Rot 🟥": [] } } };
    expect(readPreferences(writePreferences(set))).toEqual(set);
    for (const text of ["", "[]", '{"v":2,"set":{}}', '{"v":1,"set":{"size":95}}', '{"v":1,"set":{"name":"x"}}'])
      expect(readPreferences(text)).toBeNull();
  });

  it("hold at most so many keys", () => {
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`a.${at}`, ["x"]]));
    expect(keyMap.safeParse(keys(mostKeys)).success).toBe(true);
    expect(keyMap.safeParse(keys(mostKeys + 1)).success).toBe(false);
    expect(keyMap.safeParse({ "a.b": Array.from({ length: 9 }, () => "x") }).success).toBe(false);
  });
});
