import type { ImportProblem } from "../../api-types.ts";
import { t, tProblem } from "../../i18n/t.ts";

export const placeText = ({ file, line }: ImportProblem["place"]): string =>
  line === null ? file : t("imports.place.line", { file, line });

/** What is wrong, each thing once, with the part of an answer it is about. */
export const problemTexts = (problems: ImportProblem["problems"]): readonly string[] => [
  ...new Set(
    problems.map((problem) => {
      const [part] = problem.path;
      const about = typeof part === "string" && problem.message.startsWith("answer.") ? `${part}: ` : "";
      return `${about}${tProblem(problem)}`;
    }),
  ),
];
