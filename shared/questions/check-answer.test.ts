import { describe, expect, it } from "vitest";
import type { QuestionTypeName } from "../vocabulary.ts";
import { drawnRows, labels, pair, type Row, text } from "./check-answer-drawn.ts";
import { anyQuestionType } from "./registry.ts";

const options = { options: ["x", "y", "z"] };
const entries = (...list: object[]) => ({
  entries: list.map((each, index) => ({ id: `e${index}`, text: `claim ${index}`, ...each })),
});
const nodes = [{ value: "animal", children: ["dog", "cat"] }, "stone"];

const rows: Readonly<Record<QuestionTypeName, readonly Row[]>> = {
  ...drawnRows,
  choice: [
    { settings: options, facts: text, answer: { selected: ["x"] }, problems: [] },
    { settings: options, facts: text, answer: { selected: ["x", "y"] }, problems: ["answer.too-many"] },
    { settings: options, facts: text, answer: { selected: ["q"] }, problems: ["answer.unknown-option"] },
    { settings: options, facts: text, answer: { selected: [], tie: true }, problems: ["answer.tie-not-allowed"] },
    {
      settings: { ...options, multiple: true, min: 2 },
      facts: text,
      answer: { selected: ["x"] },
      problems: ["answer.too-few"],
    },
    {
      settings: { ...options, multiple: true },
      facts: text,
      answer: { selected: ["x", "x"] },
      problems: ["answer.option-twice"],
    },
    { settings: { source: "candidates", tie: true }, facts: pair, answer: { selected: ["b"] }, problems: [] },
    { settings: { source: "candidates", tie: true }, facts: pair, answer: { selected: [], tie: true }, problems: [] },
    {
      settings: { source: "candidates", tie: true },
      facts: pair,
      answer: { selected: ["a"], tie: true },
      problems: ["answer.tie-with-choice"],
    },
    {
      settings: { source: "candidates" },
      facts: pair,
      answer: { selected: ["c"] },
      problems: ["answer.unknown-option"],
    },
  ],
  rating: [
    { settings: {}, facts: text, answer: { ratings: [{ criterion: "overall", value: 5 }] }, problems: [] },
    {
      settings: {},
      facts: text,
      answer: { ratings: [{ criterion: "overall", value: 5.5 }] },
      problems: ["answer.off-scale"],
    },
    {
      settings: {},
      facts: text,
      answer: { ratings: [{ criterion: "other", value: 5 }] },
      problems: ["answer.unknown-criterion", "answer.rating-missing"],
    },
    {
      settings: { perCandidate: true },
      facts: pair,
      answer: { ratings: [{ criterion: "overall", candidate: "a", value: 1 }] },
      problems: ["answer.rating-missing"],
    },
    {
      settings: { criteria: ["overall", { value: "note", required: false }] },
      facts: text,
      answer: { ratings: [{ criterion: "overall", value: 1 }] },
      problems: [],
    },
    {
      settings: { scale: { min: 0, max: 1, step: 0.1 } },
      facts: text,
      answer: { ratings: [{ criterion: "overall", value: 0.3 }] },
      problems: [],
    },
    {
      settings: {},
      facts: text,
      answer: {
        ratings: [
          { criterion: "overall", value: 1 },
          { criterion: "overall", value: 2 },
        ],
      },
      problems: ["answer.rating-twice"],
    },
    {
      settings: {},
      facts: pair,
      answer: { ratings: [{ criterion: "overall", candidate: "a", value: 1 }] },
      problems: ["answer.unknown-candidate", "answer.rating-missing"],
    },
  ],
  ranking: [
    { settings: {}, facts: pair, answer: { groups: [["b"], ["a"]] }, problems: [] },
    { settings: {}, facts: pair, answer: { groups: [["b", "a"]] }, problems: ["answer.tie-not-allowed"] },
    { settings: { ties: true }, facts: pair, answer: { groups: [["b", "a"]] }, problems: [] },
    { settings: {}, facts: pair, answer: { groups: [["b"]] }, problems: ["answer.not-ranked"] },
    { settings: {}, facts: pair, answer: { groups: [["b"], ["a"], ["b"]] }, problems: ["answer.option-twice"] },
    {
      settings: { source: "options", ...options },
      facts: text,
      answer: { groups: [["x"], ["y"], ["z"], ["a"]] },
      problems: ["answer.unknown-option"],
    },
  ],
  text: [
    { settings: { maxLength: 2 }, facts: text, answer: { text: "😀😀" }, problems: [] },
    { settings: { maxLength: 2 }, facts: text, answer: { text: "abc" }, problems: ["answer.too-long"] },
    { settings: { minLength: 4 }, facts: text, answer: { text: "abc" }, problems: ["answer.too-short"] },
  ],
  number: [
    { settings: {}, facts: text, answer: { value: -1e300 }, problems: [] },
    { settings: { min: 0, max: 1 }, facts: text, answer: { value: -1 }, problems: ["answer.under-minimum"] },
    { settings: { min: 0, max: 1 }, facts: text, answer: { value: 2 }, problems: ["answer.over-maximum"] },
    { settings: { integer: true }, facts: text, answer: { value: 0.5 }, problems: ["answer.not-integer"] },
    { settings: { min: 1, step: 0.1 }, facts: text, answer: { value: 1.3 }, problems: [] },
    { settings: { min: 1, step: 2 }, facts: text, answer: { value: 4 }, problems: ["answer.off-step"] },
  ],
  date: [
    { settings: {}, facts: text, answer: { value: "2024-02-29" }, problems: [] },
    { settings: {}, facts: text, answer: { value: "2023-02-29" }, problems: ["answer.date-form"] },
    { settings: {}, facts: text, answer: { value: "2024-02-29T00:00" }, problems: ["answer.date-form"] },
    { settings: { min: "2024-03-01" }, facts: text, answer: { value: "2024-02-29" }, problems: ["answer.too-early"] },
    { settings: { max: "2024-03-01" }, facts: text, answer: { value: "2024-03-02" }, problems: ["answer.too-late"] },
    { settings: { kind: "time", max: "12:00" }, facts: text, answer: { value: "12:00" }, problems: [] },
  ],
  pairwise: [
    { settings: {}, facts: pair, answer: { winner: "b", strength: 3 }, problems: [] },
    { settings: {}, facts: pair, answer: { winner: null, strength: 0 }, problems: [] },
    {
      settings: { ties: false },
      facts: pair,
      answer: { winner: null, strength: 0 },
      problems: ["answer.tie-not-allowed"],
    },
    { settings: { steps: 2 }, facts: pair, answer: { winner: "a", strength: 3 }, problems: ["answer.pair-strength"] },
    { settings: {}, facts: pair, answer: { winner: "a", strength: 0 }, problems: ["answer.pair-strength"] },
    { settings: {}, facts: pair, answer: { winner: null, strength: 1 }, problems: ["answer.pair-strength"] },
    { settings: {}, facts: pair, answer: { winner: "c", strength: 1 }, problems: ["answer.unknown-option"] },
    {
      settings: {},
      facts: text,
      answer: { winner: "a", strength: 1 },
      problems: ["answer.pair-needed", "answer.unknown-option"],
    },
    {
      settings: { reasons: ["x"] },
      facts: pair,
      answer: { winner: null, strength: null, reasons: ["x"] },
      problems: ["answer.pair-undecided"],
    },
    {
      settings: { reasons: ["x"], reasonsRequired: true },
      facts: pair,
      answer: { winner: "a", strength: 1 },
      problems: ["answer.reason-needed"],
    },
    {
      settings: { reasons: ["x"] },
      facts: pair,
      answer: { winner: "a", strength: 1, reasons: ["x", "x", "y"] },
      problems: ["answer.option-twice", "answer.unknown-option"],
    },
  ],
  list: [
    { settings: {}, facts: text, answer: entries({}), problems: [] },
    { settings: { verdicts: ["x"] }, facts: text, answer: entries({ verdict: "x" }), problems: [] },
    { settings: { verdicts: ["x"] }, facts: text, answer: entries({}), problems: ["answer.verdict-missing"] },
    { settings: {}, facts: text, answer: entries({ verdict: "x" }), problems: ["answer.unknown-label"] },
    { settings: {}, facts: text, answer: entries({ text: "  " }), problems: ["answer.entry-blank"] },
    { settings: {}, facts: text, answer: entries({}, { text: "CLAIM 0 " }), problems: ["answer.option-twice"] },
    { settings: {}, facts: text, answer: entries({ id: "e1" }, {}), problems: ["answer.entry-id-twice"] },
    {
      settings: { source: "required" },
      facts: text,
      answer: entries({ source: " " }),
      problems: ["answer.source-missing"],
    },
    { settings: {}, facts: text, answer: entries({ source: "p. 4" }), problems: ["answer.part-not-asked"] },
    { settings: {}, facts: text, answer: entries({ comment: "?" }), problems: ["answer.part-not-asked"] },
    { settings: { maxLength: 3 }, facts: text, answer: entries({ text: "four" }), problems: ["answer.too-long"] },
    { settings: { maxEntries: 1 }, facts: text, answer: entries({}, {}), problems: ["answer.too-many"] },
    { settings: { minEntries: 2 }, facts: text, answer: entries({}), problems: ["answer.too-few"] },
    { settings: { fixed: true, template: ["A"] }, facts: text, answer: entries({ text: "A" }), problems: [] },
    {
      settings: { fixed: true, template: ["A"] },
      facts: text,
      answer: entries({ text: "B" }),
      problems: ["answer.entries-fixed"],
    },
  ],
  taxonomy: [
    { settings: { nodes }, facts: text, answer: { paths: [["animal", "dog"]] }, problems: [] },
    { settings: { nodes, pick: "any" }, facts: text, answer: { paths: [["animal"]] }, problems: [] },
    { settings: { nodes }, facts: text, answer: { paths: [["animal"]] }, problems: ["answer.not-a-leaf"] },
    { settings: { nodes }, facts: text, answer: { paths: [["dog"]] }, problems: ["answer.unknown-option"] },
    {
      settings: { nodes },
      facts: text,
      answer: { paths: [["animal", "dog"], ["stone"]] },
      problems: ["answer.too-many"],
    },
    {
      settings: { nodes, multiple: true, min: 2 },
      facts: text,
      answer: { paths: [["stone"]] },
      problems: ["answer.too-few"],
    },
    {
      settings: { nodes, multiple: true },
      facts: text,
      answer: { paths: [["stone"], ["stone"]] },
      problems: ["answer.option-twice"],
    },
  ],
};

describe("checkAnswer", () => {
  const all = Object.entries(rows).flatMap(([name, list]) =>
    list.map((row) => ({ name: name as QuestionTypeName, row })),
  ); // keys of a Record over the names
  it.each(all)("$name: $row.answer -> $row.problems", ({ name, row }) => {
    const type = anyQuestionType(name);
    const settings = type.settings.parse(row.settings ?? labels);
    const found = type.checkAnswer(type.answer.parse(row.answer), settings, row.facts);
    expect(found.map(({ message }) => message)).toEqual(row.problems);
  });
});
