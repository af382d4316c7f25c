import type { FieldFacts } from "../fields/field-type.ts";
import { encodeCounts } from "./mask/rle.ts";

const picture: FieldFacts = { kind: "image", width: 100, height: 50 };
export const text: FieldFacts = { kind: "text", codePoints: 10 };
export const pair: FieldFacts = {
  kind: "conversation",
  turns: [{ role: "user", codePoints: 5 }],
  candidates: [
    { id: "a", codePoints: 3 },
    { id: "b", codePoints: 4 },
  ],
};

/** For tests: an answer to a question of one type, and what is wrong with it. */
export interface Row {
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
export const labels = { labels: ["x", "y"] };

/** For tests of the types that are drawn on pictures or marked in texts. */
export const drawnRows = {
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
    {
      facts: picture,
      settings: bones,
      answer: figures({ name: "a" }, { name: "b", visibility: "absent" }),
      problems: [],
    },
    { facts: picture, settings: bones, answer: figures({ name: "q" }), problems: ["answer.unknown-point"] },
    {
      facts: picture,
      settings: bones,
      answer: figures({ name: "a" }, { name: "a" }),
      problems: ["answer.point-twice"],
    },
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
} satisfies Readonly<Record<string, readonly Row[]>>;
