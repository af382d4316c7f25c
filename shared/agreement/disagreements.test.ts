import { describe, expect, it } from "vitest";
import type { StoredAnswers } from "../answers.ts";
import { parseForm, type Form } from "../form.ts";
import type { QuestionTypeName } from "../vocabulary.ts";
import { anyQuestionType } from "../questions/registry.ts";
import { disagreementsOf } from "./disagreements.ts";

function formOf(kind: "text" | "image", questions: readonly Record<string, unknown>[]): Form {
  const fields = [{ name: "it", kind, title: "It", required: true }];
  const read = parseForm({ v: 1, fields, questions: questions.map((each) => ({ title: "Q", field: "it", ...each })) });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

const answers = (given: Readonly<Record<string, readonly [QuestionTypeName, unknown]>>): StoredAnswers => ({
  v: 1,
  answers: Object.fromEntries(
    Object.entries(given).map(([name, [type, value]]) => [
      name,
      { type, version: anyQuestionType(type).version, value },
    ]),
  ),
});

describe("disagreementsOf", () => {
  const form = formOf("text", [
    { name: "mood", type: "choice", settings: { options: ["cat", "dog", "bird"] } },
    { name: "many", type: "choice", settings: { options: ["a", "b", "c", "d"], multiple: true } },
    { name: "said", type: "text", settings: {} },
  ]);
  const mood = (value: string) => answers({ mood: ["choice", { selected: [value], tie: false }] });

  it("names who said which, in one order whoever said it", () => {
    expect(disagreementsOf(form, [mood("dog"), mood("cat")])).toEqual([
      { question: "mood", said: ["cat", "dog"], answers: [1, 0], count: 1 },
    ]);
    expect(disagreementsOf(form, [mood("cat"), mood("dog")])).toEqual([
      { question: "mood", said: ["cat", "dog"], answers: [0, 1], count: 1 },
    ]);
  });

  it("finds nothing where people agree, where one did not answer, or where one is alone", () => {
    expect(disagreementsOf(form, [mood("cat"), mood("cat")])).toEqual([]);
    expect(disagreementsOf(form, [mood("cat"), answers({})])).toEqual([]);
    expect(disagreementsOf(form, [mood("cat")])).toEqual([]);
  });

  it("holds every pair of three people against each other", () => {
    const found = disagreementsOf(form, [mood("cat"), mood("dog"), mood("dog")]);
    expect(found.map(({ answers: pair }) => pair)).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it("tells of several choices what only one chose, and of texts only that they differ", () => {
    const many = (...selected: string[]) => answers({ many: ["choice", { selected, tie: false }] });
    expect(disagreementsOf(form, [many("a", "b"), many("a", "c")]).map(({ said }) => said)).toEqual([["b", "c"]]);
    expect(disagreementsOf(form, [many("a"), many("a", "c")]).map(({ said }) => said)).toEqual([["c", null]]);
    expect(disagreementsOf(form, [many("a", "b"), many("c", "d")])).toHaveLength(4);
    const wrote = (text: string) => answers({ said: ["text", { text }] });
    expect(disagreementsOf(form, [wrote("one"), wrote("two")])).toEqual([
      { question: "said", said: [null, null], answers: [0, 1], count: 1 },
    ]);
  });

  const picture = formOf("image", [{ name: "boxes", type: "box", settings: { labels: ["car", "van"] } }]);
  const boxes = (...regions: (readonly [string, number])[]) =>
    answers({
      boxes: [
        "box",
        {
          width: 400,
          height: 100,
          regions: regions.map(([label, x], at) => ({ id: `r${at}`, label, x, y: 10, width: 40, height: 40 })),
        },
      ],
    });

  it("regions on the same place differ by label, regions elsewhere are missed, counted by pair of labels", () => {
    const one = boxes(["car", 10], ["car", 100], ["car", 200], ["van", 300]);
    const other = boxes(["van", 12], ["van", 101], ["van", 302]);
    expect(disagreementsOf(picture, [one, other])).toEqual([
      { question: "boxes", said: ["car", "van"], answers: [0, 1], count: 2 },
      { question: "boxes", said: ["car", null], answers: [0, 1], count: 1 },
    ]);
  });

  it("who marked nothing missed everything", () => {
    expect(disagreementsOf(picture, [answers({}), boxes(["car", 10], ["car", 100])])).toEqual([
      { question: "boxes", said: ["car", null], answers: [1, 0], count: 2 },
    ]);
  });
});
