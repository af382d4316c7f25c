import type { StoredAnswer } from "@keyhole/shared/answers";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { randomId } from "../harness.ts";

/** One question of every type. */
export const form = {
  v: 1,
  fields: [
    { name: "photo", kind: "image", title: "Photo" },
    { name: "note", kind: "text", title: "Note" },
    { name: "talk", kind: "conversation", title: "Talk" },
  ],
  questions: [
    {
      name: "things",
      title: "Things",
      type: "box",
      field: "photo",
      settings: { labels: ["car", "=cmd|' /C calc'!A0"] },
    },
    { name: "shape", title: "Shape", type: "polygon", field: "photo", settings: { labels: ["roof"] } },
    {
      name: "pose",
      title: "Pose",
      type: "keypoint",
      field: "photo",
      settings: { labels: ["nose", "tail"], object: "dog" },
    },
    { name: "names", title: "Names", type: "span", field: "note", settings: { labels: ["PER", "LOC"] } },
    { name: "joins", title: "Joins", type: "relation", field: "note", settings: { spans: "names", labels: ["in"] } },
    { name: "better", title: "Better", type: "choice", field: "talk", settings: { source: "candidates", tie: true } },
    { name: "rubric", title: "Rubric", type: "rating", field: "talk", settings: { criteria: ["clear", "true"] } },
    { name: "order", title: "Order", type: "ranking", field: "talk", settings: { ties: true } },
    { name: "why", title: "Why", type: "text", field: "talk" },
    { name: "count", title: "Count", type: "number", field: "talk", settings: {} },
    { name: "day", title: "Day", type: "date", field: "note" },
    { name: "much", title: "How much", type: "pairwise", field: "talk", settings: { keys: "none", reasons: ["true"] } },
    { name: "claims", title: "Claims", type: "list", field: "talk", settings: { comment: true } },
    {
      name: "kind",
      title: "Kind",
      type: "taxonomy",
      field: "note",
      settings: { nodes: [{ value: "=1+1", children: ["a;b"] }] },
    },
  ],
};

/** What a spreadsheet would run, what breaks lines, quotes and JSON, and what is none of it. */
export const hostile = [
  '=HYPERLINK("http://evil.example","x")',
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  'quote " comma , line\nbreak\r\nend',
  "</script><script>alert(1)</script>",
  "plain, but \u2028 separators \u0000 and 👩‍👩‍👧 emoji",
];

/** Answers to every question; the picture is `64 + index` pixels wide. */
export const answersFor = (index: number): Record<string, StoredAnswer> => {
  const size = { width: 64 + index, height: 48 };
  const id = () => randomId<"region">();
  const of = (type: StoredAnswer["type"], value: unknown): StoredAnswer => ({
    type,
    version: anyQuestionType(type).version,
    value,
  });
  const text = { kind: "text" };
  const [x, y] = [1.25 + index, 2.5];
  return {
    things: of("box", {
      ...size,
      regions: [{ id: id(), label: index % 2 === 0 ? "car" : "=cmd|' /C calc'!A0", x, y, width: 10, height: 5.5 }],
    }),
    shape: of("polygon", {
      ...size,
      regions: [
        {
          id: id(),
          label: "roof",
          rings: [
            [
              [1, 1],
              [20, 1],
              [10, 12.5],
            ],
          ],
        },
      ],
    }),
    pose: of("keypoint", { ...size, regions: [{ id: id(), label: "tail", x: 5, y: 6, visibility: "occluded" }] }),
    names: of("span", {
      regions: [
        { id: "p1", label: "PER", part: text, start: 0, end: 3 },
        { id: "p2", label: "LOC", part: text, start: 13, end: 19 },
      ],
    }),
    joins: of("relation", { regions: [{ id: id(), label: "in", from: "p1", to: "p2" }] }),
    better: of("choice", index % 3 === 0 ? { selected: [], tie: true } : { selected: ["a"], tie: false }),
    rubric: of("rating", {
      ratings: [
        { criterion: "clear", candidate: null, value: 4 },
        { criterion: "true", candidate: null, value: 2 },
      ],
    }),
    order: of("ranking", { groups: [["b"], ["a"]] }),
    why: of("text", { text: hostile[index] ?? "" }),
    count: of("number", { value: 3 - index, unit: null }),
    day: of("date", { value: "2024-03-05" }),
    much: of("pairwise", { winner: "b", strength: 2, reasons: ["true"] }),
    claims: of("list", {
      entries: hostile
        .slice(0, 2)
        .map((each, at) => ({ id: `e${at}`, text: each, verdict: null, source: "", comment: each })),
    }),
    kind: of("taxonomy", { paths: [["=1+1", "a;b"]] }),
  };
};
