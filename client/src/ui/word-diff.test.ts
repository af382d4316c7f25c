import { describe, expect, it } from "vitest";
import { wordDiff } from "./word-diff.ts";

const short = (before: string, after: string, limit?: number) =>
  wordDiff(before, after, limit)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");

describe("wordDiff", () => {
  it("shows replaced, added and removed words", () => {
    expect(short("the quick brown fox", "the slow brown fox jumps")).toBe("the [-quick-]{+slow+} brown fox{+ jumps+}");
    expect(short("a b c", "a c")).toBe("a [-b -]c");
  });
  it("is one run for equal texts and none for empty ones", () => {
    expect(wordDiff("same text", "same text")).toEqual([{ kind: "same", text: "same text" }]);
    expect(wordDiff("", "")).toEqual([]);
  });
  it("tells a rewrite beyond the limit as one replacement", () => {
    expect(short("x a b c d y", "x 1 2 3 4 y", 3)).toBe("x [-a b c d-]{+1 2 3 4+} y");
  });
});
