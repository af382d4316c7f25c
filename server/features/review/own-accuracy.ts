import { goldAnswerCount, qualityOf, type Mean } from "@keyhole/shared/agreement/tally";
import { fewestGoldAnswers, published } from "@keyhole/shared/agreement/published";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { projectInput } from "../work/ids.ts";
import { requireProject } from "../work/project-of.ts";
import { openWorkerTally } from "./sealed-tally.ts";

export interface Accuracy {
  /** 0..1 over all questions, how alike the person's answers are to the reference; null before there are enough. */
  readonly overall: number | null;
  readonly labels: readonly (Mean & { readonly question: string; readonly label: string })[];
}

/** Numbers only: never which items they come from. A label that came up fewer times than `fewest` is left out. */
export function accuracyOf(tally: Parameters<typeof qualityOf>[0], fewest = fewestGoldAnswers): Accuracy {
  if (goldAnswerCount(tally) < fewest) return { overall: null, labels: [] };
  const questions = qualityOf(tally);
  const pairs = questions.reduce((sum, each) => sum + each.pairs, 0);
  const total = questions.reduce((sum, each) => sum + each.pairs * (each.mean ?? 0), 0);
  return {
    overall: pairs === 0 ? null : total / pairs,
    labels: questions.flatMap(({ question, labels }) =>
      Object.entries(labels)
        .filter(([, mean]) => mean.pairs >= fewest)
        .map(([label, mean]) => ({ question, label, ...mean })),
    ),
  };
}

/** Parts of a whole that a worker's own figure is rounded to: finer ones would tell of single answers. */
const parts = 20;
const coarse = (share: number): number => Math.round(share * parts) / parts;

/**
 * How alike the actor's own work is to reference answers, for the page where work starts: in steps, late and rounded, so
 * that no submit can be held against the figure to find out whether it was gold.
 */
export const ownAccuracy = guarded("task.count", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { services, actor } = ctx;
  const { projectId } = input;
  const { personId } = actor;
  const { accuracyStep: step } = (await requireProject(services, projectId)).parsed;
  const { tally } = await openWorkerTally(services, { projectId, personId });
  const finished = await services.store.read.finishedTasks(projectId, personId);
  const { overall, labels } = accuracyOf(published(tally, { finished, step }).shown);
  return {
    overall: overall === null ? null : coarse(overall),
    labels: labels.map(({ question, label, mean }) => ({ question, label, mean: coarse(mean) })),
  };
});
