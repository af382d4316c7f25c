import { z } from "zod";
import type { Problem } from "../errors.ts";
import type { Parsed } from "./question-type.ts";
import { schemaProblems, under } from "./problem-keys.ts";

/**
 * Reads an import's list of shapes: either `[...]` or `{regions: [...]}`. Each element is read by `schema`; those that
 * fail are reported with their place and left out. Elements without an id get "r1", "r2", ...: pure and repeatable.
 */
export function rawList<Element>(
  raw: unknown,
  schema: z.ZodType<Element>,
): {
  readonly elements: readonly { readonly element: Element; readonly id: string }[];
  readonly problems: readonly Problem[];
} {
  const list = z.union([z.array(z.unknown()), z.looseObject({ regions: z.array(z.unknown()) })]).safeParse(raw);
  if (!list.success) return { elements: [], problems: schemaProblems(list.error) };
  const entries = Array.isArray(list.data) ? list.data : list.data.regions;
  const prefix = Array.isArray(list.data) ? [] : ["regions"];
  const elements: { element: Element; id: string }[] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of entries.entries()) {
    const read = schema.safeParse(entry);
    if (read.success) elements.push({ element: read.data, id: `r${index + 1}` });
    else problems.push(...under([...prefix, index], schemaProblems(read.error)));
  }
  return { elements, problems };
}

/** An answer that the type's own rules accept, or the problems; what was dropped on the way stays reported. */
export function accepted<Answer>(
  answer: Answer,
  check: readonly Problem[],
  dropped: readonly Problem[] = [],
): Parsed<Answer> {
  return check.length === 0 ? { answer, problems: dropped } : { problems: [...dropped, ...check] };
}
