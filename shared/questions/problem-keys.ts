import type { z } from "zod";
import type { Problem } from "../errors.ts";

/**
 * Every message that fields, questions, forms and formats can return, with the values it carries. The client's catalogue
 * is checked against this list, so a problem without words cannot ship.
 */
export const problemKeys = {
  "schema.invalid_type": ["expected"],
  "schema.too_small": ["minimum"],
  "schema.too_big": ["maximum"],
  "schema.invalid_format": ["format"],
  "schema.invalid_value": ["allowed"],
  "schema.unrecognized_keys": ["keys"],
  "schema.invalid_union": [],
  "schema.other": ["detail"],
  "form.no-field": [],
  "form.no-question": [],
  "form.too-many-fields": ["maximum", "count"],
  "form.too-many-questions": ["maximum", "count"],
  "form.too-many-labels": ["maximum", "count"],
  "form.too-many-nodes": ["maximum", "count"],
  "form.field-name-twice": ["name"],
  "form.question-name-twice": ["name"],
  "form.field-missing": ["field"],
  "form.field-kind": ["type", "kind", "allowed"],
  "form.hotkey-twice": ["key", "other"],
  "form.hotkey-reserved": ["key"],
  "form.too-many-rules": ["maximum", "count"],
  "form.each-draws": ["type"],
  "form.each-unknown": ["question"],
  "form.each-no-regions": ["question"],
  "form.each-other-field": ["question"],
  "form.each-needs-conversation": [],
  "form.label-unknown": ["question", "label"],
  "form.condition-unknown": ["question"],
  "form.condition-later": ["question"],
  "form.condition-each": ["question"],
  "form.condition-no-amount": ["question"],
  "form.condition-no-values": ["question"],
  "form.condition-deep": ["maximum"],
  "form.condition-range": ["minimum", "maximum"],
  "form.required-already": [],
  "form.rule-unknown": ["question"],
  "form.rule-each": ["question"],
  "form.rule-no-regions": ["question"],
  "form.rule-question-twice": ["question"],
  "form.rule-unlike": ["question", "parent"],
  "form.rule-nothing": [],
  "settings.no-labels": [],
  "settings.label-twice": ["value"],
  "settings.title-twice": ["title"],
  "settings.needs-candidates": [],
  "settings.min-over-max": ["minimum", "maximum"],
  "settings.too-few-options": ["minimum"],
  "settings.criterion-twice": ["value"],
  "settings.no-criterion": [],
  "settings.scale-steps": ["steps", "maximum"],
  "settings.anchor-off-scale": ["anchor"],
  "settings.tie-needs-candidates": [],
  "settings.tie-needs-single": [],
  "settings.step-not-integer": [],
  "settings.no-nodes": [],
  "settings.tree-deep": ["maximum"],
  "settings.outline-value": ["line"],
  "settings.outline-depth": ["line", "maximum"],
  "answer.required": [],
  "answer.not-asked": ["question"],
  "answer.unknown-question": ["question"],
  "answer.wrong-type": ["expected", "found"],
  "answer.newer-version": ["version", "known"],
  "answer.no-facts": ["field"],
  "answer.too-large": ["maximum", "bytes"],
  "answer.wrong-field-kind": ["kind"],
  "answer.other-picture": ["width", "height"],
  "answer.outside-picture": ["id"],
  "answer.outside-text": ["id"],
  "answer.no-such-part": ["id"],
  "answer.unknown-label": ["label"],
  "answer.region-id-twice": ["id"],
  "answer.too-few": ["minimum", "count"],
  "answer.too-many": ["maximum", "count"],
  "answer.too-small": ["id", "minimum"],
  "answer.too-few-vertices": ["id", "minimum"],
  "answer.too-many-vertices": ["id", "maximum"],
  "answer.no-area": ["id"],
  "answer.point-twice": ["label"],
  "answer.empty-span": ["id"],
  "answer.overlap": ["first", "second"],
  "answer.unknown-option": ["value"],
  "answer.option-twice": ["value"],
  "answer.not-a-leaf": ["value"],
  "answer.tie-not-allowed": [],
  "answer.tie-with-choice": [],
  "answer.unknown-criterion": ["criterion"],
  "answer.unknown-candidate": ["candidate"],
  "answer.rating-missing": ["criterion", "candidate"],
  "answer.rating-twice": ["criterion", "candidate"],
  "answer.off-scale": ["minimum", "maximum", "step"],
  "answer.not-ranked": ["value"],
  "answer.too-short": ["minimum", "length"],
  "answer.too-long": ["maximum", "length"],
  "answer.under-minimum": ["minimum"],
  "answer.over-maximum": ["maximum"],
  "answer.not-integer": [],
  "answer.off-step": ["step"],
  "rule.own-words": ["message"],
  "rule.count-too-few": ["minimum", "count", "what"],
  "rule.count-too-many": ["maximum", "count", "what"],
  "rule.answered-too-few": ["minimum", "count", "what"],
  "rule.answered-too-many": ["maximum", "count", "what"],
  "rule.outside-parent": ["id", "label"],
  "item.field-missing": ["field"],
  "item.field-unknown": ["field"],
  "item.wrong-kind": ["field", "kind"],
  "item.text-too-large": ["maximum", "bytes"],
  "item.too-many-turns": ["maximum", "count"],
  "item.too-many-candidates": ["maximum", "count"],
  "item.candidate-twice": ["id"],
  "coco.not-coco": ["expected"],
  "coco.image": ["detail"],
  "coco.image-twice": ["id"],
  "coco.category": ["detail"],
  "coco.annotation": ["detail"],
  "coco.image-unknown": ["id"],
  "coco.category-unknown": ["id"],
  "coco.crowd": ["id"],
  "coco.mask": ["id"],
  "conll.columns": ["line"],
  "conll.tag": ["line", "tag"],
  "conll.inside-without-begin": ["line", "tag"],
  "conll.overlap": ["start", "end", "label"],
  "conll.no-token": ["start", "end", "label"],
  "xml.too-large": ["maximum", "count"],
  "xml.no-element": ["line", "column"],
  "xml.not-closed": ["line", "column", "what"],
  "xml.no-doctype": ["line", "column"],
  "xml.no-instruction": ["line", "column"],
  "xml.text-outside": ["line", "column"],
  "xml.comment-dashes": ["line", "column"],
  "xml.second-root": ["line", "column"],
  "xml.too-many": ["line", "column", "maximum"],
  "xml.too-deep": ["line", "column", "maximum"],
  "xml.too-many-attributes": ["line", "column", "maximum"],
  "xml.unexpected": ["line", "column", "found"],
  "xml.attribute-twice": ["line", "column", "name"],
  "xml.attribute-value": ["line", "column", "name"],
  "xml.mismatch": ["line", "column", "found", "expected"],
  "xml.bad-name": ["line", "column", "found"],
  "xml.bare-ampersand": ["line", "column"],
  "xml.entity": ["line", "column", "name"],
  "xml.character": ["line", "column", "code"],
  "label-studio.no-view": ["found"],
  "label-studio.looks": [],
  "label-studio.heading": [],
  "label-studio.no-tag": ["tag"],
  "label-studio.stray": ["tag"],
  "label-studio.no-field": ["tag"],
  "label-studio.fixed-text": [],
  "label-studio.field": ["kind", "name"],
  "label-studio.key": ["key", "name"],
  "label-studio.hypertext": [],
  "label-studio.list": [],
  "label-studio.turns": [],
  "label-studio.several": [],
  "label-studio.attribute": ["name"],
  "label-studio.address": [],
  "label-studio.label-twice": ["value"],
  "label-studio.no-words": [],
  "label-studio.shortened": ["value"],
  "label-studio.preselected": [],
  "label-studio.html": [],
  "label-studio.colour": ["colour"],
  "label-studio.hotkey": ["key"],
  "label-studio.name": ["name"],
  "label-studio.no-target": ["name"],
  "label-studio.several-targets": ["field"],
  "label-studio.labels-from-data": [],
  "label-studio.upright": [],
  "label-studio.without-labels": [],
  "label-studio.labels-of-shapes": [],
  "label-studio.no-shape": [],
  "label-studio.granularity": [],
  "label-studio.per-item": [],
  "label-studio.message": [],
  "label-studio.one-choice": ["title"],
  "label-studio.prefilled": [],
  "label-studio.one-text": [],
  "label-studio.date-format": [],
  "label-studio.relation": ["value"],
  "label-studio.pairwise-two": [],
  "label-studio.pairwise-tie": [],
  "label-studio.ranker-list": [],
  "label-studio.buckets": [],
  "label-studio.per-turn": [],
  "label-studio.several-parents": [],
  "label-studio.shown-always": ["mode"],
  "label-studio.condition": ["name"],
  "label-studio.condition-value": ["value", "name"],
  "label-studio.region-shown": [],
  "label-studio.condition-refused": [],
  "label-studio.refused": ["type"],
  "label-studio.no-type-yet": ["type"],
  "label-studio.moved": [],
  "label-studio.question": ["type", "name"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ProblemKey = keyof typeof problemKeys;

type Path = readonly (string | number)[];
type Values<Key extends ProblemKey> = Readonly<Record<(typeof problemKeys)[Key][number], string | number>>;

/** One problem; the values a message needs are checked by its key. */
export function problem<Key extends ProblemKey>(message: Key, path: Path, values: Values<Key>): Problem {
  return Object.keys(values).length === 0 ? { path, message } : { path, message, values };
}

/** The same problems, seen from further out. */
export const under = (prefix: Path, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((each) => ({ ...each, path: [...prefix, ...each.path] }));

/** What a schema refused, as problems with keys of the catalogue. */
export const schemaProblems = (error: z.ZodError, prefix: Path = []): readonly Problem[] =>
  error.issues.map((issue) =>
    // A path segment may be a symbol by type; parsed JSON has none.
    schemaProblem(issue, [...prefix, ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))]),
  );

function schemaProblem(issue: z.core.$ZodIssue, path: Path): Problem {
  switch (issue.code) {
    case "invalid_type":
      return problem("schema.invalid_type", path, { expected: issue.expected });
    case "too_small":
      return problem("schema.too_small", path, { minimum: String(issue.minimum) });
    case "too_big":
      return problem("schema.too_big", path, { maximum: String(issue.maximum) });
    case "invalid_format":
      return problem("schema.invalid_format", path, { format: issue.pattern ?? issue.format });
    case "invalid_value":
      return problem("schema.invalid_value", path, { allowed: issue.values.map(String).join(", ") });
    case "unrecognized_keys":
      return problem("schema.unrecognized_keys", path, { keys: issue.keys.join(", ") });
    case "invalid_union":
      return problem("schema.invalid_union", path, {});
    default:
      return problem("schema.other", path, { detail: issue.code });
  }
}
