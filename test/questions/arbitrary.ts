import type { FieldFacts } from "@keyhole/shared/fields/field-type";
import type { AnswerOf, SettingsOf } from "@keyhole/shared/questions/registry";
import { strokeRuns } from "@keyhole/shared/questions/mask/fill";
import { encodeCounts } from "@keyhole/shared/questions/mask/rle";
import { questionTypes } from "@keyhole/shared/questions/registry";
import { pointStates } from "@keyhole/shared/questions/skeleton/schema";
import type { QuestionTypeName } from "@keyhole/shared/vocabulary";
import * as fc from "fast-check";

/** Settings, a field and valid answers for a type: what the laws of all types are tried on. */
export interface Case<Name extends QuestionTypeName> {
  readonly settings: SettingsOf<Name>;
  readonly facts: FieldFacts;
  readonly answer: fc.Arbitrary<AnswerOf<Name>>;
}

const picture: FieldFacts = { kind: "image", width: 640, height: 480 };
const conversation: FieldFacts = {
  kind: "conversation",
  turns: [
    { role: "user", codePoints: 40 },
    { role: "assistant", codePoints: 0 },
  ],
  candidates: [
    { id: "a", codePoints: 30 },
    { id: "b;=>", codePoints: 60 },
    { id: "c", codePoints: 10 },
  ],
};
const candidates = ["a", "b;=>", "c"];
const labels = ["cat", "dog", "traffic light"];
const label = fc.constantFrom(...labels);
const within = (end: number) => fc.double({ min: 0, max: end, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const point = fc.tuple(within(640), within(480));

const numbered = <Region extends object>(regions: fc.Arbitrary<Region>, maxLength = 6) =>
  fc.array(regions, { maxLength }).map((list) => list.map((region, index) => ({ ...region, id: `r${index + 1}` })));

/** Regions on a picture, some of which belong together. */
const drawn = <Region extends object>(regions: fc.Arbitrary<Region>, maxLength = 6) =>
  numbered(
    fc
      .tuple(regions, fc.option(fc.constantFrom("g1", "g2")))
      .map(([region, group]): Region & { readonly group?: string } => (group === null ? region : { ...region, group })),
    maxLength,
  );

const box: Case<"box"> = {
  settings: questionTypes.box.settings.parse({ labels, minSize: 0 }),
  facts: picture,
  answer: drawn(
    fc
      .record({ label, x: within(600), y: within(400), width: within(39), height: within(79) })
      .map((each) => ({ ...each, width: each.width + 1, height: each.height + 1 })),
  ).map((regions) => ({ width: 640, height: 480, regions })),
};

/** A triangle of a given area at least, with more points on it or anywhere. */
const ring = fc
  .tuple(within(600), within(400), fc.array(point, { maxLength: 5 }))
  .map(([x, y, more]): [number, number][] => [[x, y], [x + 30, y], [x, y + 30], ...more]);
const polygon: Case<"polygon"> = {
  settings: questionTypes.polygon.settings.parse({ labels }),
  facts: picture,
  answer: drawn(fc.record({ label, rings: fc.array(ring, { minLength: 1, maxLength: 2 }) }), 4)
    .map((regions) => ({ width: 640, height: 480, regions }))
    .filter(
      (answer) => questionTypes.polygon.checkAnswer(answer, polygon.settings, picture).length === 0, // no area: rare
    ),
};

const keypoint: Case<"keypoint"> = {
  settings: questionTypes.keypoint.settings.parse({ labels, unique: false }),
  facts: picture,
  answer: drawn(
    fc.record(
      {
        label,
        x: within(640),
        y: within(480),
        visibility: fc.constantFrom("visible" as const, "occluded" as const),
        object: fc.constantFrom("o1", "o2"),
      },
      { requiredKeys: ["label", "x", "y", "visibility"] },
    ),
  ).map((regions) => ({ width: 640, height: 480, regions })),
};

const parts = fc.constantFrom(
  { part: { kind: "turn" as const, index: 0 }, length: 40 },
  { part: { kind: "candidate" as const, id: "b;=>" }, length: 60 },
);
const span: Case<"span"> = {
  settings: questionTypes.span.settings.parse({ labels, overlap: true }),
  facts: conversation,
  answer: numbered(
    fc
      .record({ label, where: parts, ends: fc.tuple(fc.nat(39), fc.nat(39)) })
      .map(({ label, where: { part }, ends }) => ({
        label,
        part,
        start: Math.min(...ends),
        end: Math.max(...ends) + 1,
      })),
  ).map((regions) => ({ regions })),
};

const choice: Case<"choice"> = {
  settings: questionTypes.choice.settings.parse({ options: labels, multiple: true }),
  facts: { kind: "text", codePoints: 5 },
  answer: fc.subarray(labels).map((selected) => ({ selected, tie: false })),
};

const rating: Case<"rating"> = {
  settings: questionTypes.rating.settings.parse({
    perCandidate: true,
    criteria: ["help", "harm"].map((value) => ({ value, notApplicable: true })),
  }),
  facts: conversation,
  answer: fc
    .array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant("not-applicable" as const)), {
      minLength: 6,
      maxLength: 6,
    })
    .map((values) => ({
      ratings: values.map((value, index) => ({
        criterion: index < 3 ? "help" : "harm",
        candidate: candidates[index % 3] ?? "",
        value,
      })),
    })),
};

