import type { Form } from "../form.ts";
import { parseForm } from "../form.ts";
import type { QuestionTypeName } from "../vocabulary.ts";

/** The names of the templates a lead starts from; title and description stand in the client's catalogue by this name. */
export const templateNames = [
  "object-boxes",
  "polygons",
  "key-points",
  "image-classification",
  "named-entities",
  "text-classification",
  "preference-pair",
  "ranking",
  "rating-rubric",
  "rewrite",
] as const;
export type TemplateName = (typeof templateNames)[number];

/** A form as a lead would write it: defaults are left out. */
export interface TemplateForm {
  readonly v: 1;
  readonly fields: readonly { readonly name: string; readonly kind: string; readonly title: string }[];
  readonly questions: readonly {
    readonly name: string;
    readonly title: string;
    readonly description?: string;
    readonly type: QuestionTypeName;
    readonly field: string;
    readonly required?: boolean;
    readonly settings: Readonly<Record<string, unknown>>;
  }[];
}

/** The whole form of a template. A template that does not parse is a bug, which a test finds first. */
export function formOf(template: TemplateForm): Form {
  const form = parseForm(template);
  if (!form.ok) throw new Error(`template: ${JSON.stringify(form.failure)}`);
  return form.value;
}
