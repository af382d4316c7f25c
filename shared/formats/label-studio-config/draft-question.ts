import type { Condition } from "../../conditions.ts";
import type { EachPart } from "../../each.ts";
import type { FieldDefinition } from "../../fields/field-type.ts";
import type { ConfigFields } from "./fields.ts";
import type { ConfigLabel } from "./label-lists.ts";
import type { Notes } from "./notes.ts";
import type { Control } from "./walk.ts";

/** A question on its way: its settings are as raw as a template's, its type may be one that does not exist (yet). */
export interface DraftQuestion {
  readonly control: Control;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly field: string;
  readonly required: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly labels: readonly ConfigLabel[];
  /** The member of the settings that holds the labels; absent where the type has no labels of its own. */
  readonly labelsAt?: "labels" | "options";
  readonly each?: EachPart;
  readonly when?: Condition;
}

export interface Target {
  readonly field: FieldDefinition;
  /** The object's tag in lower case. */
  readonly tag: string;
}

export interface Around {
  readonly controls: readonly Control[];
  readonly found: ConfigFields;
  readonly notes: Notes;
}

/** What a control's tag adds to what all questions have. */
export type Asked = Pick<DraftQuestion, "type" | "settings" | "labels" | "labelsAt" | "each">;
