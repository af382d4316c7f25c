import { textSettings } from "@keyhole/shared/questions/text/schema";
import { describe, expect, it } from "vitest";
import { originalOf } from "./original.ts";

const talk = {
  kind: "conversation" as const,
  turns: [{ role: "user" as const, text: "Hi" }],
  candidates: [
    { id: "b", text: "Second in the data" },
    { id: "a", text: "First in the data" },
  ],
};
const from = (startFrom: unknown) => textSettings.parse({ startFrom });

describe("what a text answer starts from", () => {
  it("is nothing, unless the lead chose something", () => {
    expect(originalOf(textSettings.parse({}), "note", talk)).toBe(null);
  });

  it("is the response at a place of the order shown, named by that place", () => {
    expect(originalOf(from({ what: "candidate", position: 1 }), "note", talk)).toEqual({
      text: "First in the data",
      name: "Response B",
    });
    expect(originalOf(from({ what: "candidate", position: 2 }), "note", talk)).toBe(null);
  });

  it("is the very response that is asked about", () => {
    expect(originalOf(from({ what: "candidate" }), "note@a", talk)).toEqual({
      text: "First in the data",
      name: "Response B",
    });
    expect(originalOf(from({ what: "candidate" }), "note@gone", talk)).toBe(null);
  });

  it("is the text of the field", () => {
    expect(originalOf(from({ what: "text" }), "note", { kind: "text", text: "As it is." })).toEqual({
      text: "As it is.",
      name: null,
    });
  });
});
