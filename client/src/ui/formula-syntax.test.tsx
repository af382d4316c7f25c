import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { Markdown } from "./markdown.tsx";

vi.mock("./formula.tsx", () => ({ Formula: ({ tex }: { readonly tex: string }) => <samp>{tex}</samp> }));

const sourcesOf = (text: string) => {
  const out = renderToStaticMarkup(<Markdown isJudged source={text} />);
  return [...out.matchAll(/<samp>([^<]*)<\/samp>/g)].map(([, tex]) => tex);
};

describe("formulas in Markdown", () => {
  it.each([
    ["$a_1 + b_1$", ["a_1 + b_1"]],
    ["so \\(x*y*z\\) is", ["x*y*z"]],
    ["\\[\nx = \\frac{1}{2}\n\\]", ["\nx = \\frac{1}{2}\n"]],
    ["$$a$$ and $b$", ["a", "b"]],
    ["$a\\$b$", ["a\\$b"]],
    ["It costs $5 and $10.", []],
    ["from $5-$10 to $20", []],
    ["`$a$`", []],
    ["\\$a$ and \\\\(a)", []],
    ["$unclosed", []],
    ["$$$a$$$", []],
    [`$${"x".repeat(600)}$`, []],
  ])("reads formulas and leaves money alone: %j", (text, expected) => {
    expect(sourcesOf(text)).toEqual(expected);
  });

  it("come to an end in time, however many delimiters stand open", () => {
    const start = performance.now();
    expect(sourcesOf("$a ".repeat(8_000))).toEqual([]);
    expect(sourcesOf("\\(a ".repeat(4_000))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
