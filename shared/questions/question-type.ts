import type { z } from "zod";
import type { Problem } from "../errors.ts";
import type { FieldFacts, FieldValue } from "../fields/field-type.ts";
import type { FieldKind, QuestionTypeName } from "../vocabulary.ts";

/** One key that a question binds in the editor; the form refuses two questions that bind the same one. */
export interface Hotkey {
  /** A KeyboardEvent.key value, lower case, such as "1" or "q". */
  readonly key: string;
  /** Path of the setting that binds it, for the error message. */
  readonly path: readonly (string | number)[];
}

/** What two people's answers have in common. 1 is the same, 0 nothing; `perLabel` covers each label either used. */
export interface Comparison {
  readonly overall: number;
  readonly perLabel: Readonly<Record<string, number>>;
}

/** An answer reduced to what Krippendorff's alpha needs: values on units both raters saw (unit key -> value). */
export interface ReliabilityUnits {
  readonly level: "nominal" | "ordinal" | "interval";
  readonly values: ReadonlyMap<string, string | number>;
}

/**
 * Everything about a question type that is not pixels. Pure: no DOM, no Node, no I/O, no clock. A new type is one
 * folder here, one of the same name in `client/src/questions/`, and one line in each registry.
 *
 * `Settings` is what a lead configures; `Answer` is what is stored. An answer never holds screen pixels, zoom or DOM
 * ranges: image coordinates are float64 pixels of the oriented original, text offsets count code points, end exclusive.
 */
export interface QuestionType<Settings, Answer> {
  readonly type: QuestionTypeName;
  /** Version of the stored answer. Raising it needs an entry in `migrations` for the version before. */
  readonly version: number;
  /** Kinds of field it can ask about. */
  readonly targets: readonly FieldKind[];
  readonly settings: z.ZodType<Settings>;
  /** Problems the schema cannot see (two labels alike, a default out of range). Paths start inside the settings. */
  checkSettings(settings: Settings): readonly Problem[];
  hotkeys(settings: Settings): readonly Hotkey[];
  /** Shape of a stored answer of the current version. */
  readonly answer: z.ZodType<Answer>;
  /** Rules of these settings and this field: inside the picture, known labels, number in range, at least one. */
  checkAnswer(answer: Answer, settings: Settings, facts: FieldFacts): readonly Problem[];
  /** True where nothing was answered, so that `required` is not met. */
  isEmpty(answer: Answer): boolean;
  /** version n -> the answer of version n + 1. Every one must run in `migrations.test.ts`. */
  readonly migrations: Readonly<Record<number, (old: unknown) => unknown>>;
  compare(first: Answer, second: Answer, settings: Settings): Comparison;
  reliability(answer: Answer, settings: Settings, facts: FieldFacts): ReliabilityUnits;
  readonly formats: QuestionFormats<Settings, Answer>;
}

/** How answers leave in other tools' formats. An absent member means the format cannot hold this type. */
export interface QuestionFormats<Settings, Answer> {
  /** COCO `annotations` members without id and image_id; `category` is the label name. */
  coco?(answer: Answer, settings: Settings): readonly CocoShape[];
  /** Spans for CoNLL: code-point ranges and labels over one text field. */
  conll?(
    answer: Answer,
    settings: Settings,
    value: FieldValue,
  ): readonly { start: number; end: number; label: string }[];
  /** Cells for CSV, column suffix -> value. The empty suffix is the question's own column. */
  csv?(answer: Answer, settings: Settings): Readonly<Record<string, string | number | null>>;
  /** From an import's raw JSON value (a prediction or reference answer) to an answer. */
  parse?(raw: unknown, settings: Settings, facts: FieldFacts): { answer?: Answer; problems: readonly Problem[] };
}

export interface CocoShape {
  readonly category: string;
  readonly bbox: readonly [number, number, number, number];
  readonly area: number;
  readonly segmentation: readonly (readonly number[])[];
  readonly iscrowd: 0 | 1;
  readonly keypoints?: readonly number[];
  readonly num_keypoints?: number;
}
