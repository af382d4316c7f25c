import { describe, expect, it } from "vitest";
import { parseForm } from "../../form.ts";
import { compare, reliability } from "./agreement.ts";
import { checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { pairwise } from "./pairwise.ts";
import { pairwiseSettings } from "./schema.ts";

const facts = {
  kind: "conversation",
  turns: [],
  candidates: [
    { id: "b", codePoints: 1 },
    { id: "a", codePoints: 1 },
  ],
} as const;
const settings = pairwiseSettings.parse({ reasons: ["true", "short"] });
const of = (winner: string | null, strength: number | null, reasons: string[] = []) => ({ winner, strength, reasons });

describe("agreement", () => {
  const near = (one: ReturnType<typeof of>, other: ReturnType<typeof of>) => compare(one, other, settings).overall;
  it("falls with the distance on the scale, across the tie", () => {
    expect(near(of("a", 3), of("a", 3))).toBe(1);
    expect(near(of("a", 3), of("a", 2))).toBeCloseTo(5 / 6);
    expect(near(of("a", 1), of(null, 0))).toBeCloseTo(5 / 6);
    expect(near(of("a", 1), of("b", 1))).toBeCloseTo(4 / 6);
    expect(near(of("a", 3), of("b", 3))).toBe(0);
    expect(near(of("a", 3), of(null, null))).toBe(0);
  });
  it("compares reasons one by one", () => {
    expect(compare(of("a", 1, ["true"]), of("a", 1, ["true", "short"]), settings).perLabel).toEqual({
      true: 1,
      short: 0,
    });
  });
  it("tells the side by the ids, whatever order they were shown in", () => {
    const value = (winner: string) => reliability(of(winner, 2), settings, facts).values.get("");
    expect([value("a"), value("b")]).toEqual([-2, 2]);
    const turned = { ...facts, candidates: [...facts.candidates].toReversed() };
    expect(reliability(of("a", 2), settings, turned)).toEqual(reliability(of("a", 2), settings, facts));
  });
});

describe("formats", () => {
  it("reads preference sets, ties and the stored form", () => {
    expect(parse({ chosen: "b", rejected: "a" }, settings, facts).answer).toEqual(of("b", 1));
    expect(parse({ chosen: "b", rejected: "a", strength: 3, reasons: "true;short" }, settings, facts).answer).toEqual(
      of("b", 3, ["true", "short"]),
    );
    expect(parse("tie", settings, facts).answer).toEqual(of(null, 0));
    expect(parse("a", settings, facts).answer).toEqual(of("a", 1));
  });
  it("refuses a pair that the item does not have", () => {
    for (const raw of [
      { chosen: "a", rejected: "c" },
      { chosen: "a", rejected: "a" },
      { chosen: "c", rejected: "a" },
    ]) {
      expect(parse(raw, settings, facts).problems).toMatchObject([{ message: "answer.unknown-option" }]);
    }
  });
  it("writes the winner, the strength and the reasons", () => {
    expect(csv(of("b", 2, ["true"]), settings)).toEqual({ "": "b", strength: 2, reasons: "true" });
    expect(csv(of(null, 0), settings)).toEqual({ "": "tie", strength: 0, reasons: "" });
    expect(csvColumns(pairwiseSettings.parse({}))).toEqual(["", "strength"]);
  });
});

describe("settings", () => {
  const keys = (given: object) =>
    checkSettings(pairwiseSettings.parse(given), "conversation").map(({ message }) => message);
  it("need two fields, as many words as strengths, and reasons where one must be given", () => {
    expect(keys({ source: "fields", first: "left" })).toEqual(["settings.pair-fields"]);
    expect(keys({ words: ["better"] })).toEqual(["settings.pair-words"]);
    expect(keys({ reasonsRequired: true })).toEqual(["settings.no-labels"]);
    expect(checkSettings(pairwiseSettings.parse({}), "text")).toMatchObject([{ message: "settings.needs-candidates" }]);
  });
  it("bind a digit for each place, or a key for each side", () => {
    const bound = (given: object) => pairwise.hotkeys(pairwiseSettings.parse(given)).map(({ key }) => key);
    expect(bound({})).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(bound({ ties: false, steps: 1 })).toEqual(["1", "2"]);
    expect(bound({ keys: "sides" })).toEqual(["q", "w", "e"]);
    expect(bound({ keys: "none" })).toEqual([]);
  });
  it("name fields of the form, and the question is about one of them", () => {
    const form = (first: string, field: string) => ({
      v: 1,
      fields: ["left", "right", "note"].map((name) => ({ name, kind: "text", title: name })),
      questions: [
        {
          name: "better",
          title: "Better",
          type: "pairwise",
          field,
          settings: { source: "fields", first, second: "right" },
        },
      ],
    });
    expect(parseForm(form("left", "left")).ok).toBe(true);
    expect(parseForm(form("nowhere", "right"))).toMatchObject({
      failure: [{ path: ["questions", 0, "settings", "first"], message: "form.field-missing" }],
    });
    expect(parseForm(form("left", "note"))).toMatchObject({
      failure: [{ path: ["questions", 0, "field"], message: "form.field-not-compared" }],
    });
  });
});
