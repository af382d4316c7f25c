import { labelHotkeys } from "../label.ts";
import type { Hotkey, QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { type PairwiseAnswer, pairwiseAnswer, type PairwiseSettings, pairwiseSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

/** Digits in the order of the scale; "1" is the first being as much better as can be said. */
export const scaleKeys = ({ steps, ties }: PairwiseSettings): readonly string[] =>
  Array.from({ length: 2 * steps + (ties ? 1 : 0) }, (_, index) => String(index + 1));

function hotkeys(settings: PairwiseSettings): readonly Hotkey[] {
  const { keys, firstKey, tieKey, secondKey, ties, reasons } = settings;
  const own =
    keys === "digits"
      ? scaleKeys(settings).map((key) => ({ key, path: ["keys"] }))
      : keys === "sides"
        ? [
            { key: firstKey, path: ["firstKey"] },
            ...(ties ? [{ key: tieKey, path: ["tieKey"] }] : []),
            { key: secondKey, path: ["secondKey"] },
          ]
        : [];
  return [...own, ...labelHotkeys(reasons, "reasons")];
}

export const pairwise: QuestionType<PairwiseSettings, PairwiseAnswer> = {
  type: "pairwise",
  version,
  targets: ["image", "text", "conversation"],
  settings: pairwiseSettings,
  checkSettings,
  fields: ({ source, first, second }) =>
    source === "candidates"
      ? []
      : [
          { name: first, path: ["first"] },
          { name: second, path: ["second"] },
        ],
  labels: ({ reasons }) => reasons,
  hotkeys,
  answer: pairwiseAnswer,
  checkAnswer,
  empty: () => ({ winner: null, strength: null, reasons: [] }),
  isEmpty: ({ strength, reasons }) => strength === null && reasons.length === 0,
  candidates: (answer, { source }, name) =>
    source === "fields" || answer.winner === null ? answer : { ...answer, winner: name(answer.winner) },
  candidatesNeeded: ({ source }) => (source === "candidates" ? { minimum: 2, maximum: 2 } : undefined),
  draws: false,
  regions: () => [],
  see: ({ strength, reasons }) => ({ values: reasons, amount: strength ?? undefined }),
  said: ({ winner, strength }) => (strength === 0 ? ["tie"] : winner === null ? [] : [winner]),
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
