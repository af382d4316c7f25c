import { useMemo, useState } from "react";
import type { InspectedItem, ShownAnswer } from "../../api-types.ts";
import { seenTask, useSafeColours } from "../../questions/safe-colours.ts";
import { compareAnswers, type Comparison } from "../../review/comparison.ts";
import { screenTask, type ScreenTask } from "../../workspace/screen-task.ts";

export interface InspectedTask {
  readonly task: ScreenTask;
  readonly comparison: Comparison;
}

/** A, B … by the annotations' random ids, as reviewers see them. */
const letterOf = (index: number): string => String.fromCodePoint(65 + (index % 26));

/** The answers that stand, of an item that a lead looks at, compared as in a review. */
export function useInspectedTask(item: InspectedItem): InspectedTask {
  const [now] = useState(() => Date.now());
  const isSafe = useSafeColours();
  return useMemo(() => {
    const task = seenTask(screenTask(item, now), isSafe);
    const answers = item.annotations
      .filter(({ state, answers: given }) => (state === "submitted" || state === "accepted") && given !== null)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1))
      .map((annotation, index): ShownAnswer => ({
        letter: letterOf(index),
        annotationId: annotation.id,
        answers: annotation.answers as ShownAnswer["answers"], // JSON both ways: the same shape after the transport
        version: 1,
        name: annotation.name,
      }));
    return { task, comparison: compareAnswers(task, answers) };
  }, [item, now, isSafe]);
}
