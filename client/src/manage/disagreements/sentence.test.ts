import { describe, expect, it } from "vitest";
import { sentenceAbout } from "./sentence.ts";

const found = (text: string, ...words: string[]): string | null => {
  const place = sentenceAbout(text, words);
  return place === null ? null : text.slice(place.start, place.end);
};

describe("sentenceAbout", () => {
  const text =
    "# Animals\n\nMark every animal. A Cat is small, a dog is not! Vans are no cars.\n- lynx: counts as cat\n1. bird";

  it("gives the sentence around the first word, whatever its case", () => {
    expect(found(text, "cat")).toBe("A Cat is small, a dog is not!");
    expect(found(text, "MARK")).toBe("Mark every animal.");
    expect(found(text, "vans")).toBe("Vans are no cars.");
  });

  it("gives lines of lists and headings without what makes them such", () => {
    expect(found(text, "lynx")).toBe("lynx: counts as cat");
    expect(found(text, "bird")).toBe("bird");
    expect(found(text, "animals")).toBe("Animals");
  });

  it("asks for the words in their order, and gives null where none stands there", () => {
    expect(found(text, "whale", "bird")).toBe("bird");
    expect(found(text, "whale")).toBeNull();
    expect(found(text, "", " ")).toBeNull();
    expect(found("", "cat")).toBeNull();
  });

  it("gives null where letters change their number with their case", () => {
    expect(found("İstanbul is a city.", "city")).toBeNull();
  });
});