const ranking: Case<"ranking"> = {
  settings: questionTypes.ranking.settings.parse({ ties: true }),
  facts: conversation,
  answer: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }).map((places) => ({
    groups: [0, 1, 2]
      .map((place) => candidates.filter((_, index) => places[index] === place))
      .filter((each) => each.length > 0),
  })),
};

const text: Case<"text"> = {
  settings: questionTypes.text.settings.parse({}),
  facts: { kind: "text", codePoints: 5 },
  answer: fc.string({ unit: "binary", maxLength: 60 }).map((text) => ({ text })),
};

const number: Case<"number"> = {
  settings: questionTypes.number.settings.parse({ min: -10, max: 10, step: 0.1 }),
  facts: { kind: "text", codePoints: 5 },
  answer: fc.integer({ min: -100, max: 100 }).map((tenths) => ({ value: tenths / 10, unit: null })),
};

const nodes = ["animal", { value: "a;b > c", children: ["dog", { value: "cat", children: ["lion"] }] }];
const taxonomy: Case<"taxonomy"> = {
  settings: questionTypes.taxonomy.settings.parse({ nodes, pick: "any", multiple: true }),
  facts: { kind: "text", codePoints: 5 },
  answer: fc
    .subarray([["animal"], ["a;b > c"], ["a;b > c", "dog"], ["a;b > c", "cat"], ["a;b > c", "cat", "lion"]])
    .map((paths) => ({ paths })),
};

const angle = fc.double({ min: 0, max: 360, maxExcluded: true, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const rotatedBox: Case<"rotated-box"> = {
  settings: questionTypes["rotated-box"].settings.parse({ labels }),
  facts: picture,
  answer: drawn(
    fc
      .record({ label, cx: within(640), cy: within(480), width: within(300), height: within(300), angle })
      .map((each) => ({ ...each, width: each.width + 1, height: each.height + 1 })),
    4,
  ).map((regions) => ({ width: 640, height: 480, regions })),
};
const ellipse: Case<"ellipse"> = {
  settings: questionTypes.ellipse.settings.parse({ labels }),
  facts: picture,
  answer: drawn(
    fc
      .record({ label, cx: within(640), cy: within(480), rx: within(200), ry: within(200), angle })
      .map((each) => ({ ...each, rx: each.rx + 1, ry: each.ry + 1 })),
    3,
  ).map((regions) => ({ width: 640, height: 480, regions })),
};

const date: Case<"date"> = {
  settings: questionTypes.date.settings.parse({ kind: "date-time", precision: "second", tolerance: 3600 }),
  facts: { kind: "text", codePoints: 5 },
  answer: fc
    .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true })
    .map((each) => ({ value: each.toISOString().slice(0, 19) })),
};
const polyline: Case<"polyline"> = {
  settings: questionTypes.polyline.settings.parse({ labels }),
  facts: picture,
  answer: drawn(fc.record({ label, points: fc.array(point, { minLength: 2, maxLength: 6 }) }), 4)
    .map((regions) => ({ width: 640, height: 480, regions }))
    .filter((answer) => questionTypes.polyline.checkAnswer(answer, polyline.settings, picture).length === 0), // no length: rare
};

