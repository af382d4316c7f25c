import { describe, expect, it } from "vitest";
import { parseOutline, toOutline } from "./outline.ts";
import { taxonomySettings, type TaxonomyNode } from "./schema.ts";

const values = (nodes: readonly TaxonomyNode[]): unknown =>
  nodes.map(({ value, children }) => (children.length === 0 ? value : [value, values(children)]));

describe("parseOutline", () => {
  it("reads indented lines, whatever one level is indented by", () => {
    const text = "animal\n  dog\n    pug\n  cat\n\nplant\r\n\ttree\n\t\toak\n";
    const { nodes, problems } = parseOutline(text, "indented");
    expect(problems).toEqual([]);
    expect(values(nodes)).toEqual([
      ["animal", [["dog", ["pug"]], "cat"]],
      ["plant", [["tree", ["oak"]]]],
    ]);
  });
  it("reads titles and descriptions after tabs, and writes them again", () => {
    const text = "a\tAnimal\tWhat moves by itself\n\tdog\tDog\n\tcat";
    const { nodes } = parseOutline(text, "indented");
    expect(nodes[0]).toMatchObject({ value: "a", title: "Animal", description: "What moves by itself" });
    expect(toOutline(nodes)).toBe(text);
    expect(taxonomySettings.parse({ nodes }).nodes).toEqual(nodes);
  });
  it("reads paths and CSV rows as one tree, with quotes and short rows", () => {
    expect(values(parseOutline("animal > dog\nanimal > cat\nplant", "paths").nodes)).toEqual([
      ["animal", ["dog", "cat"]],
      "plant",
    ]);
    const csv = 'animal,"dog, ""big""",pug\nanimal,cat,\nplant,,';
    expect(values(parseOutline(csv, "csv").nodes)).toEqual([["animal", [['dog, "big"', ["pug"]], "cat"]], "plant"]);
    expect(values(parseOutline("animal;dog", "csv").nodes)).toEqual([["animal", ["dog"]]]);
  });
  it("names the lines that cannot be read", () => {
    const long = "x".repeat(101);
    expect(parseOutline(`a\n${long}`, "indented").problems).toEqual([
      { path: ["nodes"], message: "settings.outline-value", values: { line: 2 } },
    ]);
    expect(parseOutline("a > > b", "paths").problems).toMatchObject([{ message: "settings.outline-value" }]);
    const deep = Array.from({ length: 13 }, (_, depth) => `${" ".repeat(depth)}n`).join("\n");
    expect(parseOutline(deep, "indented").problems).toEqual([
      { path: ["nodes"], message: "settings.outline-depth", values: { line: 13, maximum: 12 } },
    ]);
  });
});
