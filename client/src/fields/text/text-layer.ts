import type { RegionBase } from "../../editor/region-ref.ts";
import type { TextRange } from "./text-document.ts";

/** A region of a text answer: a range of one text of the field (`part` names a turn or candidate, null the whole field). */
export interface TextMark extends RegionBase {
  readonly part: string | null;
  readonly range: TextRange;
}

/** What a question draws on a text field, and how a new mark enters its answer. */
export interface TextLayer<Settings, Answer> {
  labels(settings: Settings): readonly { readonly name: string; readonly colour: string }[];
  marks(answer: Answer): readonly TextMark[];
  withMarks(marks: readonly TextMark[]): Answer;
}
