import { describe, expect, it } from "vitest";
import { Hotkeys, keysId } from "./hotkeys.ts";
import type { Binding, KeyEvent } from "./hotkeys.ts";

function event(key: string, rest: Partial<KeyEvent> = {}): KeyEvent & { prevented: boolean } {
  return {
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    defaultPrevented: false,
    isComposing: false,
    repeat: false,
    target: null,
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
    ...rest,
  };
}

const ran: string[] = [];
const bind = (id: string, keys: string[], rest: Partial<Binding> = {}): Binding => ({
  id,
  layer: "workspace",
  keys,
  title: { text: id },
  run: () => {
    ran.push(id);
  },
  ...rest,
});

function press(hotkeys: Hotkeys, key: string, rest: Partial<KeyEvent> = {}): string[] {
  ran.length = 0;
  hotkeys.handle(event(key, rest));
  return [...ran];
}

describe("Hotkeys", () => {
  it("runs a binding and keeps the browser from acting too", () => {
    const hotkeys = new Hotkeys();
    hotkeys.add([bind("draw", ["d"])]);
    const key = event("d");
    expect(hotkeys.handle(key)).toBe(true);
    expect(key.prevented).toBe(true);
    expect(hotkeys.handle(event("x"))).toBe(false);
  });

  it("a higher layer hides a lower one, and hands down what it has no use for", () => {
    const hotkeys = new Hotkeys();
    let isBusy = true;
    hotkeys.add([
      bind("dialog", ["escape"], { layer: "dialog", run: () => (isBusy ? void ran.push("dialog") : false) }),
    ]);
    hotkeys.add([bind("page", ["escape"])]);
    expect(press(hotkeys, "Escape")).toEqual(["dialog"]);
    isBusy = false;
    expect(press(hotkeys, "Escape")).toEqual(["page"]);
  });

  it.each([
    ["text input", { tagName: "INPUT", type: "text" }],
    ["text area", { tagName: "TEXTAREA" }],
    ["editable", { tagName: "DIV", isContentEditable: true }],
    ["combo box", { tagName: "DIV", getAttribute: () => "combobox" }],
  ])("leaves typing in a %s alone, but for bindings that say otherwise", (_name, target) => {
    const hotkeys = new Hotkeys();
    hotkeys.add([bind("label", ["1"]), bind("submit", ["mod+enter"], { whileTyping: true })]);
    expect(press(hotkeys, "1", { target })).toEqual([]);
    expect(press(hotkeys, "Enter", { target, ctrlKey: true })).toEqual(["submit"]);
  });

  it("hears keys on a checkbox, and leaves Enter and Space to buttons", () => {
    const hotkeys = new Hotkeys();
    hotkeys.add([bind("label", ["1"]), bind("enter", ["enter"]), bind("space", ["space"])]);
    expect(press(hotkeys, "1", { target: { tagName: "INPUT", type: "checkbox" } })).toEqual(["label"]);
    const button = { tagName: "BUTTON" };
    expect(press(hotkeys, "Enter", { target: button })).toEqual([]);
    expect(press(hotkeys, " ", { target: button })).toEqual([]);
    expect(press(hotkeys, "1", { target: button })).toEqual(["label"]);
    expect(press(hotkeys, "Enter")).toEqual(["enter"]);
  });

  it("leaves alone what a widget has used, and an input method's keys", () => {
    const hotkeys = new Hotkeys();
    hotkeys.add([bind("label", ["1"])]);
    expect(press(hotkeys, "1", { defaultPrevented: true })).toEqual([]);
    expect(press(hotkeys, "1", { isComposing: true })).toEqual([]);
  });

  it("a held key repeats only what may repeat", () => {
    const hotkeys = new Hotkeys();
    hotkeys.add([bind("submit", ["s"]), bind("nudge", ["n"], { repeats: true })]);
    expect(press(hotkeys, "s", { repeat: true })).toEqual([]);
    expect(press(hotkeys, "n", { repeat: true })).toEqual(["nudge"]);
  });

  it("finds clashes within a layer only", () => {
    const hotkeys = new Hotkeys();
    hotkeys.add([bind("a", ["1"], { layer: "question" }), bind("b", ["1"], { layer: "question" }), bind("c", ["1"])]);
    expect(hotkeys.clashes()).toEqual([{ chord: "1", ids: ["a", "b"] }]);
  });

  it("a person's own keys replace the given ones, or switch them off", () => {
    const hotkeys = new Hotkeys({ undo: ["Ctrl+U"], redo: [] });
    hotkeys.add([bind("undo", ["mod+z"]), bind("redo", ["mod+y"])]);
    expect(press(hotkeys, "u", { ctrlKey: true })).toEqual(["undo"]);
    expect(press(hotkeys, "z", { ctrlKey: true })).toEqual([]);
    expect(press(hotkeys, "y", { ctrlKey: true })).toEqual([]);
    hotkeys.setRemap({});
    expect(press(hotkeys, "y", { ctrlKey: true })).toEqual(["redo"]);
  });

  it("bindings go when their component does, and the list tells", () => {
    const hotkeys = new Hotkeys();
    let told = 0;
    hotkeys.subscribe(() => (told += 1));
    const remove = hotkeys.add([bind("draw", ["d"])]);
    expect(hotkeys.list().map(({ id, chords }) => [id, chords])).toEqual([["draw", ["d"]]]);
    expect(hotkeys.list()).toBe(hotkeys.list());
    remove();
    expect(hotkeys.list()).toEqual([]);
    expect(told).toBe(2);
    expect(press(hotkeys, "d")).toEqual([]);
  });
});

it("keeps one set of own keys for a question asked of each part, and for an action that follows another", () => {
  expect(keysId({ id: "colour@r1.option.red" })).toBe("colour.option.red");
  expect(keysId({ id: "colour.option.a@b.c" })).toBe("colour.option.a@b.c");
  const hotkeys = new Hotkeys({ "work.undo": ["u"] });
  hotkeys.add([bind("image.undo", ["mod+z"], { follows: "work.undo" })]);
  expect(press(hotkeys, "u")).toEqual(["image.undo"]);
  expect(press(hotkeys, "z", { ctrlKey: true })).toEqual([]);
});

it("an action with a key for each way gets the way of the key's place, also when the keys are others", () => {
  const hotkeys = new Hotkeys({ move: ["shift+a", "shift+d"] });
  const ways: string[] = [];
  const run: Binding["run"] = ({ key }) => void ways.push(key);
  hotkeys.add([bind("move", ["arrowleft", "arrowright"], { byPlace: true, run })]);
  press(hotkeys, "D", { shiftKey: true });
  press(hotkeys, "A", { shiftKey: true });
  expect(ways).toEqual(["ArrowRight", "ArrowLeft"]);
});
