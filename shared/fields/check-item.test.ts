import { describe, expect, it } from "vitest";
import { checkItem, itemLimits } from "./check-item.ts";
import { factsByField } from "./facts.ts";
import { type FieldValue, fieldDefinition } from "./field-type.ts";

const fields = [
  fieldDefinition.parse({ name: "text", kind: "text", title: "Text" }),
  fieldDefinition.parse({ name: "talk", kind: "conversation", title: "Talk", required: false }),
];
const found = (values: Record<string, FieldValue>, limits = itemLimits) =>
  checkItem({ v: 1, fields: values }, fields, limits).map(({ path, message }) => `${path.join(".")}: ${message}`);
const text: FieldValue = { kind: "text", text: "grün" };

describe("checkItem", () => {
  it("wants every required field, of its kind, and no other", () => {
    expect(found({ text })).toEqual([]);
    expect(found({})).toEqual(["fields.text: item.field-missing"]);
    expect(found({ text, other: text })).toEqual(["fields.other: item.field-unknown"]);
    expect(found({ text, talk: text })).toEqual(["fields.talk: item.wrong-kind"]);
  });

  it("keeps its limits, which are a parameter", () => {
    expect(itemLimits).toEqual({ textBytes: 204_800, turns: 1000, candidates: 20 });
    expect(found({ text }, { ...itemLimits, textBytes: 5 })).toEqual([]);
    expect(found({ text }, { ...itemLimits, textBytes: 4 })).toEqual(["fields.text.text: item.text-too-large"]);
    const talk: FieldValue = {
      kind: "conversation",
      turns: [{ role: "user", text: "grün" }],
      candidates: [
        { id: "a", text: "x" },
        { id: "a", text: "grün" },
      ],
    };
    expect(found({ text: { kind: "text", text: "" }, talk }, { textBytes: 4, turns: 0, candidates: 1 })).toEqual([
      "fields.talk.turns: item.too-many-turns",
      "fields.talk.candidates: item.too-many-candidates",
      "fields.talk.candidates.1.id: item.candidate-twice",
      "fields.talk.candidates.1.text: item.text-too-large",
      "fields.talk.turns.0.text: item.text-too-large",
    ]);
  });

  it("tells extents and nothing else", () => {
    const talk: FieldValue = {
      kind: "conversation",
      turns: [{ role: "user", text: "😀!" }],
      candidates: [{ id: "a", text: "" }],
    };
    expect(factsByField({ v: 1, fields: { text, talk } })).toEqual({
      text: { kind: "text", codePoints: 4 },
      talk: {
        kind: "conversation",
        turns: [{ role: "user", codePoints: 2 }],
        candidates: [{ id: "a", codePoints: 0 }],
      },
    });
  });
});
