import { z } from "zod";
import type { Problem } from "../errors.ts";
import type { Parsed } from "./question-type.ts";
import { under } from "./problem-keys.ts";
import { schemaProblems } from "./schema-problems.ts";

export interface RawList<Element> {
  readonly elements: readonly { readonly element: Element; readonly id: string; readonly path: Path }[];
  readonly problems: readonly Problem[];
}
type Path = readonly (string | number)[];

/**
 * Reads an import's list of shapes: either `[...]` or `{regions: [...]}`. Each element is read by `schema`; those that
 * fail are reported with their place and left out. Elements without an id get "r1", "r2", ...: pure and repeatable.
 */
export function rawList<Element>(raw: unknown, schema: z.ZodType<Element>): RawList<Element> {
  const list = z.union([z.array(z.unknown()), z.looseObject({ regions: z.array(z.unknown()) })]).safeParse(raw);
  if (!list.success) return { elements: [], problems: schemaProblems(list.error) };
  const entries = Array.isArray(list.data) ? list.data : list.data.regions;
  const elements: RawList<Element>["elements"][number][] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of entries.entries()) {
    const path = Array.isArray(list.data) ? [index] : ["regions", index];
    const read = schema.safeParse(entry);
    if (read.success) elements.push({ element: read.data, id: `r${index + 1}`, path });
    else problems.push(...under(path, schemaProblems(read.error)));
  }
  return { elements, problems };
}

/**
 * The regions that the type's own rules accept; the others are left out and reported where they stand in the raw list.
 * `answer.regions` are those of `list.elements`, in order. No answer where the list is no list, where what is left still
 * breaks a rule (too few), or where nothing is left of something.
 */
export function acceptedRegions<Answer extends { readonly regions: readonly unknown[] }>(
  answer: Answer,
  list: RawList<unknown>,
  check: (answer: Answer) => readonly Problem[],
): Parsed<Answer> {
  const found = check(answer);
  const bad = new Set(
    found.flatMap(({ path: [at, index] }) => (at === "regions" && typeof index === "number" ? [index] : [])),
  );
  const placed = found.map((each) => {
    const [at, index, ...rest] = each.path;
    const place = at === "regions" && typeof index === "number" ? list.elements[index]?.path : undefined;
    return place === undefined ? each : { ...each, path: [...place, ...rest] };
  });
  const problems = [...list.problems, ...placed];
  const kept = { ...answer, regions: answer.regions.filter((_, index) => !bad.has(index)) };
  if (kept.regions.length === 0 && problems.length > 0) return { problems };
  return bad.size === 0 ? accepted(answer, found, list.problems) : accepted(kept, check(kept), problems);
}

/** An answer that the type's own rules accept, or the problems; what was dropped on the way stays reported. */
export function accepted<Answer>(
  answer: Answer,
  check: readonly Problem[],
  dropped: readonly Problem[] = [],
): Parsed<Answer> {
  return check.length === 0 ? { answer, problems: dropped } : { problems: [...dropped, ...check] };
}
