import { describe, expect, it } from "vitest";
import { chordOf, keyCaps, parseChord, pressOf } from "./chord.ts";
import type { KeyPress } from "./chord.ts";

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("chordOf", () => {
  it.each([
    ["a letter follows the layout", press("q", "KeyA"), "q"],
    ["caps lock is no shift", press("Q", "KeyQ"), "q"],
    ["shift and letter", press("Z", "KeyZ", { shiftKey: true, ctrlKey: true }), "mod+shift+z"],
    ["command counts as mod", press("z", "KeyZ", { metaKey: true }), "mod+z"],
    ["digit", press("1", "Digit1"), "1"],
    ["French digit without shift", press("&", "Digit1"), "1"],
    ["French digit with shift", press("1", "Digit1", { shiftKey: true }), "1"],
    ["number pad", press("7", "Numpad7"), "7"],
    ["sign over a digit", press("!", "Digit1", { shiftKey: true }), "!"],
    ["question mark, US", press("?", "Slash", { shiftKey: true }), "?"],
    ["question mark, German", press("?", "Minus", { shiftKey: true }), "?"],
    ["Cyrillic letter falls back to the key's place", press("й", "KeyQ"), "q"],
    ["option on a Mac types another sign", press("å", "KeyA", { altKey: true }), "alt+a"],
    ["named key", press("ArrowUp", "ArrowUp", { shiftKey: true }), "shift+arrowup"],
    ["space", press(" ", "Space"), "space"],
    ["plus", press("+", "Equal", { shiftKey: true }), "+"],
  ])("%s", (_name, event, chord) => {
    expect(chordOf(event)).toBe(chord);
  });
});

describe("parseChord", () => {
  it.each([
    ["Ctrl+Z", "mod+z"],
    ["shift+mod+z", "mod+shift+z"],
    ["Esc", "escape"],
    ["+", "+"],
    ["ctrl++", "mod++"],
    ["?", "?"],
  ])("%s", (written, chord) => {
    expect(parseChord(written)).toBe(chord);
  });
});

it("shows chords as they stand on the keys", () => {
  expect(keyCaps("mod+shift+z")).toEqual(["Ctrl", "Shift", "Z"]);
  expect(keyCaps("mod+z", true)).toEqual(["⌘", "Z"]);
  expect(keyCaps("+")).toEqual(["+"]);
  expect(keyCaps("mod++")).toEqual(["Ctrl", "+"]);
});

it("a chord names one press, and the press the chord", () => {
  for (const chord of ["mod+shift+z", "a", "+", "mod++", "arrowleft", "alt+shift+arrowup", "space", "enter", "?", "5"])
    expect(chordOf(pressOf(chord))).toBe(chord);
});
