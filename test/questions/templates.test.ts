import { checkAnswers, type FactsByField, upgradeAnswers } from "@keyhole/shared/answers";
import type { Problem } from "@keyhole/shared/errors";
import { formOf, templateNames } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { describe, expect, it } from "vitest";
import { exampleFacts, templateExamples } from "./template-examples.ts";

describe("an example of a labeler's answers to each template", () => {
  it.each(templateNames)("%s: passes, and not without what must be answered", (name) => {
    const form = formOf(templates[name]);
    const facts: FactsByField = Object.fromEntries(form.fields.map((field) => [field.name, exampleFacts(field.kind)]));
    const check = (answers: Readonly<Record<string, object>>): readonly Problem[] => {
      const read = upgradeAnswers({ v: 1, answers });
      return read.ok ? checkAnswers(read.value, form, facts) : read.failure;
    };
    const example = templateExamples[name];
    expect(check(example)).toEqual([]);
    // Each answer counts: it is asked for, so that an answer of another type in its place is refused.
    for (const key of Object.keys(example)) {
      const type = Reflect.get(example[key] ?? {}, "type") === "text" ? "choice" : "text";
      const value = type === "text" ? { text: "x" } : { selected: [], tie: true };
      expect(check({ ...example, [key]: { type, version: 1, value } })).not.toEqual([]);
    }
    const needed = form.questions.filter(
      ({ required, when, each }) => required && when === undefined && each === undefined,
    );
    for (const question of needed) {
      const { [question.name]: _taken, ...rest } = example;
      expect(check(rest)).not.toEqual([]);
    }
  });

  it("use parts, conditions and rules", () => {
    const forms = templateNames.map((name) => formOf(templates[name]));
    const having = (test: (form: (typeof forms)[number]) => boolean) => forms.filter(test).length;
    expect(having(({ questions }) => questions.some(({ each }) => each?.of === "region"))).toBeGreaterThan(5);
    expect(having(({ questions }) => questions.some(({ each }) => each?.of === "candidate"))).toBeGreaterThan(1);
    expect(having(({ questions }) => questions.some(({ each }) => each?.of === "turn"))).toBeGreaterThan(1);
    expect(having(({ questions }) => questions.some(({ when }) => when !== undefined))).toBeGreaterThan(10);
    expect(having(({ questions }) => questions.some(({ requiredWhen }) => requiredWhen !== undefined))).toBeGreaterThan(
      4,
    );
    expect(having(({ rules }) => rules.length > 0)).toBeGreaterThan(1);
  });
});
