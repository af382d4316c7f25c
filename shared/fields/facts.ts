import { assertNever } from "../result.ts";
import { codePointLength } from "./code-points.ts";
import type { FieldFacts, FieldValue, ItemContent } from "./field-type.ts";

/** What may be known of a value when answers are checked: extents, never content. */
export function factsOf(value: FieldValue): FieldFacts {
  switch (value.kind) {
    case "image":
      return { kind: "image", width: value.width, height: value.height };
    case "text":
      return { kind: "text", codePoints: codePointLength(value.text) };
    case "conversation":
      return {
        kind: "conversation",
        turns: value.turns.map(({ role, text }) => ({ role, codePoints: codePointLength(text) })),
        candidates: value.candidates.map(({ id, text }) => ({ id, codePoints: codePointLength(text) })),
      };
    default:
      return assertNever(value);
  }
}

export const factsByField = ({ fields }: ItemContent): Readonly<Record<string, FieldFacts>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, factsOf(value)]));
