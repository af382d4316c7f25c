import { describe, expect, it } from "vitest";
import { formLimits, parseForm } from "../../form.ts";
import { compare, pathNearness, reliability } from "./agreement.ts";
import { csv, parse } from "./formats.ts";
import { taxonomySettings } from "./schema.ts";
import { taxonomy } from "./taxonomy.ts";

const facts = { kind: "text", codePoints: 1 } as const;
const nodes = ["stone", { value: "animal", children: [{ value: "dog", children: ["pug"] }, "a;b > c"] }];
const settings = taxonomySettings.parse({ nodes, multiple: true, pick: "any" });

/** A tree of `count` nodes: groups of a hundred. */
const tree = (count: number) =>
  Array.from({ length: Math.ceil(count / 100) }, (_, root) => ({
    value: `g${root}`,
    title: `Group ${root}`,
    children: Array.from({ length: Math.min(99, count - root * 100 - 1) }, (_, leaf) => `leaf ${root}-${leaf}`),
  }));
const form = (count: number) => ({
  v: 1,
  fields: [{ name: "note", kind: "text", title: "Note" }],
  questions: [{ name: "kind", title: "Kind", type: "taxonomy", field: "note", settings: { nodes: tree(count) } }],
});

describe("agreement", () => {
  it("is 1 on the same path, the shared part in between, and 0 under another root", () => {
    expect(pathNearness(["animal", "dog"], ["animal", "dog"])).toBe(1);
    expect(pathNearness(["animal", "dog", "pug"], ["animal", "dog"])).toBeCloseTo(0.8);
    expect(pathNearness(["animal", "dog"], ["animal", "cat"])).toBe(0.5);
    expect(pathNearness(["animal", "dog"], ["plant", "dog"])).toBe(0);
  });
  it("takes the nearest path of the other for each", () => {
    const compared = compare({ paths: [["animal", "dog"], ["stone"]] }, { paths: [["animal", "dog"]] });
    expect(compared.overall).toBeCloseTo(2 / 3);
    expect(compared.perLabel).toEqual({ dog: 1, stone: 0 });
    expect(compare({ paths: [] }, { paths: [["stone"]] }).overall).toBe(0);
  });
  it("codes a single choice as one unit and several as yes or no for each node", () => {
    const single = taxonomySettings.parse({ nodes });
    expect(reliability({ paths: [["stone"]] }, single)).toEqual({ level: "nominal", values: new Map([["", "stone"]]) });
    expect(reliability({ paths: [["stone"]] }, settings)).toEqual({
      level: "nominal",
      values: new Map([["stone", 1]]),
      rest: { value: 0, units: 5 },
    });
  });
});

describe("formats", () => {
  const answer = { paths: [["animal", "a;b > c"], ["stone"]] };
  it("writes paths in one cell that reads as the same answer", () => {
    expect(csv({ paths: [["animal", "dog", "pug"]] })).toEqual({ "": "animal > dog > pug" });
    expect(parse(csv(answer)[""], settings, facts)).toEqual({ answer, problems: [] });
  });
  it("reads texts, lists of texts and lists of paths", () => {
    const dog = { answer: { paths: [["animal", "dog"]] }, problems: [] };
    for (const raw of ["animal > dog", "animal>dog", ["animal > dog"], [["animal", "dog"]]]) {
      expect(parse(raw, settings, facts)).toEqual(dog);
    }
  });
});

describe("settings", () => {
  it("refuse siblings alike, an empty tree and one that is too deep", () => {
    const keys = (given: unknown) =>
      taxonomy
        .checkSettings(taxonomySettings.parse(given), "text")
        .map(({ path, message }) => `${path.join(".")}: ${message}`);
    expect(keys({})).toEqual(["nodes: settings.no-nodes"]);
    expect(
      keys({
        nodes: [
          { value: "a", children: ["b", "b"] },
          { value: "c", title: "a" },
        ],
      }),
    ).toEqual(["nodes.0.children.1.value: settings.label-twice", "nodes.1.title: settings.title-twice"]);
    let deep: unknown = "leaf";
    for (let level = 0; level < 12; level++) deep = { value: "n", children: [deep] };
    expect(keys({ nodes: [deep] })).toEqual(["nodes: settings.tree-deep"]);
    let bottomless: unknown = "leaf";
    for (let level = 0; level < 5000; level++) bottomless = { value: "n", children: [bottomless] };
    expect(taxonomySettings.safeParse({ nodes: [bottomless] }).success).toBe(false);
  });
  it("hold as many nodes as the limit says, not one more, whatever the limit of labels", () => {
    expect(formLimits.nodes).toBe(10_000);
    expect(parseForm(form(10_000))).toMatchObject({ ok: true });
    expect(parseForm(form(10_001))).toMatchObject({
      failure: [{ path: ["questions", 0, "settings", "nodes"], message: "form.too-many-nodes" }],
    });
    expect(parseForm(form(30), { ...formLimits, nodes: 20 })).toMatchObject({
      failure: [{ values: { maximum: 20, count: 30 } }],
    });
  });
});

it("lets a condition on a node hold for all below it", () => {
  expect(
    taxonomy.see(
      {
        paths: [
          ["animal", "dog"],
          ["animal", "a;b > c"],
        ],
      },
      settings,
    ),
  ).toEqual({
    values: ["animal", "dog", "a;b > c"],
    amount: 2,
  });
});
