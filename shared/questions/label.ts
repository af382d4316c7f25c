import { z } from "zod";
import type { Problem } from "../errors.ts";
import { problem } from "./problem-keys.ts";
import type { Hotkey } from "./question-type.ts";

/**
 * Colours told apart with the common kinds of colour blindness: Okabe and Ito, "Color Universal Design" (2008), without
 * black, then Paul Tol's "muted" scheme. A thirteenth label starts again at the first.
 */
export const palette = [
  "#e69f00",
  "#56b4e9",
  "#009e73",
  "#f0e442",
  "#0072b2",
  "#d55e00",
  "#cc79a7",
  "#882255",
  "#44aa99",
  "#999933",
  "#332288",
  "#aa4499",
] as const;

export const paletteColour = (index: number): string => palette[index % palette.length] ?? palette[0];

/** A stored key: any text of one line, so that names of other tools' categories ("traffic light") fit as they are. */
export const labelValue = z
  .string()
  .min(1)
  .max(100)
  .regex(/^(?!\s)[^\p{Cc}\p{Cs}]*(?<!\s)$/u);

/** One character as KeyboardEvent.key gives it without modifiers, lower case. */
export const hotkey = z.string().regex(/^[^\s\p{Cc}\p{Cs}\p{Lu}]$/u);

const labelInput = z.preprocess(
  (raw) => (typeof raw === "string" ? { value: raw } : raw),
  z.strictObject({
    value: labelValue,
    title: z.string().min(1).max(120).optional(),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .optional(),
    hotkey: hotkey.optional(),
    description: z.string().max(2000).optional(),
  }),
);

/** How lines of a label are drawn where colours alone must not tell them apart; solid without one. Never stored. */
export type LinePattern = "dashed" | "dotted" | "mixed";

/** A thing to name. `value` is what answers store and never changes; `title` is what people read. */
export interface Label {
  readonly value: string;
  readonly title: string;
  readonly colour: string;
  readonly pattern?: LinePattern | undefined;
  readonly hotkey?: string | undefined;
  readonly description?: string | undefined;
}

/** A label may be written as just its value: the title is then the value and the colour the palette's next one. */
export const labelList = z
  .array(labelInput)
  .default([])
  .transform((labels): Label[] =>
    labels.map((label, index) => ({
      ...label,
      title: label.title ?? label.value,
      colour: label.colour ?? paletteColour(index),
    })),
  );

/** Two labels that store or read the same. `at` is the path of the list inside the settings. */
export function labelProblems(labels: readonly Label[], at: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (labels.length === 0) problems.push(problem("settings.no-labels", [at], {}));
  const values = new Set<string>();
  const titles = new Set<string>();
  for (const [index, { value, title }] of labels.entries()) {
    if (values.has(value)) problems.push(problem("settings.label-twice", [at, index, "value"], { value }));
    else if (titles.has(title)) problems.push(problem("settings.title-twice", [at, index, "title"], { title }));
    values.add(value);
    titles.add(title);
  }
  return problems;
}

export const labelHotkeys = (labels: readonly Label[], at: string): readonly Hotkey[] =>
  labels.flatMap(({ hotkey: key }, index) => (key === undefined ? [] : [{ key, path: [at, index, "hotkey"] }]));
