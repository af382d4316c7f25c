import { describe, expect, it } from "vitest";
import { checkAnswers, onlyAsked, toStored, type StoredAnswer } from "./answers.ts";
import { asksOf } from "./asks.ts";
import { formDefinition } from "./form.ts";

const form = formDefinition.parse({
  v: 1,
  fields: [
    { name: "picture", kind: "image", title: "Picture" },
    { name: "talk", kind: "conversation", title: "Talk", required: false },
  ],
  questions: [
    { name: "objects", title: "Objects", type: "box", field: "picture", settings: { labels: ["car", "wheel"] } },
    {
      name: "colour",
      title: "Colour",
      type: "choice",
      field: "picture",
      settings: { options: ["red", "blue"] },
      each: { of: "region", question: "objects", labels: ["car"] },
    },
    {
      name: "shade",
      title: "Shade",
      type: "number",
      field: "picture",
      required: false,
      requiredWhen: { question: "colour", is: ["red"] },
      each: { of: "region", question: "objects", labels: ["car"] },
    },
    {
      name: "why",
      title: "Why so many?",
      type: "text",
      field: "picture",
      when: { question: "objects", from: 3 },
    },
    { name: "tone", title: "Tone", type: "text", field: "talk", each: { of: "turn" } },
  ],
  rules: [
    { kind: "inside", question: "objects", labels: ["wheel"], parent: "objects", parentLabels: ["car"], tolerance: 1 },
    { kind: "count", question: "objects", labels: ["car"], max: 2, message: "Two cars are enough." },
  ],
});
const facts = { picture: { kind: "image", width: 100, height: 100 } } as const;
const region = (id: string, label: string, at: number) => ({ id, label, x: at, y: at, width: 10, height: 10 });
const objects = (...regions: object[]) => toStored("box", { width: 100, height: 100, regions: regions as never });
const red = toStored("choice", { selected: ["red"], tie: false });
const blue = toStored("choice", { selected: ["blue"], tie: false });
const found = (answers: Record<string, StoredAnswer>) =>
  checkAnswers({ v: 1, answers }, form, facts).map(({ path, message }) => `${path.slice(1).join(".")}: ${message}`);

describe("asksOf", () => {
  it("asks of each region with the label, of each turn by the role, and only what conditions allow", () => {
    const talk = {
      kind: "conversation",
      turns: [
        { role: "user", codePoints: 2 },
        { role: "assistant", codePoints: 3 },
      ],
      candidates: [],
    } as const;
    const values = { objects: objects(region("a", "car", 0), region("b", "wheel", 0)).value };
    expect(asksOf(form, values, { ...facts, talk }).map(({ key, required }) => `${key} ${required}`)).toEqual([
      "objects true",
      "colour@a true",
      "shade@a false",
      "tone@1 true",
    ]);
  });
});

it("an answer that is no longer asked for decides nothing", () => {
  const chain = formDefinition.parse({
    v: 1,
    fields: [{ name: "text", kind: "text", title: "Text" }],
    questions: [
      { name: "first", title: "First", type: "choice", field: "text", settings: { options: ["yes", "no"] } },
      {
        name: "second",
        title: "Second",
        type: "choice",
        field: "text",
        settings: { options: ["yes", "no"] },
        when: { question: "first", is: ["yes"] },
      },
      { name: "third", title: "Third", type: "text", field: "text", when: { question: "second", is: ["yes"] } },
    ],
  });
  const about = { text: { kind: "text", codePoints: 3 } } as const;
  const keys = (first: string) =>
    asksOf(chain, { first: { selected: [first], tie: false }, second: { selected: ["yes"], tie: false } }, about).map(
      ({ key }) => key,
    );
  expect(keys("yes")).toEqual(["first", "second", "third"]);
  expect(keys("no")).toEqual(["first"]);
});

describe("checkAnswers with conditions, parts and rules", () => {
  it("wants an answer for each part, and one more where a condition says so", () => {
    const cars = objects(region("a", "car", 0), region("b", "car", 20));
    expect(found({ objects: cars, "colour@a": blue })).toEqual(["colour@b: answer.required"]);
    expect(found({ objects: cars, "colour@a": blue, "colour@b": red })).toEqual(["shade@b: answer.required"]);
    const shade = toStored("number", { value: 3 });
    expect(found({ objects: cars, "colour@a": blue, "colour@b": red, "shade@b": shade })).toEqual([]);
  });

  it("refuses answers to what is not asked", () => {
    const one = objects(region("a", "car", 0));
    const text = toStored("text", { text: "because" });
    expect(found({ objects: one, "colour@a": blue, why: text })).toEqual(["why: answer.not-asked"]);
    expect(found({ objects: one, "colour@a": blue, "colour@gone": blue })).toEqual(["colour@gone: answer.not-asked"]);
    expect(found({ objects: one, "colour@a": blue, colour: blue })).toEqual(["colour: answer.unknown-question"]);
    expect(found({ objects: one, "colour@a": blue, "objects@a": one })).toEqual(["objects@a: answer.unknown-question"]);
  });

  it("keeps only what is asked when answers are handed in", () => {
    const given = { objects: objects(region("a", "car", 0)), "colour@a": blue, "colour@b": red, why: red };
    expect(Object.keys(onlyAsked({ v: 1, answers: given }, form, facts).answers)).toEqual(["objects", "colour@a"]);
  });

  it("applies the rules between answers, in the lead's words where there are some", () => {
    const far = objects(region("a", "car", 0), region("b", "wheel", 50));
    expect(found({ objects: far, "colour@a": blue })).toEqual(["objects.value.regions.1: rule.outside-parent"]);
    const near = objects(region("a", "car", 0), region("b", "wheel", 1));
    expect(found({ objects: near, "colour@a": blue })).toEqual([]);
    const many = objects(...["a", "b", "c"].map((id, at) => region(id, "car", 20 * at)));
    const rest = { "colour@a": blue, "colour@b": blue, "colour@c": blue, why: toStored("text", { text: "fleet" }) };
    expect(found({ objects: many, ...rest })).toEqual(["objects: rule.own-words"]);
  });
});
