import { formOf, templateNames } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { describe, expect, it } from "vitest";
import { caretPlace } from "./caret-place.ts";
import { completionsAt } from "./completions.ts";
import { lineAt, placeOf, readJson } from "./json-text.ts";
import { readForm } from "./read-form.ts";

/** Text with a caret written as "|". */
const withCaret = (written: string): readonly [string, number] => [written.replace("|", ""), written.indexOf("|")];
const labels = (written: string, form?: unknown) =>
  completionsAt(...withCaret(written), form ?? readJson(withCaret(written)[0]).value).map(({ label }) => label);

describe("JSON with places", () => {
  it.each(templateNames)("reads %s as JSON.parse does", (name) => {
    const text = JSON.stringify(formOf(templates[name]), null, 2);
    expect(readJson(text)).toMatchObject({ value: JSON.parse(text), errorAt: null });
  });

  it("reads every kind of value, escapes and numbers, and __proto__ as a key like any other", () => {
    const text = String.raw`{"a":[1,-0.5e3,true,null,"é\n\"",{}],"__proto__":{"x":1}} `;
    const { value } = readJson(text);
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each([
    ["", 0],
    ["{", 1],
    ['{"a" 1}', 5],
    ["[1,]", 3],
    ['{"a":1,}', 7],
    ["[01]", 2],
    ["{'a':1}", 1],
    ['"a', 0],
    ["[1] 2", 4],
    ["nul", 0],
  ])("%j is wrong at %d", (text, place) => {
    expect(readJson(text).errorAt).toBe(place);
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it("refuses what is nested beyond reading instead of running out of stack", () => {
    expect(readJson("[".repeat(100_000)).errorAt).toBe(65);
  });

  it("knows where a value stands, or the nearest around it", () => {
    const text = '{\n  "a": [\n    1,\n    22\n  ]\n}';
    const { places } = readJson(text);
    const second = placeOf(places, ["a", 1]);
    expect(text.slice(second.from, second.to)).toBe("22");
    expect(lineAt(text, second.from)).toEqual({ line: 4, column: 5 });
    expect(lineAt(text, placeOf(places, ["a", 7, "b"]).from)).toEqual({ line: 2, column: 8 });
  });
});

describe("the place of the caret", () => {
  it.each([
    ["{|", { kind: "key", path: [], typed: "" }],
    ['{"v|', { kind: "key", path: [], typed: '"v' }],
    ['{"v": 1, |', { kind: "key", path: [], taken: ["v"] }],
    ['{"questions": [{"type": "bo|', { kind: "value", path: ["questions", 0, "type"], typed: '"bo' }],
    ['{"questions": [{}, {"required": t|', { kind: "value", path: ["questions", 1, "required"], typed: "t" }],
    ['{"questions": [{"type": "box", "settings": {|', { kind: "key", path: ["questions", 0, "settings"] }],
    ['{"a": {"b": 1}, "c": [1, |', { kind: "value", path: ["c", 1] }],
    ['{"a": |', { kind: "value", path: ["a"], typed: "" }],
  ])("%s", (written, expected) => {
    expect(caretPlace(...withCaret(written))).toMatchObject(expected);
  });

  it.each(["|", '{"a"|', '{"a": "b"|', '{"a": {}|', "[] |"])("%s: nothing to complete", (written) => {
    expect(caretPlace(...withCaret(written))).toBeNull();
  });
});

describe("completion", () => {
  it("offers keys of the form, of questions, conditions and rules, without those that are there", () => {
    expect(labels('{"v": 1, |')).toEqual(["fields", "questions", "rules"]);
    expect(labels('{"questions": [{"na|')).toEqual(["name"]);
    expect(labels('{"questions": [{"when": {|')).toEqual([
      "question",
      "answered",
      "is",
      "from",
      "to",
      "all",
      "any",
      "not",
    ]);
    expect(labels('{"rules": [{"kind": "inside", "par|')).toEqual(["parent", "parentLabels"]);
  });

  it("offers values of closed lists", () => {
    expect(labels('{"questions": [{"type": "po|')).toContain("polygon");
    expect(labels('{"fields": [{"kind": |')).toEqual(["image", "text", "conversation"]);
    expect(labels('{"questions": [{"required": |')).toEqual(["true", "false"]);
    expect(labels('{"questions": [{"each": {"of": "c|')).toEqual(["candidate"]);
  });

  it("offers the settings of the question's own type, labels included", () => {
    const form = { questions: [{ type: "box" }, { type: "choice" }] };
    expect(labels('{"questions": [{"settings": {|', form)).toEqual(["labels", "minSize", "minCount", "maxCount"]);
    expect(labels('{"questions": [{}, {"settings": {"so|', form)).toEqual(["source"]);
    expect(labels('{"questions": [{}, {"settings": {"source": "|', form)).toEqual(["options", "candidates"]);
    expect(labels('{"questions": [{"settings": {"labels": [{"|', form)).toEqual([
      "value",
      "title",
      "colour",
      "hotkey",
      "description",
    ]);
  });
});

describe("a form's text", () => {
  it("gives problems with their places", () => {
    const text = JSON.stringify({ ...templates["damage-report"], fields: [] }, null, 2);
    const { problems } = readForm(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({ line: 3, column: 13 });
    const wrong = readForm('{\n "v": 1,\n "fields": [],\n "questions": [\n  {"name": "A B"}\n ]\n}');
    expect(wrong.form).toBeUndefined();
    expect(wrong.problems).toContainEqual(expect.objectContaining({ line: 5, column: 12 }));
    expect(readForm("{").problems).toMatchObject([{ line: 1, column: 2 }]);
  });

  it("without problems is the form", () => {
    const form = formOf(templates["answer-in-text"]);
    expect(readForm(JSON.stringify(form))).toMatchObject({ form, problems: [] });
  });
});
