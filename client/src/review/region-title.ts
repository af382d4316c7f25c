import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { ScreenQuestion } from "../workspace/screen-task.ts";

/** The label of one region of an answer, in the lead's word for it; null where there is no such region. */
export function regionTitle({ type, settings }: ScreenQuestion, answer: unknown, region: string): string | null {
  if (answer === undefined) return null;
  const value = anyQuestionType(type)
    .regions(answer)
    .find(({ id }) => id === region)?.label;
  if (value === undefined) return null;
  const label = anyQuestionType(type)
    .labels(settings)
    .find((each) => each.value === value);
  return label?.title ?? value;
}
