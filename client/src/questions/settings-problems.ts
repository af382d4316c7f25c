import type { Problem } from "@keyhole/shared/errors";
import { tProblem } from "../i18n/t.ts";

type Path = readonly (string | number)[];

/** The problems inside one setting, with paths that start there. */
export const problemsUnder = (problems: readonly Problem[], ...at: Path): readonly Problem[] =>
  problems
    .filter(({ path }) => at.every((part, index) => path[index] === part))
    .map((problem) => ({ ...problem, path: problem.path.slice(at.length) }));

/** What to say at the control of one setting; undefined where nothing is wrong with it. */
export function errorAt(problems: readonly Problem[], ...at: Path): string | undefined {
  const [first] = problemsUnder(problems, ...at);
  return first === undefined ? undefined : tProblem(first);
}
