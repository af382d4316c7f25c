import { templateNames } from "@keyhole/shared/templates/template";
import { describe, expect, it } from "vitest";
import { bestOf, findTemplates } from "./find-templates.ts";

const words = (name: string) => `${name.replaceAll("-", " ")} Größe`;
const names = (typed: string) => findTemplates(typed, words).flatMap((group) => group.names);

describe("the search of templates", () => {
  it("gives every template in its order while nothing is typed", () => {
    expect(names("  ")).toEqual(templateNames);
  });

  it("wants every word, in any order, without regard to case and accents", () => {
    expect(names("BOXES details")).toEqual(["boxes-with-details"]);
    expect(names("GROSSE")).toEqual([]);
    expect(names("groß pair")).toEqual(["preference-pair"]);
  });

  it("means the one whose title holds the words, though others that say them stand before", () => {
    const all = (name: string) => `${name.replaceAll("-", " ")} text answer`;
    const found = findTemplates("text moderation", all);
    expect(found[0]?.names[0]).toBe("picture-moderation");
    expect(bestOf(found, "text moderation", (name) => name)).toBe("text-moderation");
    expect(bestOf(found, "answer moderation", (name) => name)).toBe("picture-moderation");
    expect(bestOf([], "x", (name) => name)).toBeUndefined();
  });

  it("leaves out groups without a match", () => {
    expect(findTemplates("rewrite", words).map(({ group }) => group)).toEqual(["conversations"]);
    expect(findTemplates("nothing at all", words)).toEqual([]);
  });
});
