import { describe, expect, it } from "vitest";
import type { FieldFacts } from "../fields/field-type.ts";
import type { QuestionTypeName } from "../vocabulary.ts";
import { encodeCounts } from "./mask/rle.ts";
import { anyQuestionType } from "./registry.ts";

const picture: FieldFacts = { kind: "image", width: 100, height: 50 };
const text: FieldFacts = { kind: "text", codePoints: 10 };
const pair: FieldFacts = {
  kind: "conversation",
  turns: [{ role: "user", codePoints: 5 }],
  candidates: [
    { id: "a", codePoints: 3 },
    { id: "b", codePoints: 4 },
  ],
};

interface Row {
  readonly settings?: unknown;
  readonly facts: FieldFacts;
  readonly answer: unknown;
  readonly problems: readonly string[];
}

const size = { width: 100, height: 50 };
const box = (more: object) => ({
  ...size,
  regions: [{ id: "r1", label: "x", x: 1, y: 1, width: 10, height: 10, ...more }],
});
const outline = (...rings: number[][][]) => ({ ...size, regions: [{ id: "r1", label: "x", rings }] });
const triangle = [
  [0, 0],
  [10, 0],
  [0, 10],
];
const turned = (more: object) => ({
  ...size,
  regions: [{ id: "r1", label: "x", cx: 20, cy: 20, width: 10, height: 10, angle: 45, ...more }],
});
const oval = (more: object) => ({
  ...size,
  regions: [{ id: "r1", label: "x", cx: 20, cy: 20, rx: 5, ry: 5, angle: 0, ...more }],
});
const countsFrom = (start: number): string => encodeCounts(Uint32Array.of(start, start + 100), size);
const masks = (...list: object[]) => ({
  ...size,
  regions: list.map((each, index) => ({ id: `r${index}`, label: "x", counts: countsFrom(50), ...each })),
});
const bones = { labels: ["x"], points: ["a", "b"] };
const figures = (...points: object[]) => ({
  ...size,
  regions: [{ id: "r1", label: "x", points: points.map((each) => ({ x: 1, y: 1, visibility: "visible", ...each })) }],
});
const semantic = { labels: ["x", "y"], kind: "semantic" };
const line = (...points: number[][]) => ({ ...size, regions: [{ id: "r1", label: "x", points }] });
const points = (...list: object[]) => ({
  ...size,
  regions: list.map((each, index) => ({ id: `r${index}`, label: "x", x: 1, y: 1, visibility: "visible", ...each })),
});
const spans = (...list: object[]) => ({
  regions: list.map((each, index) => ({
    id: `r${index}`,
    label: "x",
    part: { kind: "text" },
    start: 0,
    end: 2,
    ...each,
  })),
});
const labels = { labels: ["x", "y"] };
const options = { options: ["x", "y", "z"] };
const entries = (...list: object[]) => ({
  entries: list.map((each, index) => ({ id: `e${index}`, text: `claim ${index}`, ...each })),
});
const nodes = [{ value: "animal", children: ["dog", "cat"] }, "stone"];