const pair: FieldFacts = { ...conversation, candidates: conversation.candidates.slice(0, 2) };
const pairwise: Case<"pairwise"> = {
  settings: questionTypes.pairwise.settings.parse({ reasons: labels }),
  facts: pair,
  answer: fc
    .record({ place: fc.integer({ min: -3, max: 3 }), reasons: fc.subarray(labels) })
    .map(({ place, reasons }) => ({
      winner: place === 0 ? null : place < 0 ? "a" : "b;=>",
      strength: Math.abs(place),
      reasons,
    })),
};

const list: Case<"list"> = {
  settings: questionTypes.list.settings.parse({ verdicts: labels, source: "optional", comment: true }),
  facts: { kind: "text", codePoints: 5 },
  answer: numbered(
    fc.record({ text: fc.string({ maxLength: 20 }), verdict: label, source: fc.string(), comment: fc.string() }),
  )
    .map((entries) => ({ entries: entries.map((each, index) => ({ ...each, text: `${each.text} ${index}` })) }))
    .filter((answer) => questionTypes.list.checkAnswer(answer, list.settings, list.facts).length === 0), // "a 1" twice: rare
};
const mask: Case<"mask"> = {
  settings: questionTypes.mask.settings.parse({ labels }),
  facts: picture,
  answer: drawn(
    fc
      .record({ label, line: fc.array(point, { minLength: 1, maxLength: 3 }), radius: fc.integer({ min: 2, max: 60 }) })
      .map(({ label, line, radius }) => ({
        label,
        counts: encodeCounts(strokeRuns(line, radius, { width: 640, height: 480 }), { width: 640, height: 480 }),
      })),
    3,
  ).map((regions) => ({ width: 640, height: 480, regions })),
};

const ends = fc.constantFrom("r1", "r2", "r3");
const relation: Case<"relation"> = {
  settings: questionTypes.relation.settings.parse({ spans: "names", labels, symmetric: [labels[0]] }),
  facts: { kind: "text", codePoints: 5 },
  answer: numbered(fc.record({ label, from: ends, to: ends }), 6)
    .map((regions) => ({ regions }))
    .filter((answer) => questionTypes.relation.checkAnswer(answer, relation.settings, relation.facts).length === 0), // to itself, or twice
};
const skeleton: Case<"skeleton"> = {
  settings: questionTypes.skeleton.settings.parse({ labels, points: ["nose", "tail", "left ear"] }),
  facts: picture,
  answer: drawn(
    fc.record({
      label,
      points: fc
        .tuple(
          fc.subarray(["nose", "tail", "left ear"], { minLength: 1 }),
          fc.array(fc.record({ x: within(640), y: within(480), visibility: fc.constantFrom(...pointStates) }), {
            minLength: 3,
            maxLength: 3,
          }),
        )
        .map(([names, places]) =>
          names.map((name, index) => ({ name, ...(places[index] ?? { x: 0, y: 0, visibility: "visible" as const }) })),
        )
        .filter((points) => points.some(({ visibility }) => visibility !== "absent")),
    }),
    4,
  ).map((regions) => ({ width: 640, height: 480, regions })),
};

export const cases: { readonly [Name in QuestionTypeName]: Case<Name> } = {
  box,
  polygon,
  keypoint,
  span,
  choice,
  rating,
  ranking,
  text,
  number,
  "rotated-box": rotatedBox,
  ellipse,
  polyline,
  relation,
  mask,
  skeleton,
  taxonomy,
  date,
  pairwise,
  list,
};
