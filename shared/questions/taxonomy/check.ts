import type { Problem } from "../../errors.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import { problem } from "../problem-keys.ts";
import { taxonomyDepth, type TaxonomyAnswer, type TaxonomyNode, type TaxonomySettings } from "./schema.ts";
import { isChoosable, pathKey, treeIndex } from "./tree-index.ts";

export function checkSettings(settings: TaxonomySettings): readonly Problem[] {
  const problems: Problem[] = [];
  const { nodes, min, max, multiple } = settings;
  if (nodes.length === 0) problems.push(problem("settings.no-nodes", ["nodes"], {}));
  if (treeIndex(settings).depth > taxonomyDepth) {
    problems.push(problem("settings.tree-deep", ["nodes"], { maximum: taxonomyDepth }));
  }
  if (multiple && max !== null && min > max) {
    problems.push(problem("settings.min-over-max", ["min"], { minimum: min, maximum: max }));
  }
  return [...problems, ...siblingProblems(nodes, ["nodes"])];
}

/** Two nodes of one parent that store or read the same. */
function siblingProblems(siblings: readonly TaxonomyNode[], at: readonly (string | number)[]): readonly Problem[] {
  const problems: Problem[] = [];
  const values = new Set<string>();
  const titles = new Set<string>();
  for (const [index, { value, title, children }] of siblings.entries()) {
    if (values.has(value)) problems.push(problem("settings.label-twice", [...at, index, "value"], { value }));
    else if (titles.has(title)) problems.push(problem("settings.title-twice", [...at, index, "title"], { title }));
    values.add(value);
    titles.add(title);
    if (children.length > 0) problems.push(...siblingProblems(children, [...at, index, "children"]));
  }
  return problems;
}

export function checkAnswer(
  { paths }: TaxonomyAnswer,
  settings: TaxonomySettings,
  _facts: FieldFacts,
): readonly Problem[] {
  const problems: Problem[] = [];
  const index = treeIndex(settings);
  const seen = new Set<string>();
  for (const [at, path] of paths.entries()) {
    const value = path.join(" > ");
    const position = index.find(path);
    const entry = position === undefined ? undefined : index.entries[position];
    if (entry === undefined) problems.push(problem("answer.unknown-option", ["paths", at], { value }));
    else if (!isChoosable(entry, settings)) problems.push(problem("answer.not-a-leaf", ["paths", at], { value }));
    const key = pathKey(path);
    if (seen.has(key)) problems.push(problem("answer.option-twice", ["paths", at], { value }));
    seen.add(key);
  }
  const { multiple, min, max } = settings;
  const [minimum, maximum] = multiple ? [min, max ?? Infinity] : [0, 1];
  const count = seen.size;
  if (count > maximum) problems.push(problem("answer.too-many", ["paths"], { maximum, count }));
  if (count > 0 && count < minimum) problems.push(problem("answer.too-few", ["paths"], { minimum, count }));
  return problems;
}
