import type { FieldFacts } from "../../fields/field-type.ts";
import { optionValues } from "../options.ts";
import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import type { ChoiceAnswer, ChoiceSettings } from "./schema.ts";

/** How a tie is named among candidate ids. */
const tieMark = "=";

/** Shared selections over all selections (Jaccard), which for a single choice is same or not. */
export function compare(first: ChoiceAnswer, second: ChoiceAnswer): Comparison {
  const [ones, others] = [marks(first), marks(second)];
  const all = new Set([...ones, ...others]);
  const shared = [...all].filter((value) => ones.has(value) && others.has(value));
  return {
    overall: all.size === 0 ? 1 : shared.length / all.size,
    perLabel: Object.fromEntries([...all].map((value) => [value, shared.includes(value) ? 1 : 0])),
  };
}

const marks = ({ selected, tie }: ChoiceAnswer): ReadonlySet<string> => new Set(tie ? [tieMark] : selected);

/** A single choice is one unit; a multiple choice is a yes or no for each option. */
export function reliability(answer: ChoiceAnswer, settings: ChoiceSettings, facts: FieldFacts): ReliabilityUnits {
  if (!settings.multiple) {
    const [value] = marks(answer);
    return { level: "nominal", values: new Map(value === undefined ? [] : [["", value]]) };
  }
  const selected = new Set(answer.selected);
  const values = new Map(optionValues(settings, facts).map((value) => [value, selected.has(value) ? 1 : 0]));
  return { level: "nominal", values };
}
