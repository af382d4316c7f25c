import { describe, expect, it } from "vitest";
import { checkSettings } from "./check.ts";
import { textSettings } from "./schema.ts";

const found = (settings: unknown, kind: "text" | "conversation" | "image" | undefined) =>
  checkSettings(textSettings.parse(settings), kind).map(({ path, message }) => [path.join("."), message]);

describe("settings of a text question", () => {
  it.each([
    [{ startFrom: { what: "candidate" } }, "conversation", []],
    [{ startFrom: { what: "candidate" } }, "text", [["startFrom", "settings.needs-candidates"]]],
    [{ startFrom: { what: "text" } }, "text", []],
    [{ startFrom: { what: "text" } }, "conversation", [["startFrom", "settings.needs-text"]]],
    [{ startFrom: { what: "text" } }, undefined, []],
    [{ nextTurn: true }, "conversation", []],
    [{ nextTurn: true }, "image", [["nextTurn", "settings.needs-candidates"]]],
  ] as const)("%j about a field of the kind %s", (settings, kind, expected) => {
    expect(found(settings, kind)).toEqual(expected);
  });
});
