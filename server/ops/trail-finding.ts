import type { TrailProblem } from "./check-trail.ts";

/** What a check found, as a sentence for the command line and logs. Pages have texts of their own. */
export function findingOf(problem: TrailProblem | null, size: number): string {
  if (problem === null) return `All ${size} entries are in place and match the signed head.`;
  return `The trail is not whole: ${reasonOf(problem)}`;
}

function reasonOf(problem: TrailProblem): string {
  switch (problem.kind) {
    case "head-not-signed":
      return `the signed head cannot be trusted (${problem.failure}).`;
    case "head-differs":
      return "the stored head is not what was signed.";
    case "wrong-sequence":
      return `entry ${problem.index} is missing; ${problem.found} stands in its place.`;
    case "undecodable":
      return `entry ${problem.index} is not an entry any more (${problem.key || "whole"} ${problem.problem}).`;
    case "leaf-differs":
      return `entry ${problem.index} was changed: its bytes do not match its hash.`;
    case "nothing-stored":
      return `entry ${problem.index} is empty.`;
    case "copy-differs":
      return `the column ${problem.key} of entry ${problem.index} does not say what the entry says.`;
    case "too-short":
      return `it ends at entry ${problem.size}, but ${problem.checkpointSize} were signed: entries were cut off.`;
    case "root-differs":
      return `entries before ${problem.goodSize} match what was signed; one of ${problem.goodSize} to ${problem.checkpointSize - 1} was replaced or moved.`;
    case "beyond-head":
      return `entry ${problem.index} and what follows stand behind the signed head.`;
  }
}

/** The index at which a problem is found first; null where it is in the head. */
export function indexOf(problem: TrailProblem): number | null {
  switch (problem.kind) {
    case "head-not-signed":
    case "head-differs":
      return null;
    case "too-short":
      return problem.size;
    case "root-differs":
      return problem.goodSize;
    default:
      return problem.index;
  }
}