const rows: Readonly<Record<QuestionTypeName, readonly Row[]>> = {
  box: [
    { facts: picture, answer: box({}), problems: [] },
    { facts: picture, answer: box({ x: 90, width: 10 }), problems: [] },
    { facts: picture, answer: box({ x: 91 }), problems: ["answer.outside-picture"] },
    { facts: picture, answer: box({ y: -0.5 }), problems: ["answer.outside-picture"] },
    { facts: picture, answer: box({ label: "z" }), problems: ["answer.unknown-label"] },
    { facts: picture, answer: box({ width: 0 }), problems: ["answer.no-area"] },
    {
      facts: picture,
      settings: { ...labels, minSize: 11 },
      answer: box({ width: 20 }),
      problems: ["answer.too-small"],
    },
    { facts: { ...picture, width: 99 }, answer: box({}), problems: ["answer.other-picture"] },
    { facts: text, answer: box({}), problems: ["answer.wrong-field-kind"] },
    {
      facts: picture,
      settings: { ...labels, maxCount: 1 },
      answer: { ...size, regions: [...box({}).regions, ...box({}).regions] },
      problems: ["answer.too-many", "answer.region-id-twice"],
    },
    { facts: picture, settings: { ...labels, minCount: 2 }, answer: box({}), problems: ["answer.too-few"] },
  ],
  polygon: [
    { facts: picture, answer: outline(triangle), problems: [] },
    {
      facts: picture,
      answer: outline([
        [0, 0],
        [5, 5],
        [10, 10],
      ]),
      problems: ["answer.no-area"],
    },
    {
      facts: picture,
      answer: outline([
        [3, 3],
        [3, 3],
        [3, 3],
      ]),
      problems: ["answer.no-area"],
    },
    {
      facts: picture,
      answer: outline(triangle, [
        [0, 0],
        [5, 5],
        [0, 51],
      ]),
      problems: ["answer.outside-picture"],
    },
    {
      facts: picture,
      settings: { ...labels, minVertices: 4 },
      answer: outline(triangle),
      problems: ["answer.too-few-vertices"],
    },
    {
      facts: picture,
      settings: { ...labels, maxVertices: 5 },
      answer: outline(triangle, triangle),
      problems: ["answer.too-many-vertices"],
    },
  ],
  "rotated-box": [
    { facts: picture, answer: turned({}), problems: [] },
    { facts: picture, answer: turned({ cx: 0, cy: 50 }), problems: [] }, // the border cuts it
    { facts: picture, answer: turned({ cx: 101 }), problems: ["answer.outside-picture"] },
    { facts: picture, answer: turned({ width: 500 }), problems: ["answer.outside-picture"] },
    { facts: picture, answer: turned({ height: 0 }), problems: ["answer.no-area"] },
    {
      facts: picture,
      settings: { ...labels, minSize: 11 },
      answer: turned({ width: 20 }),
      problems: ["answer.too-small"],
    },
    { facts: picture, answer: turned({ label: "z" }), problems: ["answer.unknown-label"] },
    { facts: { ...picture, height: 49 }, answer: turned({}), problems: ["answer.other-picture"] },
  ],
  ellipse: [
    { facts: picture, answer: oval({}), problems: [] },
    { facts: picture, answer: oval({ cy: -1 }), problems: ["answer.outside-picture"] },
    { facts: picture, answer: oval({ rx: 0 }), problems: ["answer.no-area"] },
    { facts: picture, settings: { ...labels, minSize: 11 }, answer: oval({}), problems: ["answer.too-small"] },
  ],
  skeleton: [
    { facts: picture, settings: bones, answer: figures({ name: "a" }, { name: "b", visibility: "absent" }), problems: [] },
    { facts: picture, settings: bones, answer: figures({ name: "q" }), problems: ["answer.unknown-point"] },
    { facts: picture, settings: bones, answer: figures({ name: "a" }, { name: "a" }), problems: ["answer.point-twice"] },
    {
      facts: picture,
      settings: bones,
      answer: figures({ name: "a", visibility: "absent" }),
      problems: ["answer.no-points"],
    },
    { facts: picture, settings: bones, answer: figures({ name: "a", y: 51 }), problems: ["answer.outside-picture"] },
  ],
  mask: [
    // 50 pixels off, 100 on, the rest off.
    { facts: picture, answer: masks({}), problems: [] },
    { facts: picture, answer: masks({ counts: "b1T3" }), problems: ["answer.mask-broken"] },
    {
      facts: picture,
      settings: { ...labels, minArea: 101 },
      answer: masks({}),
      problems: ["answer.mask-too-small"],
    },
    { facts: picture, answer: masks({}, {}), problems: [] },
    { facts: picture, settings: semantic, answer: masks({}, {}), problems: ["answer.mask-label-twice"] },
    { facts: picture, settings: semantic, answer: masks({}, { label: "y" }), problems: ["answer.mask-overlap"] },
    {
      facts: picture,
      settings: semantic,
      answer: masks({}, { label: "y", counts: countsFrom(1000) }),
      problems: [],
    },
    { facts: { ...picture, width: 99 }, answer: masks({}), problems: ["answer.other-picture"] },
  ],
  polyline: [
    { facts: picture, answer: line([0, 0], [100, 50]), problems: [] },
    { facts: picture, answer: line([3, 3], [3, 3]), problems: ["answer.no-length"] },
    { facts: picture, answer: line([0, 0], [101, 50]), problems: ["answer.outside-picture"] },
    {
      facts: picture,
      settings: { ...labels, minVertices: 3 },
      answer: line([0, 0], [1, 1]),
      problems: ["answer.too-few-vertices"],
    },
    {
      facts: picture,
      settings: { ...labels, maxVertices: 2 },
      answer: line([0, 0], [1, 1], [2, 0]),
      problems: ["answer.too-many-vertices"],
    },
  ],
  keypoint: [
    { facts: picture, answer: points({}, { label: "y" }), problems: [] },
    { facts: picture, answer: points({}, {}), problems: ["answer.point-twice"] },
    { facts: picture, answer: points({ object: "o1" }, { object: "o2" }), problems: [] },
    { facts: picture, settings: { ...labels, unique: false }, answer: points({}, {}), problems: [] },
    { facts: picture, answer: points({ x: 101 }), problems: ["answer.outside-picture"] },
  ],
  span: [
    { facts: text, answer: spans({ end: 10 }), problems: [] },
    { facts: text, answer: spans({ end: 11 }), problems: ["answer.outside-text"] },
    { facts: text, answer: spans({ start: 2 }), problems: ["answer.empty-span"] },
    { facts: text, answer: spans({}, { start: 1, end: 3 }), problems: ["answer.overlap"] },
    { facts: text, answer: spans({}, { start: 2, end: 3 }), problems: [] },
    { facts: text, settings: { ...labels, overlap: true }, answer: spans({}, { start: 1, end: 3 }), problems: [] },
    { facts: pair, answer: spans({}), problems: ["answer.no-such-part"] },
    {
      facts: pair,
      answer: spans({ part: { kind: "turn", index: 0 } }, { part: { kind: "candidate", id: "b" }, end: 4 }),
      problems: [],
    },
    { facts: pair, answer: spans({ part: { kind: "turn", index: 1 } }), problems: ["answer.no-such-part"] },
    { facts: pair, answer: spans({ part: { kind: "candidate", id: "a" }, end: 4 }), problems: ["answer.outside-text"] },
  ],
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
