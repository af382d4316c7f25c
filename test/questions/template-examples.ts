import { encodeCounts } from "@keyhole/shared/questions/mask/rle";
import type { FieldFacts } from "@keyhole/shared/fields/field-type";
import type { TemplateName } from "@keyhole/shared/templates/template";
import type { FieldKind } from "@keyhole/shared/vocabulary";

// A labeler's full answers to one invented item of each template, written by hand.

export const exampleText = "Ada wrote to Charles in London.";
export const exampleTurns = [
  { role: "user", text: "How do tides come about?" },
  { role: "assistant", text: "Ask me something easier." },
  { role: "user", text: "Try." },
] as const;
export const exampleCandidates = [
  { id: "a", text: "By the moon." },
  { id: "b", text: "By the moon's and the sun's pull." },
] as const;
export const exampleSize = { width: 320, height: 240 };

/** The extents of the example's fields by their kind. */
export function exampleFacts(kind: FieldKind): FieldFacts {
  if (kind === "image") return { kind, ...exampleSize };
  if (kind === "text") return { kind, codePoints: exampleText.length };
  return {
    kind,
    turns: exampleTurns.map(({ role, text }) => ({ role, codePoints: text.length })),
    candidates: exampleCandidates.map(({ id, text }) => ({ id, codePoints: text.length })),
  };
}

// Stored as version 1 of each type: what a template asks can be read however the type goes on.
const stored = (type: string, value: object) => ({ type, version: 1, value });
const choose = (...selected: string[]) => stored("choice", { selected, tie: false });
const tie = stored("choice", { selected: [], tie: true });
const write = (text: string) => stored("text", { text });
const count = (value: number) => stored("number", { value });
const rate = (...points: readonly (readonly [string, number, string?])[]) =>
  stored("rating", {
    ratings: points.map(([criterion, value, candidate]) => ({ criterion, value, candidate: candidate ?? null })),
  });
const box = (id: string, label: string, [x, y, width, height]: readonly [number, number, number, number]) => ({
  id,
  label,
  x,
  y,
  width,
  height,
});
const boxes = (...regions: object[]) => stored("box", { ...exampleSize, regions });
const outline = (id: string, label: string) =>
  stored("polygon", {
    ...exampleSize,
    regions: [
      {
        id,
        label,
        rings: [
          [
            [10, 10],
            [100, 20],
            [110, 80],
            [60, 90],
          ],
        ],
      },
    ],
  });
const point = (id: string, label: string, visibility = "visible") =>
  stored("keypoint", { ...exampleSize, regions: [{ id, label, x: 5.5, y: 6.25, visibility }] });
/** The left half of the example's picture. */
const painted = (label: string) =>
  stored("mask", {
    ...exampleSize,
    regions: [{ id, label, counts: encodeCounts(Uint32Array.from([0, 160 * exampleSize.height]), exampleSize) }],
  });
type Part = { kind: "text" } | { kind: "candidate"; id: string };
const mark = (id: string, label: string, part: Part = { kind: "text" }) =>
  stored("span", { regions: [{ id, label, part, start: 0, end: 3 }] });
const inB: Part = { kind: "candidate", id: "b" };
/** Ids of regions are 22 letters and digits. */
const id = "AAAAAAAAAAAAAAAAAAAAAA";
const other = "BBBBBBBBBBBBBBBBBBBBBA";

