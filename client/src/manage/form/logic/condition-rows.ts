import type { Condition } from "@keyhole/shared/conditions";

export const verbs = ["answered", "not-answered", "is", "is-not", "amount"] as const;
export type Verb = (typeof verbs)[number];

/** One line of the condition builder: a question and what its answer must be. */
export interface Row {
  readonly question: string;
  readonly verb: Verb;
  /** For `is` and `is-not`. */
  readonly values: readonly string[];
  /** For `amount`; both ends count. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface Rows {
  readonly join: "all" | "any";
  readonly rows: readonly Row[];
}

/** A condition as lines; null where it is nested deeper than lines can say (the JSON view can). */
export function rowsOf(condition: Condition): Rows | null {
  const [join, parts] =
    "all" in condition
      ? (["all", condition.all] as const)
      : "any" in condition
        ? (["any", condition.any] as const)
        : (["all", [condition]] as const);
  const rows: Row[] = [];
  for (const part of parts) {
    const row = rowOf(part);
    if (row === null) return null;
    rows.push(row);
  }
  return { join, rows };
}

function rowOf(part: Condition): Row | null {
  if ("not" in part) {
    const inner = "question" in part.not ? rowOf(part.not) : null;
    if (inner?.verb === "is") return { ...inner, verb: "is-not" };
    if (inner?.verb === "answered") return { ...inner, verb: "not-answered" };
    return inner?.verb === "not-answered" ? { ...inner, verb: "answered" } : null;
  }
  if (!("question" in part)) return null;
  const { question } = part;
  if ("answered" in part) return { question, verb: part.answered ? "answered" : "not-answered", values: [] };
  if ("is" in part) return { question, verb: "is", values: part.is };
  return { question, verb: "amount", values: [], from: part.from, to: part.to };
}

/** The condition that the lines say; undefined without any. */
export function conditionOf({ join, rows }: Rows): Condition | undefined {
  const parts = rows.map(partOf);
  const [only, ...more] = parts;
  if (only === undefined || more.length === 0) return only;
  return join === "all" ? { all: parts } : { any: parts };
}

function partOf({ question, verb, values, from, to }: Row): Condition {
  switch (verb) {
    case "answered":
    case "not-answered":
      return { question, answered: verb === "answered" };
    case "is":
      return { question, is: Array.from(values) };
    case "is-not":
      return { not: { question, is: Array.from(values) } };
    case "amount":
      return { question, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }
}

/** Where a line stands in the condition, for the problems found there. */
export function pathOfRow({ join, rows }: Rows, index: number): readonly (string | number)[] {
  const place = rows.length < 2 ? [] : [join, index];
  return rows[index]?.verb === "is-not" ? [...place, "not"] : place;
}
