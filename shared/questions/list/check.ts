import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { labelProblems } from "../label.ts";
import { problem } from "../problem-keys.ts";
import type { ListAnswer, ListEntry, ListSettings } from "./schema.ts";

/** Two texts that say the same but for case and spaces. */
export const sameText = (text: string): string => text.trim().replaceAll(/\s+/gu, " ").toLowerCase();

export function checkSettings(settings: ListSettings): readonly Problem[] {
  const { verdicts, template, fixed, minEntries: minimum, maxEntries: maximum, maxLength } = settings;
  const problems = verdicts.length > 0 ? [...labelProblems(verdicts, "verdicts")] : [];
  if (minimum > maximum) problems.push(problem("settings.min-over-max", ["minEntries"], { minimum, maximum }));
  if (fixed && template.length === 0) problems.push(problem("settings.list-empty", ["template"], {}));
  if (template.length > maximum) {
    problems.push(problem("answer.too-many", ["template"], { maximum, count: template.length }));
  }
  const seen = new Set<string>();
  for (const [index, text] of template.entries()) {
    const key = sameText(text);
    if (key === "") problems.push(problem("answer.entry-blank", ["template", index], { place: index + 1 }));
    else if (seen.has(key)) problems.push(problem("answer.option-twice", ["template", index], { value: text }));
    if (text.length > maxLength) {
      problems.push(problem("answer.too-long", ["template", index], { maximum: maxLength, length: text.length }));
    }
    seen.add(key);
  }
  return problems;
}

export function checkAnswer({ entries }: ListAnswer, settings: ListSettings, _facts: FieldFacts): readonly Problem[] {
  const { fixed, template, minEntries: minimum, maxEntries: maximum } = settings;
  const count = entries.length;
  if (count === 0) return [];
  const problems: Problem[] = [];
  if (count > maximum) problems.push(problem("answer.too-many", ["entries"], { maximum, count }));
  if (count < minimum) problems.push(problem("answer.too-few", ["entries"], { minimum, count }));
  if (fixed && (count !== template.length || entries.some(({ text }, index) => text !== template[index]))) {
    problems.push(problem("answer.entries-fixed", ["entries"], {}));
  }
  const ids = new Set<string>();
  const texts = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const path = ["entries", index];
    if (ids.has(entry.id)) problems.push(problem("answer.entry-id-twice", path, { id: entry.id }));
    const key = sameText(entry.text);
    if (key === "") problems.push(problem("answer.entry-blank", [...path, "text"], { place: index + 1 }));
    else if (texts.has(key)) problems.push(problem("answer.option-twice", [...path, "text"], { value: entry.text }));
    ids.add(entry.id);
    texts.add(key);
    problems.push(...entryProblems(entry, settings, index));
  }
  return problems;
}

function entryProblems(entry: ListEntry, settings: ListSettings, index: number): readonly Problem[] {
  const { verdicts, source, comment, maxLength: maximum } = settings;
  const place = index + 1;
  const problems: Problem[] = [];
  const at = (part: keyof ListEntry) => ["entries", index, part];
  for (const part of ["text", "source", "comment"] as const) {
    const { length } = entry[part];
    if (length > maximum) problems.push(problem("answer.too-long", at(part), { maximum, length }));
  }
  if (entry.verdict === null) {
    if (verdicts.length > 0) problems.push(problem("answer.verdict-missing", at("verdict"), { place }));
  } else if (verdicts.every(({ value }) => value !== entry.verdict)) {
    problems.push(problem("answer.unknown-label", at("verdict"), { label: entry.verdict }));
  }
  if (source === "required" && entry.source.trim() === "")
    problems.push(problem("answer.source-missing", at("source"), { place }));
  if (source === "none" && entry.source !== "")
    problems.push(problem("answer.part-not-asked", at("source"), { place }));
  if (!comment && entry.comment !== "") problems.push(problem("answer.part-not-asked", at("comment"), { place }));
  return problems;
}
