import type { FieldFacts } from "../../fields/field-type.ts";
import { assertNever } from "../../result.ts";
import type { SpanPart } from "./schema.ts";

/** One string for one text of a field. */
export function partKey(part: SpanPart): string {
  switch (part.kind) {
    case "text":
      return "text";
    case "turn":
      return `turn:${part.index}`;
    case "candidate":
      return `candidate:${part.id}`;
    default:
      return assertNever(part);
  }
}

/** Lengths in code points of every text of a field, by `partKey`. */
export function partLengths(facts: FieldFacts): ReadonlyMap<string, number> {
  switch (facts.kind) {
    case "image":
      return new Map();
    case "text":
      return new Map([["text", facts.codePoints]]);
    case "conversation":
      return new Map([
        ...facts.turns.map(({ codePoints }, index) => [partKey({ kind: "turn", index }), codePoints] as const),
        ...facts.candidates.map(({ id, codePoints }) => [partKey({ kind: "candidate", id }), codePoints] as const),
      ]);
    default:
      return assertNever(facts);
  }
}
