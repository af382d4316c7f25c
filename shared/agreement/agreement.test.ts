import { describe, expect, it } from "vitest";
import { type StoredAnswers, toStored } from "../answers.ts";
import { formDefinition, type Form } from "../form.ts";
import type { FieldFacts } from "../fields/field-type.ts";
import { agreementOf, taskAgreement } from "./agreement.ts";

const text: FieldFacts = { kind: "text", codePoints: 10 };
const form: Form = formDefinition.parse({
  v: 1,
  fields: [{ name: "text", kind: "text", title: "Text" }],
  questions: [
    { name: "mood", title: "Mood", type: "choice", field: "text", settings: { options: ["good", "bad"] } },
    { name: "names", title: "Names", type: "span", field: "text", settings: { labels: ["per", "loc"] } },
    { name: "stars", title: "Stars", type: "rating", field: "text" },
  ],
});
const [mood, names, stars] = form.questions;
if (mood === undefined || names === undefined || stars === undefined) throw new Error("three questions");

const moodOf = (value: string): StoredAnswers => ({
  v: 1,
  answers: { mood: toStored("choice", { selected: [value], tie: false }) },
});
const spansOf = (...list: [number, number, string][]): StoredAnswers => ({
  v: 1,
  answers: {
    names: toStored("span", {
      regions: list.map(([start, end, label], index) => ({
        id: `r${index}`,
        label,
        part: { kind: "text" as const },
        start,
        end,
      })),
    }),
  },
});

describe("agreementOf", () => {
  it("gives the published nominal alpha of two observers over ten tasks", () => {
    const [first, second] = ["0100000010", "1110010000"];
    const tasks = Array.from({ length: 10 }, (_, index) => ({
      facts: text,
      answers: [first, second].map((row) => moodOf(row?.[index] === "1" ? "good" : "bad")),
    }));
    const agreement = agreementOf(mood, tasks);
    expect(agreement.alpha).toBeCloseTo(0.095, 3);
    expect(agreement).toMatchObject({ level: "nominal", mean: 0.6, tasks: 10, pairs: 10 });
    expect(agreement.perLabel["good"]).toEqual({ mean: 1 / 5, pairs: 5 });
    expect(agreement.perLabel["bad"]).toEqual({ mean: 5 / 9, pairs: 9 });
  });

  it("codes text by code point, unlabelled ones included", () => {
    const task = { facts: text, answers: [spansOf([0, 2, "per"]), spansOf([0, 4, "per"])] };
    const units = ["per per", "per per", "- per", "- per", ...Array.from({ length: 6 }, () => "- -")];
    const labels = units.flatMap((unit) => unit.split(" "));
    const per = labels.filter((each) => each === "per").length;
    const expected = 1 - ((20 - 1) * (2 * 2)) / (20 ** 2 - per ** 2 - (20 - per) ** 2);
    expect(agreementOf(names, [task]).alpha).toBeCloseTo(expected, 12);
    expect(agreementOf(names, [task])).toMatchObject({ mean: 0, perLabel: { per: { mean: 0, pairs: 1 } } });
  });

  it("says nothing about tasks with one answer or none", () => {
    const nothing = { alpha: null, level: null, mean: null, perLabel: {}, tasks: 0, pairs: 0 };
    expect(agreementOf(stars, [])).toEqual(nothing);
    expect(agreementOf(mood, [{ facts: text, answers: [moodOf("good"), spansOf()] }])).toEqual(nothing);
  });

  it("counts agreeing that there is nothing as agreement", () => {
    expect(agreementOf(names, [{ facts: text, answers: [spansOf(), spansOf()] }])).toMatchObject({
      alpha: null,
      mean: 1,
    });
  });
});

describe("taskAgreement", () => {
  it("is the mean over all pairs, per question", () => {
    const answers = [moodOf("good"), moodOf("good"), moodOf("bad")];
    expect(taskAgreement(answers, form)).toEqual({ mood: 1 / 3, names: null, stars: null });
    expect(taskAgreement([spansOf([0, 2, "per"]), spansOf([0, 2, "per"])], form)).toMatchObject({ names: 1 });
  });
});
