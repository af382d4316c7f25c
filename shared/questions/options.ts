import type { Problem } from "../errors.ts";
import type { FieldFacts } from "../fields/field-type.ts";
import type { FieldKind } from "../vocabulary.ts";
import { type Label, labelProblems } from "./label.ts";
import { problem } from "./problem-keys.ts";

/** What can be chosen or ranked: fixed options, or the candidate responses of the conversation asked about. */
export interface OptionSettings {
  readonly source: "options" | "candidates";
  readonly options: readonly Label[];
}

export function optionProblems(settings: OptionSettings, kind: FieldKind | undefined): readonly Problem[] {
  if (settings.source === "options") {
    return settings.options.length === 1
      ? [problem("settings.too-few-options", ["options"], { minimum: 2 })]
      : labelProblems(settings.options, "options");
  }
  return candidateProblems(kind, "source");
}

/** Candidates exist only in a conversation. */
export const candidateProblems = (kind: FieldKind | undefined, at: string): readonly Problem[] =>
  kind === undefined || kind === "conversation" ? [] : [problem("settings.needs-candidates", [at], {})];

/** Candidate ids of the field in their stored order; none where it is not a conversation. */
export const candidatesOf = (facts: FieldFacts): readonly string[] =>
  facts.kind === "conversation" ? facts.candidates.map(({ id }) => id) : [];

export const optionValues = ({ source, options }: OptionSettings, facts: FieldFacts): readonly string[] =>
  source === "options" ? options.map(({ value }) => value) : candidatesOf(facts);
