import type { z } from "zod";
import type { Seen } from "../conditions.ts";
import type { Problem } from "../errors.ts";
import type { FieldFacts, FieldValue } from "../fields/field-type.ts";
import type { FieldKind, QuestionTypeName } from "../vocabulary.ts";
import type { Label } from "./label.ts";

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

/**
 * An answer reduced to what Krippendorff's alpha needs: values on units both raters saw (unit key -> value). Where most
 * units hold the same value (text outside every span), `rest` names it and says how many units there are in all, so
 * that they need not be listed.
 */
export interface ReliabilityUnits {
  readonly level: "nominal" | "ordinal" | "interval";
  readonly values: ReadonlyMap<string, string | number>;
  readonly rest?: { readonly value: string | number; readonly units: number };
}

/** A part of an answer that a reviewer can pin a comment to: drawn shapes and spans have stable ids. */
export interface Region {
  readonly id: string;
  readonly label: string;
  /** Shared by regions that belong together; absent for one by itself. */
  readonly group?: string | undefined;
}

/**
 * Where a region lies: its bounding box (two axes, pixels), or its code points (one axis, end exclusive) in the text
 * that `part` names.
 */
export interface Extent {
  readonly kind: "shape" | "text";
  readonly part?: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** `maximum` null: no limit but that of items. */
export interface CandidateCounts {
  readonly minimum: number;
  readonly maximum: number | null;
}

/** Answers that point at regions of another question's answer, by their ids. */
export interface Refers<Settings, Answer> {
  /** The other question: its name, the types it may have, and the labels of it that the settings name, each with its path. */
  to(settings: Settings): {
    readonly question: string;
    readonly path: readonly string[];
    readonly types: readonly QuestionTypeName[];
    readonly labels: readonly { readonly label: string; readonly path: readonly (string | number)[] }[];
  };
  /** What is wrong with the answer, given all regions that it may point at. */
  check(answer: Answer, settings: Settings, regions: readonly Region[]): readonly Problem[];
  /**
   * The answer with every id it points at under another name; what points at one that has none goes. The same object
   * where nothing changes.
   */
  renamed(answer: Answer, name: (id: string) => string | undefined): Answer;
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
  /**
   * Problems the schema cannot see (two labels alike, a default out of range, candidates asked of a picture). Paths
   * start inside the settings. `kind` is the kind of the field asked about, undefined while there is none.
   */
  checkSettings(settings: Settings, kind: FieldKind | undefined): readonly Problem[];
  /** The labels or options with their colours, for legends and limits. Empty where the type has none. */
  labels(settings: Settings): readonly Label[];
  /** How many nodes its labels are arranged in, for types that have a tree: they have a limit of their own. */
  nodes?(settings: Settings): number;
  /** Other fields of the form that it needs to see by name; the question is then about one of them. */
  fields?(settings: Settings): readonly { readonly name: string | null; readonly path: readonly string[] }[];
  hotkeys(settings: Settings): readonly Hotkey[];
  /** Where its answers mean something only together with the regions of a question that stands before it. */
  readonly refers?: Refers<Settings, Answer>;
  /** Shape of a stored answer of the current version. */
  readonly answer: z.ZodType<Answer>;
  /** Rules of these settings and this field: inside the picture, known labels, number in range, at least one. */
  checkAnswer(answer: Answer, settings: Settings, facts: FieldFacts): readonly Problem[];
  /** The answer an editor starts from: nothing answered yet, so `isEmpty` holds. */
  empty(facts: FieldFacts): Answer;
  /** True where nothing was answered, so that `required` is not met. */
  isEmpty(answer: Answer): boolean;
  /** Answers are drawn or marked on the field, so that it cannot be asked of each part of something. */
  readonly draws: boolean;
  /**
   * The answer with every candidate response it names under another name. Absent for types that name none: one that does
   * must say so, else ids that give a model away reach whoever must not know them.
   */
  candidates?(answer: Answer, settings: Settings, name: (id: string) => string): Answer;
  /** How many candidate responses an item needs so that it can be answered at all; absent where any number does. */
  candidatesNeeded?(settings: Settings): CandidateCounts | undefined;
  /** Parts with a stable id; empty for types without them. */
  regions(answer: Answer): readonly Region[];
  /** Where each region lies, in the order of `regions`; absent for types without places. */
  extents?(answer: Answer): readonly Extent[];
  /** What a form's conditions can ask of an answer that is not empty. */
  see(answer: Answer, settings: Settings): Seen;
  /** Whether `see` gives an amount for these settings. */
  hasAmount(settings: Settings): boolean;
  /**
   * What an answer that is not drawn says, as values that can be held against another person's: what is counted when two
   * people are confused. Absent where answers have no such values (texts, dates, orders).
   */
  said?(answer: Answer, settings: Settings): readonly string[];
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
  /** Every category `coco` may name, for the file's header. Present wherever `coco` is. */
  cocoCategories?(settings: Settings): readonly CocoCategory[];
  /** Spans for CoNLL: code-point ranges and labels over one text field. */
  conll?(answer: Answer, settings: Settings, value: FieldValue): readonly LabelledRange[];
  /** Cells for CSV, column suffix -> value. The empty suffix is the question's own column. */
  csv?(answer: Answer, settings: Settings): Readonly<Record<string, string | number | null>>;
  /** Every suffix `csv` may use, for the header row. Present wherever `csv` is. */
  csvColumns?(settings: Settings): readonly string[];
  /** From an import's raw JSON value (a prediction or reference answer) to an answer. */
  parse?(raw: unknown, settings: Settings, facts: FieldFacts): Parsed<Answer>;
}

/** What could be read stands in `answer`; what could not is a problem whose path starts inside the raw value. */
export interface Parsed<Answer> {
  readonly answer?: Answer;
  readonly problems: readonly Problem[];
}

/** Code points of one text, end exclusive. */
export interface LabelledRange {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

export interface CocoCategory {
  readonly name: string;
  /** Names of its points in the order `CocoShape.keypoints` lists them. */
  readonly keypoints?: readonly string[];
  /** Edges between its points, counted from 1 as COCO does. */
  readonly skeleton?: readonly (readonly [number, number])[];
}

export interface CocoShape {
  readonly category: string;
  readonly bbox: readonly [number, number, number, number];
  readonly area: number;
  /** Polygons, or run lengths column by column: `size` is [height, width], `counts` in COCO's packed form. */
  readonly segmentation:
    | readonly (readonly number[])[]
    | { readonly size: readonly [number, number]; readonly counts: string };
  readonly iscrowd: 0 | 1;
  /** What COCO has no member for; other tools read some of these names. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly keypoints?: readonly number[];
  readonly num_keypoints?: number;
}
