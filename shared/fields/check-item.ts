import type { Problem } from "../errors.ts";
import { problem, under } from "../questions/problem-keys.ts";
import { utf8Length } from "./code-points.ts";
import { type Turn, turnLimits } from "./turn.ts";
import type { ConversationValue, FieldDefinition, FieldValue, ItemContent } from "./field-type.ts";

/** Bytes of one text (of a text field, a turn or a candidate) in UTF-8; turns and candidates of one conversation. */
export const itemLimits = { textBytes: 200 * 1024, turns: 1000, candidates: 20 };
export type ItemLimits = typeof itemLimits;

/** What keeps an item from being shown by these fields. Paths start at the item's content. */
export function checkItem(
  { fields: values }: ItemContent,
  fields: readonly FieldDefinition[],
  limits: ItemLimits = itemLimits,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { name: field, kind, required } of fields) {
    const value = Object.hasOwn(values, field) ? values[field] : undefined;
    const path = ["fields", field];
    if (value === undefined) {
      if (required) problems.push(problem("item.field-missing", path, { field }));
    } else if (value.kind !== kind) problems.push(problem("item.wrong-kind", path, { field, kind }));
    else problems.push(...under(path, valueProblems(value, limits)));
  }
  const known = new Set(fields.map(({ name }) => name));
  for (const field of Object.keys(values)) {
    if (!known.has(field)) problems.push(problem("item.field-unknown", ["fields", field], { field }));
  }
  return problems;
}

function valueProblems(value: FieldValue, limits: ItemLimits): readonly Problem[] {
  if (value.kind === "text") return textProblems(value.text, ["text"], limits.textBytes);
  return value.kind === "conversation" ? conversationProblems(value, limits) : [];
}

function textProblems(text: string, path: readonly (string | number)[], maximum: number): readonly Problem[] {
  const bytes = utf8Length(text);
  return bytes > maximum ? [problem("item.text-too-large", path, { maximum, bytes })] : [];
}

function conversationProblems({ turns, candidates }: ConversationValue, limits: ItemLimits): readonly Problem[] {
  const problems: Problem[] = [];
  if (turns.length > limits.turns) {
    problems.push(problem("item.too-many-turns", ["turns"], { maximum: limits.turns, count: turns.length }));
  }
  if (candidates.length > limits.candidates) {
    const values = { maximum: limits.candidates, count: candidates.length };
    problems.push(problem("item.too-many-candidates", ["candidates"], values));
  }
  const ids = new Set<string>();
  for (const [index, { id, text }] of candidates.entries()) {
    if (ids.has(id)) problems.push(problem("item.candidate-twice", ["candidates", index, "id"], { id }));
    ids.add(id);
    problems.push(...textProblems(text, ["candidates", index, "text"], limits.textBytes));
  }
  for (const [index, given] of turns.entries()) problems.push(...under(["turns", index], turnProblems(given, limits)));
  return problems;
}

function turnProblems({ text, calls = [], attachments = [] }: Turn, limits: ItemLimits): readonly Problem[] {
  const counts = [
    ["calls", calls.length, turnLimits.calls],
    ["attachments", attachments.length, turnLimits.attachments],
  ] as const;
  return [
    ...textProblems(text, ["text"], limits.textBytes),
    ...counts.flatMap(([at, count, maximum]) =>
      count > maximum ? [problem("item.too-many-in-turn", [at], { maximum, count })] : [],
    ),
    ...calls.flatMap((call, index) => textProblems(call.arguments, ["calls", index, "arguments"], limits.textBytes)),
  ];
}
