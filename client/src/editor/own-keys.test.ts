import { expect, it } from "vitest";
import { isKeptByBrowser, readKeyFile, remapOf, withKeys, writeKeyFile } from "./own-keys.ts";

it("what is nearer to the person goes over what is farther: project, hand, own, own for the project", () => {
  const remap = remapOf({
    project: { "work.skip": ["a"], "work.keys": ["b"], "image.draw": ["c"], "image.fit": ["i"] },
    hand: "left",
    own: { "image.fit": ["e"] },
    ofProject: { "colour.label.red": ["f"] },
  });
  expect(remap).toMatchObject({
    "work.skip": ["s"],
    "work.keys": ["alt+z"],
    "image.draw": ["c"],
    "image.fit": ["e"],
    "colour.label.red": ["f"],
  });
});

it("keys that are the usual ones are not kept", () => {
  const usual = ["Ctrl+Enter"];
  const changed = withKeys({}, "work.submit", { chords: ["Alt+X"], usual });
  expect(changed).toEqual({ "work.submit": ["alt+x"] });
  expect(withKeys(changed, "work.submit", { chords: ["mod+enter"], usual })).toEqual({});
  expect(withKeys(changed, "work.submit", { chords: [], usual })).toEqual({ "work.submit": [] });
});

it("a file of keys reads back; unknown actions are left out and named", () => {
  const keys = { "work.skip": ["x"], "image.draw": ["w"] };
  expect(readKeyFile(writeKeyFile({ hand: "right", keys }))).toEqual({
    ok: true,
    file: { format: "keyhole-keys", v: 1, hand: "right", keys },
    unknown: [],
  });
  const other = readKeyFile('{"format":"keyhole-keys","v":1,"keys":{"work.skip":["Ctrl+X"],"work.fly":["f"]}}');
  expect(other).toMatchObject({ ok: true, file: { keys: { "work.skip": ["mod+x"] } }, unknown: ["work.fly"] });
});

it("any other file is refused", () => {
  const long = JSON.stringify({
    format: "keyhole-keys",
    v: 1,
    keys: { "work.skip": Array.from({ length: 9 }, () => "x") },
  });
  for (const text of ["", "{", "[]", '{"keys":{}}', '{"format":"keyhole-keys","v":2,"keys":{}}', long])
    expect(readKeyFile(text)).toEqual({ ok: false });
});

it("keys that the browser keeps are known", () => {
  expect(isKeptByBrowser("mod+w")).toBe(true);
  expect(isKeptByBrowser("mod+s")).toBe(false);
});
