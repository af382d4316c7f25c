import { formOf } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { describe, expect, it } from "vitest";
import { draftOf, changeQuestion, formOfDraft } from "../draft-form.ts";
import { problemsOf } from "../form-problems.ts";
import { conditionInWords, ruleInWords } from "./in-words.ts";
import { parentsOf, questionsBefore, rowAbout, verbsOf } from "./looked-at.ts";

const damage = formOf(templates["damage-report"]);
const answer = formOf(templates["answer-in-text"]);
const parts = formOf(templates["parts-inside"]);
const audit = formOf(templates["answer-audit"]);

describe("conditions and rules in words", () => {
  it("read as a sentence, by titles", () => {
    expect(conditionInWords({ question: "damaged", is: ["yes"] }, damage)).toBe("“Is anything damaged?” is Yes");
    expect(conditionInWords({ not: { question: "damaged", is: ["yes", "no"] } }, damage)).toBe(
      "“Is anything damaged?” is not Yes or No",
    );
    expect(
      conditionInWords(
        {
          any: [
            { question: "reward", to: 49 },
            { question: "passed", answered: false },
          ],
        },
        audit,
      ),
    ).toBe("“Points for the response” is at most 49 or “Which checks does it pass?” is not answered");
    expect(conditionInWords({ question: "gone", is: ["x"] }, damage)).toBe("“gone” is x");
    expect(answer.rules.map((rule) => ruleInWords(rule, answer))).toEqual([
      "exactly 1 of these must be answered: “Mark the shortest passage that answers the question” and “Or say why there is none”",
      "Regions of “Mark the shortest passage that answers the question”: at most 1",
    ]);
    expect(parts.rules.map((rule) => ruleInWords(rule, parts))[0]).toBe(
      "Every region of “Heads and helmets” lies inside one of “People”",
    );
  });

  it("offer only what stands before and can be said", () => {
    expect(questionsBefore(damage, 1).map(({ name }) => name)).toEqual(["damaged"]);
    expect(questionsBefore(damage, 0)).toEqual([]);
    expect(parentsOf(damage, 2).map(({ name }) => name)).toEqual(["damage"]);
    const [first] = damage.questions;
    expect(verbsOf(first)).toEqual(["is", "is-not", "answered", "not-answered", "amount"]);
    expect(first === undefined ? null : rowAbout(first)).toEqual({ question: "damaged", verb: "is", values: ["yes"] });
    expect(verbsOf(audit.questions[0])).toEqual(["answered", "not-answered", "amount"]);
  });

  it("follow a question to another name", () => {
    const draft = draftOf(damage);
    const unpinned = { ...draft, questions: draft.questions.map((entry) => ({ ...entry, isPinned: false })) };
    const first = changeQuestion(unpinned, "question damaged", { name: "broken" });
    const form = formOfDraft(changeQuestion(first, "question damage", { name: "places" }));
    expect(form.questions.map(({ when }) => when)).toEqual([undefined, { question: "broken", is: ["yes"] }, undefined]);
    expect(form.questions[2]?.each).toMatchObject({ question: "places" });
    expect(problemsOf(form)).toEqual([]);
  });
});
