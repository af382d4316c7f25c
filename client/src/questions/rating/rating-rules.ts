import type { FieldFacts } from "@keyhole/shared/fields/field-type";
import { candidatesOf } from "@keyhole/shared/questions/options";
import { scalePoints } from "@keyhole/shared/questions/rating/scale";
import type { Rating, RatingAnswer, RatingSettings } from "@keyhole/shared/questions/rating/schema";
import { candidateName } from "../../fields/conversation/names.ts";

/** One thing that gets a point of each criterion: the field as a whole (null), or one candidate. */
export interface Rated {
  readonly candidate: string | null;
  /** Null for the whole. */
  readonly name: string | null;
}

export const ratedOf = (settings: RatingSettings, facts: FieldFacts): readonly Rated[] =>
  settings.perCandidate
    ? candidatesOf(facts).map((candidate, position) => ({ candidate, name: candidateName(position) }))
    : [{ candidate: null, name: null }];

export type Points = Rating["value"];

export const valueOf = (answer: RatingAnswer | undefined, criterion: string, candidate: string | null): Points | null =>
  answer?.ratings.find((each) => each.criterion === criterion && each.candidate === candidate)?.value ?? null;

/** The answer with one point given, or taken away (null). */
export function rate(
  answer: RatingAnswer | undefined,
  at: { readonly criterion: string; readonly candidate: string | null },
  value: Points | null,
): RatingAnswer | undefined {
  const before = answer?.ratings ?? [];
  const index = before.findIndex((each) => each.criterion === at.criterion && each.candidate === at.candidate);
  const rest = before.filter((_, each) => each !== index);
  if (value === null) return rest.length === 0 ? undefined : { ratings: rest };
  const place = index === -1 ? before.length : index;
  return { ratings: rest.toSpliced(place, 0, { ...at, value }) };
}

/** Keys that rate: where one thing gets one point of single digits, and the lead switched them on. */
export function digitKeys(settings: RatingSettings, facts: FieldFacts): readonly { key: string; value: number }[] {
  if (!settings.hotkeys || settings.criteria.length !== 1 || ratedOf(settings, facts).length !== 1) return [];
  const points = scalePoints(settings.scale);
  return points.every((point) => /^[0-9]$/.test(String(point)))
    ? points.map((value) => ({ key: String(value), value }))
    : [];
}
