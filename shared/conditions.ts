import { z } from "zod";

/** How deep conditions may nest and how many there may be in one, so that none is slow or beyond reading. */
export const conditionLimits = { depth: 4, parts: 20 };

/**
 * What an answer given so far must be. `is`: any of these values was chosen, or any region has one of these labels.
 * `from` and `to` bound a number typed, or how many regions there are; both ends count.
 */
export type Condition =
  | { readonly question: string; readonly answered: boolean }
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly question: string; readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const question = z.string().min(1).max(40);
const several = z
  .array(z.lazy(() => condition))
  .min(1)
  .max(conditionLimits.parts);

export const condition: z.ZodType<Condition> = z.union([
  z.strictObject({ question, answered: z.boolean() }),
  z.strictObject({ question, is: z.array(z.string().min(1).max(100)).min(1).max(100) }),
  z.strictObject({ question, from: z.number().optional(), to: z.number().optional() }),
  z.strictObject({ all: several }),
  z.strictObject({ any: several }),
  z.strictObject({ not: z.lazy(() => condition) }),
]);

/** What conditions can see of one answer; undefined where the question is not answered. */
export interface Seen {
  /** Values chosen or labels used. */
  readonly values: readonly string[];
  /** The number typed or how many regions there are; undefined where the answer is no amount. */
  readonly amount: number | undefined;
}

/** True where the answers meet the condition. `see` gives what is known of the answer to a question by its name. */
export function meets(wanted: Condition, see: (question: string) => Seen | undefined): boolean {
  if ("all" in wanted) return wanted.all.every((each) => meets(each, see));
  if ("any" in wanted) return wanted.any.some((each) => meets(each, see));
  if ("not" in wanted) return !meets(wanted.not, see);
  const seen = see(wanted.question);
  if ("answered" in wanted) return (seen !== undefined) === wanted.answered;
  if (seen === undefined) return false;
  if ("is" in wanted) return seen.values.some((value) => wanted.is.includes(value));
  const { amount } = seen;
  return amount !== undefined && amount >= (wanted.from ?? -Infinity) && amount <= (wanted.to ?? Infinity);
}

/** A condition without parts inside: it asks one question. */
export type SimpleCondition = Exclude<
  Condition,
  { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }
>;

/** Every simple condition inside, with its path and its depth, 1 for the outermost. */
export function simpleConditions(
  wanted: Condition,
  depth = 1,
  path: readonly (string | number)[] = [],
): readonly {
  readonly condition: SimpleCondition;
  readonly path: readonly (string | number)[];
  readonly depth: number;
}[] {
  if ("not" in wanted) return simpleConditions(wanted.not, depth + 1, [...path, "not"]);
  const inside = "all" in wanted ? wanted.all : "any" in wanted ? wanted.any : undefined;
  const member = "all" in wanted ? "all" : "any";
  if (inside === undefined) return [{ condition: wanted as SimpleCondition, path, depth }]; // the other three are ruled out above
  return inside.flatMap((each, index) => simpleConditions(each, depth + 1, [...path, member, index]));
}
