import { z } from "zod";
import type { FieldFacts } from "../../fields/field-type.ts";
import { bare, cellPart, cellParts } from "../csv-cell.ts";
import { schemaProblems } from "../schema-problems.ts";
import type { Parsed } from "../question-type.ts";
import { accepted } from "../raw-list.ts";
import { checkAnswer } from "./check.ts";
import { type ListAnswer, listEntry, type ListSettings } from "./schema.ts";

/** `claim=verdict;claim=verdict`. Sources and comments are in JSONL. */
export const csv = ({ entries }: ListAnswer) => ({
  "": entries
    .map(({ text, verdict }) => (verdict === null ? cellPart(text) : `${cellPart(text)}=${cellPart(verdict)}`))
    .join(";"),
});

export const csvColumns = (): readonly string[] => [""];

const loose = z.looseObject({
  id: z.string().optional(),
  text: z.string(),
  verdict: z.string().nullable().default(null),
  source: z.string().default(""),
  comment: z.string().default(""),
});
const entry = z.union([
  z.string().transform((text) => ({ id: undefined, text, verdict: null, source: "", comment: "" })),
  loose,
]);
const cell = z.string().transform((written) =>
  (written === "" ? [] : cellParts(written, ";")).map((part) => {
    const [text = "", verdict] = cellParts(part, "=").map((each) => bare(each.trim()));
    return { id: undefined, text, verdict: verdict ?? null, source: "", comment: "" };
  }),
);
const rawList = z.union([
  cell,
  z.array(entry),
  z.looseObject({ entries: z.array(entry) }).transform(({ entries }) => entries),
]);

/** `["claim"]`, `[{text, verdict, source, comment}]`, the stored form, or `claim=verdict;…`. Ids are given where missing. */
export function parse(raw: unknown, settings: ListSettings, facts: FieldFacts): Parsed<ListAnswer> {
  const read = rawList.safeParse(raw);
  if (!read.success) return { problems: schemaProblems(read.error) };
  const entries = z.array(listEntry).safeParse(
    read.data.map(({ id, text, verdict, source, comment }, index) => ({
      id: id ?? `e${index + 1}`,
      text,
      verdict,
      source,
      comment,
    })),
  );
  if (!entries.success) return { problems: schemaProblems(entries.error, ["entries"]) };
  const answer = { entries: entries.data };
  return accepted(answer, checkAnswer(answer, settings, facts));
}
