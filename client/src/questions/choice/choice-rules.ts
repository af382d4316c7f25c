import type { FieldFacts } from "@keyhole/shared/fields/field-type";
import type { ChoiceAnswer, ChoiceSettings } from "@keyhole/shared/questions/choice/schema";
import { candidatesOf } from "@keyhole/shared/questions/options";
import { candidateName } from "../../fields/conversation/names.ts";

/** One thing that can be chosen, as shown. */
export interface ChoiceOption {
  readonly value: string;
  readonly title: string;
  readonly colour?: string | undefined;
  readonly hotkey?: string | undefined;
  readonly description?: string | undefined;
}

/** The options in the order shown: fixed ones, or the candidates named by their place. */
export function optionsOf(settings: ChoiceSettings, facts: FieldFacts): readonly ChoiceOption[] {
  if (settings.source === "options") return settings.options;
  return candidatesOf(facts).map((value, position) => ({
    value,
    title: candidateName(position),
    hotkey: settings.candidateKeys[position],
  }));
}

/**
 * The answer after an option was picked. Of a single choice the last counts; picking the chosen one again takes the
 * answer away. Of a multiple choice each is switched; beyond `max` nothing changes.
 */
export function pick(
  answer: ChoiceAnswer | undefined,
  value: string,
  settings: ChoiceSettings,
): ChoiceAnswer | undefined {
  const selected = answer?.selected ?? [];
  const has = selected.includes(value);
  if (!settings.multiple) return has ? undefined : { selected: [value], tie: false };
  if (!has && settings.max !== null && selected.length >= settings.max) return answer;
  const next = has ? selected.filter((each) => each !== value) : [...selected, value];
  return next.length === 0 ? undefined : { selected: next, tie: false };
}

export const pickTie = (answer: ChoiceAnswer | undefined): ChoiceAnswer | undefined =>
  answer?.tie === true ? undefined : { selected: [], tie: true };
