import { choiceSettings } from "@keyhole/shared/questions/choice/schema";
import { describe, expect, it } from "vitest";
import { optionsOf, pick, pickTie } from "./choice-rules.ts";

const single = choiceSettings.parse({ options: ["a", "b"] });
const several = choiceSettings.parse({ options: ["a", "b", "c"], multiple: true, max: 2 });

describe("pick", () => {
  it("replaces a single choice, and takes it away when picked again", () => {
    expect(pick({ selected: ["a"], tie: false }, "b", single)).toEqual({ selected: ["b"], tie: false });
    expect(pick({ selected: ["b"], tie: false }, "b", single)).toBeUndefined();
  });
  it("switches members of a multiple choice and stops at the most", () => {
    const two = pick(pick(undefined, "a", several), "c", several);
    expect(two).toEqual({ selected: ["a", "c"], tie: false });
    expect(pick(two, "b", several)).toBe(two);
    expect(pick(two, "a", several)).toEqual({ selected: ["c"], tie: false });
  });
  it("ends a tie by a choice, and a choice by a tie", () => {
    expect(pick({ selected: [], tie: true }, "a", single)).toEqual({ selected: ["a"], tie: false });
    expect(pickTie({ selected: ["a"], tie: false })).toEqual({ selected: [], tie: true });
    expect(pickTie({ selected: [], tie: true })).toBeUndefined();
  });
});

describe("optionsOf", () => {
  it("names candidates by their place and gives them keys in order", () => {
    const settings = choiceSettings.parse({ source: "candidates" });
    const facts = {
      kind: "conversation",
      turns: [],
      candidates: [
        { id: "gpt", codePoints: 1 },
        { id: "llama", codePoints: 1 },
      ],
    } as const;
    expect(optionsOf(settings, facts)).toEqual([
      { value: "gpt", title: "Response A", hotkey: "1" },
      { value: "llama", title: "Response B", hotkey: "2" },
    ]);
  });
});
