import { describe, expect, it } from "vitest";
import type { FieldFacts } from "../fields/field-type.ts";
import { questionType } from "./registry.ts";

const picture: FieldFacts = { kind: "image", width: 100, height: 50 };
const text: FieldFacts = { kind: "text", codePoints: 10 };
const pair: FieldFacts = {
  kind: "conversation",
  turns: [],
  candidates: [
    { id: "a", codePoints: 3 },
    { id: "b", codePoints: 4 },
  ],
};
const shown = (problems: readonly { path: readonly (string | number)[]; message: string }[] | undefined) =>
  problems?.map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("parse", () => {
  it("keeps the good boxes, cuts off what other tools round, and reports the rest where it stands", () => {
    const { settings, formats } = questionType("box");
    const raw = [
      { label: "x", bbox: [-0.4, 0, 10, 10] },
      { label: "x", bbox: "nonsense" },
      { label: "q", bbox: [0, 0, 10, 10] },
      { id: "own", label: "x", x: 90, y: 40, width: 10.5, height: 10, score: 0.9 },
      { label: "x", bbox: [0, 0, 200, 10] },
    ];
    const parsed = formats.parse?.(raw, settings.parse({ labels: ["x"] }), picture);
    expect(parsed?.answer?.regions).toEqual([
      { id: "r1", label: "x", x: 0, y: 0, width: 9.6, height: 10 },
      { id: "own", label: "x", x: 90, y: 40, width: 10, height: 10 },
    ]);
    expect(shown(parsed?.problems)).toEqual([
      "1: schema.invalid_union",
      "2.label: answer.unknown-label",
      "4: answer.outside-picture",
    ]);
    const none = formats.parse?.({ regions: [raw[2]] }, settings.parse({ labels: ["x"] }), picture);
    expect(none?.answer).toBeUndefined();
    expect(shown(none?.problems)).toEqual(["regions.0.label: answer.unknown-label"]);
  });

  it("reads polygons as points, rings and COCO segmentations", () => {
    const { settings, formats } = questionType("polygon");
    const ring = [
      [0, 0],
      [10, 0],
      [0, 10],
    ];
    const raw = [
      { label: "x", points: ring },
      { label: "x", rings: [ring] },
      { label: "x", segmentation: [ring.flat()] },
      { label: "x", segmentation: [[0, 0, 1]] },
    ];
    const parsed = formats.parse?.(raw, settings.parse({ labels: ["x"] }), picture);
    expect(parsed?.answer?.regions.map(({ rings }) => rings)).toEqual([[ring], [ring], [ring]]);
    expect(shown(parsed?.problems)).toEqual(["3: schema.invalid_union"]);
  });

  it("reads choices, ties and preferences", () => {
    const { settings, formats } = questionType("choice");
    const options = settings.parse({ options: ["x", "y"], multiple: true });
    expect(formats.parse?.("x", options, text).answer).toEqual({ selected: ["x"], tie: false });
    expect(formats.parse?.(["x", "y"], options, text).answer).toEqual({ selected: ["x", "y"], tie: false });
    const preference = settings.parse({ source: "candidates", tie: true });
    expect(formats.parse?.("b", preference, pair).answer).toEqual({ selected: ["b"], tie: false });
    expect(formats.parse?.({ tie: true }, preference, pair).answer).toEqual({ selected: [], tie: true });
    expect(shown(formats.parse?.("c", preference, pair).problems)).toEqual(["selected.0: answer.unknown-option"]);
  });

  it("reads ratings, rankings, texts and numbers in their short forms", () => {
    const rating = questionType("rating");
    expect(rating.formats.parse?.("4", rating.settings.parse({}), text).answer?.ratings).toEqual([
      { criterion: "overall", candidate: null, value: 4 },
    ]);
    const each = rating.settings.parse({ perCandidate: true, criteria: ["help"] });
    expect(rating.formats.parse?.({ help: { a: 1, b: 5 } }, each, pair).answer?.ratings).toEqual([
      { criterion: "help", candidate: "a", value: 1 },
      { criterion: "help", candidate: "b", value: 5 },
    ]);
    const ranking = questionType("ranking");
    const ties = ranking.settings.parse({ ties: true });
    expect(ranking.formats.parse?.(["b", "a"], ties, pair).answer).toEqual({ groups: [["b"], ["a"]] });
    expect(ranking.formats.parse?.([["b", "a"]], ties, pair).answer).toEqual({ groups: [["b", "a"]] });
    const { formats, settings } = questionType("text");
    expect(formats.parse?.("hi", settings.parse({}), text).answer).toEqual({ text: "hi" });
    const number = questionType("number");
    expect(number.formats.parse?.(" -4.5e1 ", number.settings.parse({}), text).answer).toEqual({
      value: -45,
      unit: null,
    });
    expect(number.formats.parse?.("1e999", number.settings.parse({}), text).answer).toBeUndefined();
  });
});

describe("csv", () => {
  it("writes cells that can be split again", () => {
    const choice = questionType("choice");
    const several = choice.settings.parse({ options: ["a;b", "c"], multiple: true });
    expect(choice.formats.csv?.({ selected: ["a;b", "c"], tie: false }, several)).toEqual({ "": "a\\;b;c" });
    const tie = choice.settings.parse({ source: "candidates", tie: true });
    expect(choice.formats.csv?.({ selected: [], tie: true }, tie)).toEqual({ "": null, tie: 1 });
    const ranking = questionType("ranking");
    expect(ranking.formats.csv?.({ groups: [["a"], ["b", "c>d"]] }, ranking.settings.parse({}))).toEqual({
      "": "a>b=c\\>d",
    });
    const rating = questionType("rating");
    const rubric = rating.settings.parse({ perCandidate: true, criteria: ["help", "harm"] });
    const ratings = [
      { criterion: "help", candidate: "a", value: 1 },
      { criterion: "help", candidate: "b", value: 2 },
      { criterion: "harm", candidate: "a", value: 3 },
    ];
    expect(rating.formats.csv?.({ ratings }, rubric)).toEqual({ help: "a=1;b=2", harm: "a=3", score: "a=2;b=2" });
  });
});
