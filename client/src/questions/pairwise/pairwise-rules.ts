import type { FieldFacts } from "@keyhole/shared/fields/field-type";
import { pairIds } from "@keyhole/shared/questions/pairwise/check";
import type { PairwiseAnswer, PairwiseSettings } from "@keyhole/shared/questions/pairwise/schema";
import { candidateName } from "../../fields/conversation/names.ts";
import { t } from "../../i18n/t.ts";

export interface PairMember {
  readonly id: string;
  readonly name: string;
}
/** The two in the order shown. */
export type Pair = readonly [PairMember, PairMember];

/** Null where the item has no two of them. */
export function pairOf(settings: PairwiseSettings, facts: FieldFacts): Pair | null {
  const [one, other, third] = pairIds(settings, facts);
  if (one === undefined || other === undefined || third !== undefined) return null;
  const names =
    settings.source === "candidates"
      ? [candidateName(0), candidateName(1)]
      : [settings.firstTitle ?? one, settings.secondTitle ?? other];
  return [
    { id: one, name: names[0] ?? one },
    { id: other, name: names[1] ?? other },
  ];
}

/** Places on the scale from the first being much better (negative) over a tie (0) to the second being much better. */
export function placesOf({ steps, ties }: PairwiseSettings): readonly number[] {
  const side = Array.from({ length: steps }, (_, index) => index + 1);
  return [...side.map((each) => -each).toReversed(), ...(ties ? [0] : []), ...side];
}

export function placeOf(answer: PairwiseAnswer | undefined, [first]: Pair): number | null {
  if (answer === undefined || answer.strength === null) return null;
  return answer.winner === first.id ? -answer.strength : answer.strength;
}

/** The answer with a place on the scale, or without (null). Reasons stay. */
export function decided(
  answer: PairwiseAnswer | undefined,
  pair: Pair,
  place: number | null,
): PairwiseAnswer | undefined {
  const reasons = answer?.reasons ?? [];
  if (place === null) return reasons.length === 0 ? undefined : { winner: null, strength: null, reasons };
  if (place === 0) return { winner: null, strength: 0, reasons };
  return { winner: (place < 0 ? pair[0] : pair[1]).id, strength: Math.abs(place), reasons };
}

/** What one key a side does: that side is better, pressed again by more, and after the most by the least again. */
export function pushed(
  answer: PairwiseAnswer | undefined,
  pair: Pair,
  push: { readonly side: -1 | 1; readonly steps: number },
): PairwiseAnswer | undefined {
  const place = placeOf(answer, pair) ?? 0;
  const strength = Math.sign(place) === push.side ? (Math.abs(place) % push.steps) + 1 : 1;
  return decided(answer, pair, push.side * strength);
}

export function reasoned(answer: PairwiseAnswer | undefined, reasons: readonly string[]): PairwiseAnswer | undefined {
  const next = { winner: answer?.winner ?? null, strength: answer?.strength ?? null, reasons: [...reasons] };
  return next.strength === null && reasons.length === 0 ? undefined : next;
}

/** "Response A: much better", "Equally good". */
export function placeName(place: number, pair: Pair, settings: PairwiseSettings): string {
  if (place === 0) return t("questions.choice.tie");
  const name = (place < 0 ? pair[0] : pair[1]).name;
  return t("questions.pairwise.place", { name, word: strengthWord(Math.abs(place), settings) });
}

/** A project's own word, or the usual one: with fewer steps the outer words fall away. */
function strengthWord(strength: number, { words, steps }: PairwiseSettings): string {
  const own = words[strength - 1];
  if (own !== undefined) return own;
  if (steps === 1) return t("questions.pairwise.better");
  const usual = [
    t("questions.pairwise.barely"),
    t("questions.pairwise.slightly"),
    t("questions.pairwise.better"),
    t("questions.pairwise.much"),
  ];
  return usual.slice(4 - steps)[strength - 1] ?? String(strength);
}
