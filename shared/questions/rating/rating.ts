import type { Hotkey, QuestionType } from "../question-type.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer, checkSettings } from "./check.ts";
import { csv, csvColumns, parse } from "./formats.ts";
import { scalePoints } from "./scale.ts";
import { scoreOf } from "./score.ts";
import { type RatingAnswer, type RatingSettings, ratingAnswer, ratingSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

/** Only a scale of single digits, one criterion and one thing to rate can be answered by one key. */
function hotkeys({ hotkeys: wanted, scale, criteria, perCandidate }: RatingSettings): readonly Hotkey[] {
  if (!wanted || perCandidate || criteria.length !== 1) return [];
  const keys = scalePoints(scale).map(String);
  return keys.every((key) => /^\d$/.test(key)) ? keys.map((key) => ({ key, path: ["hotkeys"] })) : [];
}

export const rating: QuestionType<RatingSettings, RatingAnswer> = {
  type: "rating",
  version,
  targets: ["image", "text", "conversation"],
  settings: ratingSettings,
  checkSettings,
  labels: () => [],
  hotkeys,
  answer: ratingAnswer,
  checkAnswer,
  empty: () => ({ ratings: [] }),
  isEmpty: ({ ratings }) => ratings.length === 0,
  candidates: ({ ratings }, _settings, name) => ({
    ratings: ratings.map((given) => ({
      ...given,
      candidate: given.candidate === null ? null : name(given.candidate),
    })),
  }),
  candidatesNeeded: ({ perCandidate }) => (perCandidate ? { minimum: 1, maximum: null } : undefined),
  draws: false,
  regions: () => [],
  see: (answer, settings) => ({ values: [], amount: scoreOf(answer, settings, null) }),
  // A rubric's points are several answers: that they differ has no one name.
  said: ({ ratings: [first, second] }, { perCandidate }) =>
    first === undefined || second !== undefined || perCandidate ? [] : [String(first.value)],
  hasAmount: ({ perCandidate }) => !perCandidate,
  migrations,
  compare,
  reliability,
  formats: { csv, csvColumns, parse },
};
