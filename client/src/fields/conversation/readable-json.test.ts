import { describe, expect, it } from "vitest";
import { readableJson } from "./readable-json.ts";

describe("JSON set in lines", () => {
  it("gets line breaks, whatever way it was written", () => {
    expect(readableJson(' {"city":"Rom\\u0065", "days" : [1,2]} ')).toBe(
      '{\n  "city": "Rome",\n  "days": [\n    1,\n    2\n  ]\n}',
    );
  });

  it.each([
    ["is no JSON", '{"city": '],
    ["is a plain text", "21 degrees"],
    ["is a number", "12"],
    ["holds a number that would change", '{"id": 12345678901234567890}'],
    ["holds a number written in another way", '{"x": 1.50}'],
    ["gives a member twice", '{"a": 1, "a": 2}'],
    ["has members that would change places", '{"b": 1, "1": 2}'],
  ])("stands as written where it %s", (_, text) => {
    expect(readableJson(text)).toBe(text);
  });
});
