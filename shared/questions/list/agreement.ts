import type { Comparison, ReliabilityUnits } from "../question-type.ts";
import { sameText } from "./check.ts";
import type { ListAnswer, ListSettings } from "./schema.ts";

/**
 * Entries are the same where their texts are, but for case and spaces. Each entry that either wrote counts 1 with the same
 * verdict, a half with another, 0 where only one wrote it. `perLabel` is, for each verdict, the share of the entries that
 * either gave it which both gave it.
 */
export function compare(first: ListAnswer, second: ListAnswer): Comparison {
  const [ones, others] = [verdicts(first), verdicts(second)];
  const texts = new Set([...ones.keys(), ...others.keys()]);
  const perLabel = new Map<string, number[]>();
  let total = 0;
  for (const text of texts) {
    const [one, other] = [ones.get(text), others.get(text)];
    const isSame = one === other;
    total += isSame ? 1 : one !== undefined && other !== undefined ? 0.5 : 0;
    for (const verdict of new Set([one, other])) {
      if (typeof verdict === "string") perLabel.set(verdict, [...(perLabel.get(verdict) ?? []), isSame ? 1 : 0]);
    }
  }
  return {
    overall: texts.size === 0 ? 1 : total / texts.size,
    perLabel: Object.fromEntries(
      [...perLabel].map(([verdict, all]) => [verdict, all.reduce((sum, each) => sum + each, 0) / all.length]),
    ),
  };
}

const verdicts = ({ entries }: ListAnswer): ReadonlyMap<string, string | null> =>
  new Map(entries.map(({ text, verdict }) => [sameText(text), verdict]));

/** A verdict on each text; without verdicts, that the text was written. */
export function reliability(answer: ListAnswer, settings: ListSettings): ReliabilityUnits {
  const values = new Map<string, string | number>();
  for (const [text, verdict] of verdicts(answer)) {
    if (settings.verdicts.length === 0) values.set(text, 1);
    else if (verdict !== null) values.set(text, verdict);
  }
  return { level: "nominal", values };
}
