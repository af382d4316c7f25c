import type { AnyQuestionEditor } from "../questions/editor-type.ts";

/** A question of the form as a field on screen sees it: its editor from the registry, its settings parsed. */
export interface FieldQuestion {
  readonly name: string;
  readonly title: string;
  readonly settings: unknown;
  readonly editor: AnyQuestionEditor;
}
