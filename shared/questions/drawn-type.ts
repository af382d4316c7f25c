import type { Problem } from "../errors.ts";
import { labelHotkeys, type Label, labelProblems } from "./label.ts";
import { problem } from "./problem-keys.ts";
import type { QuestionType, Region } from "./question-type.ts";
import { countProblems, seeRegions, sizeOf } from "./region.ts";

interface DrawnSettings {
  readonly labels: Label[];
  readonly minCount: number;
  readonly maxCount: number;
}

interface DrawnAnswer {
  readonly width: number;
  readonly height: number;
  readonly regions: readonly Region[];
}

type Own<Settings, Answer> = Pick<
  QuestionType<Settings, Answer>,
  "type" | "version" | "settings" | "answer" | "checkAnswer" | "migrations" | "compare" | "reliability" | "formats"
> &
  Required<Pick<QuestionType<Settings, Answer>, "extents">> & {
    /** What is wrong with settings beside labels and counts. */
    checkOwnSettings?(this: void, settings: Settings): readonly Problem[];
  };

/** A question whose answer is regions of one shape on a picture: what all of these have in common, and what is its own. */
export function drawnType<Settings extends DrawnSettings, Answer extends DrawnAnswer>({
  checkOwnSettings,
  ...own
}: Own<Settings, Answer>): QuestionType<Settings, Answer> {
  return {
    ...own,
    targets: ["image"],
    checkSettings: (settings) => [
      ...labelProblems(settings.labels, "labels"),
      ...countProblems(settings),
      ...(checkOwnSettings?.(settings) ?? []),
    ],
    labels: ({ labels }) => labels,
    hotkeys: ({ labels }) => labelHotkeys(labels, "labels"),
    // An answer is the picture's size and its regions, as its schema says; no region is one of any shape.
    empty: (facts) => ({ ...sizeOf(facts), regions: [] as readonly never[] }) as DrawnAnswer as Answer,
    isEmpty: ({ regions }) => regions.length === 0,
    draws: true,
    regions: ({ regions }) => regions,
    see: seeRegions,
    hasAmount: () => true,
  };
}

interface VertexCounts {
  readonly minVertices: number;
  readonly maxVertices: number;
}

/** Fewest and most vertices that contradict each other. */
export const vertexCountProblems = ({ minVertices: minimum, maxVertices: maximum }: VertexCounts): readonly Problem[] =>
  minimum > maximum ? [problem("settings.min-over-max", ["minVertices"], { minimum, maximum })] : [];
