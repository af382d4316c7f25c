import type { ExportFormat } from "@keyhole/db/store/exports";
import type { Form, Question } from "@keyhole/shared/form";
import type { FormId } from "@keyhole/shared/ids";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { Services } from "../../services.ts";
import { openForm } from "../work/project-of.ts";

export interface KnownForm {
  readonly id: FormId;
  readonly version: number;
  readonly form: Form;
}

/** Opens forms for an export, oldest version first. */
export async function openForms(services: Services, ids: readonly FormId[]): Promise<KnownForm[]> {
  const grant = { kind: "internal", reason: "export-build" } as const;
  const opened = await Promise.all(ids.map(async (id) => ({ id, ...(await openForm(services, id, grant)) })));
  return opened.sort((one, other) => one.version - other.version);
}

/** Whether a format has a place for answers of this type. JSONL has one for every type. */
export function formatHolds(format: ExportFormat, question: Pick<Question, "type">): boolean {
  const { formats } = anyQuestionType(question.type);
  switch (format) {
    case "jsonl":
      return true;
    case "coco":
      return formats.coco !== undefined;
    case "conll":
      return formats.conll !== undefined;
    case "csv":
      return formats.csv !== undefined;
  }
}

/** The questions of all forms that the format holds and the request asks for, by name; a name counts once. */
export function chosenQuestions(
  forms: readonly KnownForm[],
  format: ExportFormat,
  wanted: readonly string[] | null,
): readonly Question[] {
  const chosen = new Map<string, Question>();
  for (const { form } of forms) {
    for (const question of form.questions) {
      const asked = wanted === null || wanted.includes(question.name);
      if (asked && formatHolds(format, question)) chosen.set(question.name, question);
    }
  }
  return [...chosen.values()];
}