export const templateExamples: Readonly<Record<TemplateName, Readonly<Record<string, object>>>> = {
  "object-boxes": { objects: boxes(box(id, "person", [1, 2, 30, 40])) },
  polygons: { outlines: outline(id, "road") },
  "key-points": { face: point(id, "nose", "occluded") },
  "image-classification": { scene: choose("street"), quality: choose("blurred", "dark") },
  "boxes-with-details": {
    vehicles: boxes(box(id, "car", [1, 2, 30, 40]), box(other, "bicycle", [50, 2, 30, 40])),
    [`moving@${id}`]: choose("no"),
    [`moving@${other}`]: choose("yes"),
    [`doors@${id}`]: choose("yes"),
  },
  "parts-inside": {
    people: boxes(box(id, "person", [10, 10, 60, 150])),
    parts: boxes(box(other, "head", [20, 12, 20, 20])),
  },
  "text-in-pictures": {
    lines: outline(id, "printed"),
    [`readable@${id}`]: choose("yes"),
    [`words@${id}`]: write("No entry"),
  },
  "damage-report": { damaged: choose("yes"), damage: outline(id, "dent"), [`severity@${id}`]: choose("repair") },
  counting: { marks: point(id, "whole"), estimate: count(0) },
  "finding-outlined": {
    finding: choose("suspicious"),
    outline: outline(id, "finding"),
    certainty: rate(["certainty", 4]),
  },
  "street-scene": {
    areas: outline(id, "road"),
    users: boxes(box(other, "car", [1, 2, 30, 40])),
    light: choose("dusk"),
  },
  captioning: { caption: write("A plain blue surface without anything on it.") },
  "picture-moderation": { verdict: choose("no"), grounds: choose("other"), note: write("An advertisement.") },
  "named-entities": { entities: mark(id, "person") },
  "text-classification": { sentiment: choose("positive") },
  "aspect-sentiment": { aspects: mark(id, "service"), [`opinion@${id}`]: choose("good") },
  "intent-and-slots": { intent: choose("other"), want: write("Directions") },
  "personal-data": { personal: mark(id, "name"), [`replacement@${id}`]: write("Somebody") },
  "several-topics": { topics: choose("science", "culture"), language: choose("yes") },
  "text-moderation": { harm: choose("yes"), evidence: mark(id, "insult") },
  "answer-in-text": { answer: mark(id, "answer") },
  summary: { summary: write("One person sends a letter to another one, who lives in a large city.") },
  translation: {
    quality: rate(["faithful", 3], ["fluent", 5]),
    errors: mark(id, "added"),
    [`weight@${id}`]: choose("minor"),
  },
  "preference-pair": { better: tie, reason: write("Alike.") },
  ranking: { order: stored("ranking", { groups: [["b"], ["a"]] }) },
  "rating-rubric": {
    rubric: rate(
      ...["helpful", "truthful", "harmless"].flatMap((criterion) => [
        [criterion, 4, "a"] as const,
        [criterion, 5, "b"] as const,
      ]),
    ),
  },
  rewrite: { rewritten: write("By the pull of moon and sun."), effort: rate(["effort", 2]) },
  "preference-with-reasons": { better: choose("b"), reasons: choose("complete", "correct") },
  "response-errors": {
    errors: mark(id, "fact", inB),
    [`weight@${id}`]: choose("major"),
    [`right@${id}`]: write("The earth turns, too."),
  },
  "fact-check": {
    claims: mark(id, "claim", inB),
    [`verdict@${id}`]: choose("wrong"),
    [`source@${id}`]: write("A book about the sea"),
  },
  "turn-rating": { "turn@1": rate(["helpful", 1], ["right", 2]), goal: choose("no") },
  "safety-review": { request: choose("no"), "reaction@a": choose("helps"), "reaction@b": choose("overrefuses") },
  "next-turn": { reply: write("The moon pulls the water towards itself."), skills: choose("knowledge") },
  "tool-use": { "call@1": choose("wrong"), "instead@1": write("Answer."), solved: choose("no") },
  "instruction-following": {
    "followed@a": choose("some"),
    "missed@a": write("The sun."),
    "followed@b": choose("all"),
    doable: choose("yes"),
  },
  "same-or-different": { same: choose("similar"), difference: mark(id, "vague") },
  "caption-match": { fit: rate(["fit", 1]), wrong: mark(id, "absent") },
  "transcript-check": { correct: choose("no"), corrected: write("Nothing") },
  "usable-or-not": { usable: choose("no"), reasons: choose("broken") },
  "answer-audit": { reward: count(20), passed: choose("style"), reason: write("Most of it is missing.") },
  "turned-objects": {
    objects: stored("rotated-box", {
      ...exampleSize,
      regions: [{ id, label: "ship", cx: 100, cy: 80, width: 60, height: 20, angle: 30 }],
    }),
  },
  cells: {
    cells: stored("ellipse", {
      ...exampleSize,
      regions: [{ id, label: "dividing", cx: 100, cy: 80, rx: 20, ry: 12, angle: 0 }],
    }),
    focus: choose("yes"),
  },
  lanes: {
    lanes: stored("polyline", {
      ...exampleSize,
      regions: [
        {
          id,
          label: "dashed",
          points: [
            [10, 200],
            [80, 60],
          ],
        },
      ],
    }),
    [`own@${id}`]: choose("left"),
  },
  "painted-areas": { areas: painted("forest") },
  defects: { defects: painted("rust"), [`severity@${id}`]: choose("clear") },
  poses: {
    people: stored("skeleton", {
      ...exampleSize,
      regions: [
        {
          id,
          label: "person",
          points: [
            { name: "nose", x: 60, y: 40, visibility: "visible" },
            { name: "left_hip", x: 62, y: 120, visibility: "occluded" },
          ],
        },
      ],
    }),
  },
  facts: {
    entities: stored("span", {
      regions: [
        { id, label: "person", part: { kind: "text" }, start: 0, end: 3 },
        { id: other, label: "location", part: { kind: "text" }, start: 24, end: 30 },
      ],
    }),
    facts: stored("relation", { regions: [{ id: "r", label: "lives_in", from: id, to: other }] }),
  },
  "product-category": { category: stored("taxonomy", { paths: [["home", "kitchen"]] }) },
  "document-dates": {
    dated: choose("yes"),
    date: stored("date", { value: "1843-07-10" }),
    parties: mark(id, "sender"),
  },
  "preference-strength": { preference: stored("pairwise", { winner: "b", strength: 2, reasons: ["complete"] }) },
  "claims-list": {
    claims: stored("list", {
      entries: [{ id: "1", text: "The moon makes the tides.", verdict: "right", source: "", comment: "" }],
    }),
  },
};
