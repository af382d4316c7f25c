import type { Import } from "@keyhole/db/store/imports";
import type { Problem } from "@keyhole/shared/errors";
import type { Services } from "../../services.ts";
import type { Place } from "./read/record.ts";

/** What a run could not take: a whole record (`lost`), or parts of one that came in without them. */
export interface ImportProblem {
  readonly place: Place;
  readonly lost: boolean;
  readonly problems: readonly Problem[];
}

/** Of one record; more would repeat the same. */
const problemsPerRecord = 5;
const valueLength = 100;

const identityOf = ({ id, projectId }: Pick<Import, "id" | "projectId">) =>
  ({ projectId, purpose: "imports", record: `${id}/problems` }) as const;

/** Values are cut: they say what is meant, they are no copy of the content. */
const short = (problem: Problem): Problem => ({
  ...problem,
  path: problem.path.map((part) => (typeof part === "string" ? part.slice(0, valueLength) : part)),
  ...(problem.values === undefined
    ? {}
    : {
        values: Object.fromEntries(
          Object.entries(problem.values).map(([key, value]) => [
            key,
            typeof value === "string" ? value.slice(0, valueLength) : value,
          ]),
        ),
      }),
});

export const toProblem = (problem: ImportProblem): ImportProblem => ({
  ...problem,
  place: { ...problem.place, file: problem.place.file.slice(-300) },
  problems: problem.problems.slice(0, problemsPerRecord).map(short),
});

export function sealProblems(
  services: Services,
  found: Pick<Import, "id" | "projectId">,
  list: readonly ImportProblem[],
) {
  return services.vault.sealRecord(identityOf(found), Buffer.from(JSON.stringify(list)));
}

export async function openProblems(services: Services, found: Import): Promise<ImportProblem[]> {
  if (found.problems === null) return [];
  const grant = { kind: "internal", reason: "import" } as const;
  const bytes = await services.vault.openRecord(grant, identityOf(found), found.problems);
  return JSON.parse(Buffer.from(bytes).toString("utf8")) as ImportProblem[]; // sealed by sealProblems
}
