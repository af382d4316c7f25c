import { describe, expect, it } from "vitest";
import { answerKey } from "../../each.ts";
import { checkAnswers } from "../../answers.ts";
import { parseForm } from "../../form.ts";
import { compare, reliability } from "./agreement.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { rating } from "./rating.ts";
import { ratingSettings } from "./schema.ts";
import { scoreOf } from "./score.ts";

const facts = { kind: "text", codePoints: 1 } as const;
const settings = ratingSettings.parse({
  criteria: [{ value: "true", weight: 3 }, { value: "clear" }, { value: "safe", notApplicable: true }],
});
const of = (given: Readonly<Record<string, number | "not-applicable">>, candidate: string | null = null) => ({
  ratings: Object.entries(given).map(([criterion, value]) => ({ criterion, candidate, value })),
});

describe("the overall score", () => {
  it("weighs criteria and leaves out what is not applicable or not rated", () => {
    expect(scoreOf(of({ true: 5, clear: 1, safe: "not-applicable" }), settings, null)).toBe(4);
    expect(scoreOf(of({ true: 5, clear: 1, safe: 5 }), settings, null)).toBe(4.2);
    expect(scoreOf(of({ clear: 2 }), settings, null)).toBe(2);
    expect(scoreOf(of({ safe: "not-applicable" }), settings, null)).toBeUndefined();
    expect(rating.see(of({ true: 5, clear: 1 }), settings).amount).toBe(4);
  });
  it("stands in a column of its own, for each candidate where those are rated", () => {
    const answer = of({ true: 5, clear: 1, safe: "not-applicable" });
    expect(csvColumns(settings)).toEqual(["true", "clear", "safe", "score"]);
    expect(csv(answer, settings)).toEqual({ true: 5, clear: 1, safe: "not-applicable", score: 4 });
    const each = { ...settings, perCandidate: true };
    const both = { ratings: [...of({ true: 5, clear: 1 }, "a").ratings, ...of({ true: 1, clear: 1 }, "b;").ratings] };
    expect(csv(both, each)["score"]).toBe(String.raw`a=4;b\;=1`);
    const named = ratingSettings.parse({ criteria: ["score", "other"] });
    expect(new Set(csvColumns(named)).size).toBe(3);
    expect(csvColumns(ratingSettings.parse({}))).toEqual([""]);
  });
});

describe("not applicable", () => {
  it("answers a required criterion where it is offered, and is refused elsewhere", () => {
    const keys = (given: Parameters<typeof of>[0]) =>
      rating.checkAnswer(of(given), settings, facts).map(({ message }) => message);
    expect(keys({ true: 5, clear: 1, safe: "not-applicable" })).toEqual([]);
    expect(keys({ true: 5, clear: "not-applicable", safe: 1 })).toEqual(["answer.must-apply"]);
  });
  it("agrees with itself only and is no point of reliability", () => {
    const [none, some] = [of({ safe: "not-applicable" }), of({ safe: 1 })];
    expect(compare(none, none, settings).overall).toBe(1);
    expect(compare(none, some, settings).overall).toBe(0);
    expect(reliability(none).values.size).toBe(0);
    expect(parse({ true: 5, clear: 1, safe: "not-applicable" }, settings, facts).answer).toEqual(
      of({ true: 5, clear: 1, safe: "not-applicable" }),
    );
  });
});

describe("asked of each turn", () => {
  const form = parseForm({
    v: 1,
    fields: [{ name: "talk", kind: "conversation", title: "Talk" }],
    questions: [
      {
        name: "help",
        title: "Help",
        type: "rating",
        field: "talk",
        each: { of: "turn", roles: ["assistant"] },
        settings: { criteria: ["true", "clear"] },
      },
    ],
  });
  const talk = {
    kind: "conversation" as const,
    turns: (["user", "assistant", "user", "assistant"] as const).map((role) => ({ role, codePoints: 3 })),
    candidates: [],
  };
  const stored = (value: object) => ({ type: "rating" as const, version: rating.version, value });
  it("has an answer of its own for each, and misses the one that is not rated", () => {
    if (!form.ok) expect.fail("the form is right");
    const one = { [answerKey("help", "1")]: stored(of({ true: 4, clear: 2 })) };
    const both = { ...one, [answerKey("help", "3")]: stored(of({ true: 1, clear: 1 })) };
    expect(checkAnswers({ v: 1, answers: both }, form.value, { talk })).toEqual([]);
    expect(checkAnswers({ v: 1, answers: one }, form.value, { talk })).toEqual([
      { path: ["answers", "help@3"], message: "answer.required" },
    ]);
    const user = { ...both, [answerKey("help", "0")]: stored(of({ true: 1, clear: 1 })) };
    expect(checkAnswers({ v: 1, answers: user }, form.value, { talk })).toMatchObject([
      { message: "answer.not-asked" },
    ]);
  });
});
