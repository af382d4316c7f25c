import type { Problem } from "@keyhole/shared/errors";
import type { Form } from "@keyhole/shared/form";
import { found } from "../read/record.ts";
import type { ImportPlan } from "./plan.ts";

/** What keeps a plan from giving any item: targets that the form has not, and required fields without a source. */
export function planProblems(plan: ImportPlan, form: Form): readonly Problem[] {
  const problems: Problem[] = [];
  const sources = new Map<string, string[]>();
  const add = (field: string, column: string) => sources.set(field, [...(sources.get(field) ?? []), column]);
  for (const [column, target] of Object.entries(plan.columns)) {
    const path = ["columns", column];
    if (target.to === "field" || target.to === "conversation") {
      const field = form.fields.find(({ name }) => name === target.field);
      if (field === undefined || (target.to === "conversation" && field.kind !== "conversation")) {
        problems.push(found("import.no-field", { field: target.field, column }, path));
      } else if (target.to === "field" && sources.has(field.name)) {
        problems.push(found("import.field-twice", { field: field.name, column }, path));
      } else add(field.name, column);
    }
    if (target.to === "answer" && !form.questions.some(({ name }) => name === target.question)) {
      problems.push(found("import.no-question", { question: target.question }, path));
    }
  }
  const { chosen } = plan;
  if (chosen !== null && !form.questions.some(({ name }) => name === chosen.question)) {
    problems.push(found("import.no-question", { question: chosen.question }, ["chosen"]));
  }
  const byName = Object.values(plan.columns).some(({ to }) => to === "fields");
  for (const { name, required } of form.fields) {
    if (required && !byName && !sources.has(name))
      problems.push(found("import.field-unmapped", { field: name }, ["columns"]));
  }
  return problems;
}
