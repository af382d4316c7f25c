import type { Region } from "@keyhole/shared/questions/question-type";
import type { Answers } from "../editor/history.ts";
import type { ImageLayer } from "../fields/image/image-layer.ts";
import type { Extent } from "../fields/image/shapes.ts";
import type { ScreenQuestion, ScreenTask } from "./screen-task.ts";

/** Shapes of one task, to be taken over into the next one of the same form. Coordinates and labels only. */
export interface KeptShapes {
  readonly projectId: string;
  readonly formId: string;
  readonly byQuestion: readonly {
    readonly question: string;
    readonly extent: Extent;
    readonly regions: readonly Region[];
  }[];
}

type DrawnQuestion = ScreenQuestion & { readonly layer: ImageLayer<unknown, unknown>; readonly extent: Extent };

const drawnQuestions = ({ questions }: Pick<ScreenTask, "questions">): readonly DrawnQuestion[] =>
  questions.flatMap((question) => {
    const { editor, facts } = question;
    if (editor.image === undefined || facts.kind !== "image") return [];
    return [{ ...question, layer: editor.image, extent: { width: facts.width, height: facts.height } }];
  });

/** What of a task's answers can be taken over: the shapes on its pictures, and nothing else of it. Null where there is none. */
export function keptShapes(task: ScreenTask, answers: Answers): KeptShapes | null {
  const { lease, formId } = task.opened;
  const byQuestion = drawnQuestions(task).flatMap(({ name: question, layer, extent }) => {
    const answer = answers[question];
    const regions = answer === undefined ? [] : layer.regions(answer);
    return regions.length === 0 ? [] : [{ question, extent, regions }];
  });
  if (byQuestion.length === 0 || formId === null) return null;
  return { projectId: lease.projectId, formId, byQuestion };
}

/** Whether kept shapes may go into a task: the same project, asked by the same form. */
export const isFor = (kept: KeptShapes, { opened }: ScreenTask): boolean =>
  kept.projectId === opened.lease.projectId && kept.formId === opened.formId;

export interface TakenOver {
  readonly changes: readonly (readonly [question: string, answer: unknown])[];
  readonly count: number;
  /** Shapes that were left: beside this picture, too small on it, or more than an answer may hold. */
  readonly left: number;
}

/**
 * The answers with the kept shapes added, each at its place, cut at the border of a picture of another size. Regions get
 * ids of their own; those of one group are one group again.
 */
export function takenOver(
  kept: KeptShapes,
  task: ScreenTask,
  given: { answers: Answers; newId(this: void): string },
): TakenOver {
  const groups = new Map<string, string>();
  const changes: (readonly [string, unknown])[] = [];
  let [count, left] = [0, 0];
  for (const { name, layer, settings, extent } of drawnQuestions(task)) {
    const from = kept.byQuestion.find(({ question }) => question === name);
    if (from === undefined) continue;
    const answer = given.answers[name];
    const before = answer === undefined ? [] : layer.regions(answer);
    const room = before.length > 0 && layer.excludes?.(settings) === true ? 0 : layer.most(settings) - before.length;
    const fitting = from.regions.flatMap((region) => {
      const within = layer.within(region, from.extent, extent);
      return within === null || layer.refuse(within, settings) !== null ? [] : [within];
    });
    const added = fitting.slice(0, Math.max(0, room)).map((region) => renamed(region, groups, given.newId));
    count += added.length;
    left += from.regions.length - added.length;
    if (added.length > 0) changes.push([name, layer.withRegions([...before, ...added], extent)]);
  }
  return { changes, count, left };
}

function renamed(region: Region, groups: Map<string, string>, newId: () => string): Region {
  const { group, ...alone } = region;
  if (group === undefined) return { ...alone, id: newId() };
  const next = groups.get(group) ?? newId();
  groups.set(group, next);
  return { ...alone, id: newId(), group: next };
}
