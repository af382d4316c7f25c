import type { Problem } from "../../errors.ts";
import { codePointLength } from "../../fields/code-points.ts";
import type { FieldFacts } from "../../fields/field-type.ts";
import type { FieldKind } from "../../vocabulary.ts";
import { candidateProblems } from "../options.ts";
import { problem } from "../problem-keys.ts";
import type { TextAnswer, TextSettings } from "./schema.ts";

export function checkSettings(settings: TextSettings, kind: FieldKind | undefined): readonly Problem[] {
  const { minLength: minimum, maxLength: maximum, startFrom, nextTurn } = settings;
  return [
    ...(minimum > maximum ? [problem("settings.min-over-max", ["minLength"], { minimum, maximum })] : []),
    ...(startFrom.what === "candidate" ? candidateProblems(kind, "startFrom") : []),
    ...(startFrom.what === "text" && kind !== undefined && kind !== "text"
      ? [problem("settings.needs-text", ["startFrom"], {})]
      : []),
    ...(nextTurn ? candidateProblems(kind, "nextTurn") : []),
  ];
}

export function checkAnswer({ text }: TextAnswer, settings: TextSettings, _facts: FieldFacts): readonly Problem[] {
  const { minLength: minimum, maxLength: maximum } = settings;
  const length = codePointLength(text);
  if (length > maximum) return [problem("answer.too-long", ["text"], { maximum, length })];
  if (text.trim() !== "" && length < minimum) return [problem("answer.too-short", ["text"], { minimum, length })];
  return [];
}
