import type { Problem } from "../errors.ts";
import type { z } from "zod";
import { problem, type Path } from "./problem-keys.ts";

/** What a schema refused, as problems with keys of the catalogue. */
export const schemaProblems = (error: z.ZodError, prefix: Path = []): readonly Problem[] =>
  error.issues.map((issue) =>
    // A path segment may be a symbol by type; parsed JSON has none.
    schemaProblem(issue, [...prefix, ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))]),
  );

function schemaProblem(issue: z.core.$ZodIssue, path: Path): Problem {
  switch (issue.code) {
    case "invalid_type":
      return problem("schema.invalid_type", path, { expected: issue.expected });
    case "too_small":
      return problem("schema.too_small", path, { minimum: String(issue.minimum) });
    case "too_big":
      return problem("schema.too_big", path, { maximum: String(issue.maximum) });
    case "invalid_format":
      return problem("schema.invalid_format", path, { format: issue.pattern ?? issue.format });
    case "invalid_value":
      return problem("schema.invalid_value", path, { allowed: issue.values.map(String).join(", ") });
    case "unrecognized_keys":
      return problem("schema.unrecognized_keys", path, { keys: issue.keys.join(", ") });
    case "invalid_union":
      return problem("schema.invalid_union", path, {});
    default:
      return problem("schema.other", path, { detail: issue.code });
  }
}
