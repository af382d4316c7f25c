import { describe, expect, it } from "vitest";
import { compare, reliability } from "./agreement.ts";
import { checkSettings } from "./check.ts";
import { csv, parse } from "./formats.ts";
import { entryLimit, listAnswer, listSettings } from "./schema.ts";

const facts = { kind: "text", codePoints: 1 } as const;
const settings = listSettings.parse({ verdicts: ["true", "false"] });
const of = (...entries: readonly (readonly [text: string, verdict: string | null])[]) => ({
  entries: entries.map(([text, verdict], index) => ({ id: `e${index + 1}`, text, verdict, source: "", comment: "" })),
});

describe("agreement", () => {
  it("counts the same claim with the same verdict whole, with another half, and one's own not at all", () => {
    const compared = compare(
      of(["The sky is blue", "true"], ["Tides come twice", "true"], ["Mine", "false"]),
      of(["tides come  twice", "false"], ["the sky is blue ", "true"]),
    );
    expect(compared.overall).toBeCloseTo(1.5 / 3);
    expect(compared.perLabel).toEqual({ true: 0.5, false: 0 });
    expect(compare(of(), of()).overall).toBe(1);
  });
  it("codes a verdict for each claim", () => {
    expect(reliability(of(["A", "true"], ["B", null]), settings).values).toEqual(new Map([["a", "true"]]));
    expect(reliability(of(["A", null]), listSettings.parse({})).values).toEqual(new Map([["a", 1]]));
  });
});

describe("formats", () => {
  it("write claims and verdicts in one cell that reads as the same", () => {
    const answer = of(["a=b; c", "true"], ["d", "false"]);
    expect(csv(answer)).toEqual({ "": String.raw`a\=b\; c=true;d=false` });
    expect(parse(csv(answer)[""], settings, facts)).toEqual({ answer, problems: [] });
  });
  it("read lists of texts and of objects", () => {
    expect(parse(["x"], listSettings.parse({}), facts).answer).toEqual(of(["x", null]));
    const sourced = listSettings.parse({ source: "optional", comment: true });
    const raw = [{ text: "x", source: "p. 4", comment: "unclear", other: 1 }];
    expect(parse(raw, sourced, facts).answer?.entries).toEqual([
      { id: "e1", text: "x", verdict: null, source: "p. 4", comment: "unclear" },
    ]);
    expect(parse([{ text: "x", verdict: "perhaps" }], settings, facts).problems).toMatchObject([
      { message: "answer.unknown-label" },
    ]);
  });
});

describe("limits", () => {
  it("hold for entries and their texts", () => {
    const many = of(...Array.from({ length: entryLimit + 1 }, (_, index) => [`n${index}`, null] as const));
    expect(listAnswer.safeParse(many).success).toBe(false);
    expect(listSettings.safeParse({ maxEntries: entryLimit + 1 }).success).toBe(false);
    expect(listSettings.safeParse({ maxLength: 5001 }).success).toBe(false);
  });
  it("settings that cannot be answered are refused", () => {
    const keys = (given: object) => checkSettings(listSettings.parse(given)).map(({ message }) => message);
    expect(keys({ fixed: true })).toEqual(["settings.list-empty"]);
    expect(keys({ minEntries: 3, maxEntries: 2 })).toEqual(["settings.min-over-max"]);
    expect(keys({ template: ["a", "b"], maxEntries: 1 })).toEqual(["answer.too-many"]);
    expect(keys({ template: ["a", "A "] })).toEqual(["answer.option-twice"]);
    expect(keys({ template: ["abc"], maxLength: 2 })).toEqual(["answer.too-long"]);
  });
});
