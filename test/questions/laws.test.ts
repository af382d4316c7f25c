import { upgradeAnswers } from "@keyhole/shared/answers";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { questionTypeNames } from "@keyhole/shared/vocabulary";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "./arbitrary.ts";

describe.each(questionTypeNames)("%s", (name) => {
  const type = anyQuestionType(name);
  const { settings, facts } = cases[name];
  const answer: fc.Arbitrary<unknown> = cases[name].answer;

  it("accepts every valid answer, stores it as JSON and loads the same", () => {
    fc.assert(
      fc.property(answer, (value) => {
        expect(type.checkAnswer(value, settings, facts)).toEqual([]);
        const stored = { v: 1, answers: { q: { type: name, version: type.version, value } } };
        expect(upgradeAnswers(JSON.parse(JSON.stringify(stored)))).toEqual({ ok: true, value: stored });
      }),
    );
  });

  it("agrees with itself by 1, with others by the same in both directions, and within 0..1", () => {
    fc.assert(
      fc.property(answer, answer, (first, second) => {
        expect(type.compare(first, first, settings).overall).toBeCloseTo(1, 12);
        const [there, back] = [type.compare(first, second, settings), type.compare(second, first, settings)];
        expect(there.overall).toBeCloseTo(back.overall, 9);
        expect(Object.keys(there.perLabel).sort()).toEqual(Object.keys(back.perLabel).sort());
        for (const value of [there.overall, ...Object.values(there.perLabel)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it("starts from an empty answer, which is accepted but does not answer", () => {
    const empty = type.empty(facts);
    expect(type.answer.parse(empty)).toEqual(empty);
    expect(type.isEmpty(empty)).toBe(true);
    expect(type.regions(empty)).toEqual([]);
    expect(type.checkAnswer(empty, settings, facts)).toEqual([]);
  });

  it("codes units for reliability that only depend on the answer", () => {
    fc.assert(
      fc.property(answer, (value) => {
        const once = type.reliability(value, settings, facts);
        const again = type.reliability(structuredClone(value), settings, facts);
        expect(once).toEqual(again);
        if (once.level !== "nominal") for (const each of once.values.values()) expect(typeof each).toBe("number");
      }),
    );
  });

  it("reads its own stored form from an import", () => {
    fc.assert(
      fc.property(answer, (value) => {
        expect(type.formats.parse?.(value, settings, facts)).toEqual({ answer: value, problems: [] });
      }),
    );
  });

  it("refuses nonsense from an import with a reason and without a crash", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        const { answer: parsed, problems } = type.formats.parse?.(raw, settings, facts) ?? { problems: [] };
        if (parsed === undefined) expect(problems.length).toBeGreaterThan(0);
        else expect(type.checkAnswer(parsed, settings, facts)).toEqual([]);
      }),
    );
  });

  it("names every column and category that it writes", () => {
    expect("csv" in type.formats).toBe("csvColumns" in type.formats);
    expect("coco" in type.formats).toBe("cocoCategories" in type.formats);
    fc.assert(
      fc.property(answer, (value) => {
        const columns = type.formats.csvColumns?.(settings) ?? [];
        expect(Object.keys(type.formats.csv?.(value, settings) ?? {})).toEqual([...columns]);
        const categories = type.formats.cocoCategories?.(settings).map((category) => category.name) ?? [];
        for (const shape of type.formats.coco?.(value, settings) ?? []) expect(categories).toContain(shape.category);
      }),
    );
  });
});
