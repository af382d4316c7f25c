import type { Problem } from "../../errors.ts";
import { type ProblemKey, problem, type problemKeys } from "../../questions/problem-keys.ts";
import type { XmlElement } from "./xml-reader.ts";

/**
 * What became of one tag or attribute. `taken`: the same here. `changed`: works here, but not in the same way.
 * `missing`: has no counterpart and was left out. `harmless`: only looks; left out, nothing is lost.
 */
export const outcomes = ["taken", "changed", "missing", "harmless"] as const;
export type Outcome = (typeof outcomes)[number];

export interface ConfigNote {
  readonly outcome: Outcome;
  readonly tag: string;
  /** The tag's own `name`, empty where it has none. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

type Values<Key extends ProblemKey> = Readonly<Record<(typeof problemKeys)[Key][number], string | number>>;

/** Collects notes, each tied to the place of its tag. */
export class Notes {
  readonly #notes: ConfigNote[] = [];

  add<Key extends ProblemKey>(
    outcome: Outcome,
    element: XmlElement,
    [message, values]: readonly [Key, Values<Key>],
  ): void {
    this.addProblem(outcome, element, problem(message, [], values));
  }

  /** The same for what the rules of forms found. */
  addProblem(outcome: Outcome, element: XmlElement, { message, values: kept }: Problem): void {
    const { name: tag, line, column } = element;
    const name = attribute(element, "name") ?? "";
    this.#notes.push({ outcome, tag, name, line, column, message, ...(kept === undefined ? {} : { values: kept }) });
  }

  /** In the order of the document; what was said twice of one tag stands once. */
  list(): readonly ConfigNote[] {
    const seen = new Set<string>();
    return this.#notes
      .filter((note) => {
        const key = JSON.stringify(note);
        return !seen.has(key) && seen.add(key);
      })
      .sort((one, other) => one.line - other.line || one.column - other.column);
  }
}

/** An attribute by its name without regard to case, as Label Studio reads them; undefined where it is absent or empty. */
export function attribute(element: XmlElement, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of element.attributes) {
    if (key.toLowerCase() === wanted && value.trim() !== "") return value.trim();
  }
  return undefined;
}

export const isOn = (element: XmlElement, name: string): boolean => attribute(element, name)?.toLowerCase() === "true";

/** The members of a list written with commas. */
export const listOf = (written: string | undefined): readonly string[] =>
  (written ?? "").split(",").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));

/** A number an attribute holds; undefined where it holds none. */
export function numberOf(element: XmlElement, name: string): number | undefined {
  const written = attribute(element, name);
  const number = written === undefined ? Number.NaN : Number(written);
  return Number.isFinite(number) ? number : undefined;
}

/** `sentiment_class` as people would write it. */
export function inWords(name: string): string {
  const words = name.replaceAll(/[_\-.[\]]+/g, " ").trim();
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 120);
}
