import { goldAnswerCount, qualityOf, type Mean } from "@keyhole/shared/agreement/tally";
import { factsOfProject } from "../../door/facts.ts";
import { guarded } from "../../door/procedure.ts";
import { projectInput } from "../work/ids.ts";
import { openTally } from "./sealed-tally.ts";

/** Gold answers before a person sees a number: fewer say little, and would say which task it was. */
export const fewestGoldAnswers = 5;

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

/** How alike the actor's own work is to reference answers, for the page where work starts. */
export const ownAccuracy = guarded("task.count", projectInput, factsOfProject).query(async ({ ctx, input }) => {
  const { tally } = await openTally(ctx.services, { projectId: input.projectId, personId: ctx.actor.personId });
  return accuracyOf(tally);
});
