import type { Condition } from "@keyhole/shared/conditions";
import type { Question } from "@keyhole/shared/form";
import type { FormRule } from "@keyhole/shared/form-rules";
import type { DraftForm } from "./draft-form.ts";

/** The draft with every condition, part and rule that looks at a question following it to its new name. */
export function withRenamed(draft: DraftForm, from: string, to: string): DraftForm {
  const renamed = (name: string): string => (name === from ? to : name);
  const inCondition = (condition: Condition): Condition => {
    if ("all" in condition) return { all: condition.all.map(inCondition) };
    if ("any" in condition) return { any: condition.any.map(inCondition) };
    if ("not" in condition) return { not: inCondition(condition.not) };
    return { ...condition, question: renamed(condition.question) };
  };
  const inQuestion = (question: Question): Question => ({
    ...question,
    ...(question.each?.of === "region"
      ? { each: { ...question.each, question: renamed(question.each.question) } }
      : {}),
    ...(question.when === undefined ? {} : { when: inCondition(question.when) }),
    ...(question.requiredWhen === undefined ? {} : { requiredWhen: inCondition(question.requiredWhen) }),
  });
  const inRule = (rule: FormRule): FormRule => {
    switch (rule.kind) {
      case "count":
        return { ...rule, question: renamed(rule.question) };
      case "answered":
        return { ...rule, questions: rule.questions.map(renamed) };
      case "inside":
        return { ...rule, question: renamed(rule.question), parent: renamed(rule.parent) };
    }
  };
  return {
    ...draft,
    questions: draft.questions.map((entry) => ({ ...entry, value: inQuestion(entry.value) })),
    rules: draft.rules.map(inRule),
  };
}
