import type { Label } from "@keyhole/shared/questions/label";
import type { Granularity, SpanPart } from "@keyhole/shared/questions/span/schema";
import type { Notice } from "../../editor/notice.ts";
import type { Region } from "@keyhole/shared/questions/question-type";
import type { TextRange } from "./text-document.ts";

/** A region of a text answer: code points of one text of the field, its part: the whole, a turn, or a candidate. */
export interface TextMark extends Region, TextRange {
  readonly part: SpanPart;
}

/**
 * What a question draws on texts, and how marks enter its answer. Pure. Methods, so that the registry may hold layers of
 * unknown settings. `marks` gives the same object for the same stored region, so that unchanged ones are not drawn again.
 */
export interface TextLayer<Settings, Answer> {
  labels(settings: Settings): readonly Label[];
  /** What marks grow to; words are the person's own switch. */
  granularity(settings: Settings): Granularity;
  marks(answer: Answer): readonly TextMark[];
  withMarks(marks: readonly TextMark[]): Answer;
  /** Why a mark cannot stand among the others (overlap, too many); null where it can. */
  refuse(mark: TextMark, others: readonly TextMark[], settings: Settings): Notice | null;
}

/** A question with a text layer, as the form placed it on a field. */
export interface TextQuestion {
  readonly name: string;
  readonly settings: unknown;
  readonly layer: TextLayer<unknown, unknown>;
}
