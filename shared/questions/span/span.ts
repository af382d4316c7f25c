import { labelHotkeys, labelProblems } from "../label.ts";
import type { QuestionType } from "../question-type.ts";
import { countProblems, seeRegions } from "../region.ts";
import { compare, reliability } from "./agreement.ts";
import { checkAnswer } from "./check.ts";
import { conll, parse } from "./formats.ts";
import { partKey } from "./parts.ts";
import { type SpanAnswer, type SpanSettings, spanAnswer, spanSettings } from "./schema.ts";
import { migrations, version } from "./versions.ts";

export const span: QuestionType<SpanSettings, SpanAnswer> = {
  type: "span",
  version,
  targets: ["text", "conversation"],
  settings: spanSettings,
  checkSettings: (settings) => [...labelProblems(settings.labels, "labels"), ...countProblems(settings)],
  labels: ({ labels }) => labels,
  hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
  answer: spanAnswer,
  checkAnswer,
  empty: () => ({ regions: [] }),
  isEmpty: ({ regions }) => regions.length === 0,
  candidates: ({ regions }, _settings, name) => ({
    regions: regions.map((region) =>
      region.part.kind === "candidate" ? { ...region, part: { ...region.part, id: name(region.part.id) } } : region,
    ),
  }),
  draws: true,
  regions: ({ regions }) => regions,
  extents: ({ regions }) =>
    regions.map(({ part, start, end }) => ({ kind: "text", part: partKey(part), from: [start], to: [end] })),
  see: seeRegions,
  hasAmount: () => true,
  migrations,
  compare,
  reliability,
  formats: { conll, parse },
};
