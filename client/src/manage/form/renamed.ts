import type { Condition } from "@keyhole/shared/conditions";
import type { Question } from "@keyhole/shared/form";
import type { FormRule } from "@keyhole/shared/form-rules";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
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
    ...settingsRenamed(question),
    ...(question.each?.of === "region"
      ? { each: { ...question.each, question: renamed(question.each.question) } }
      : {}),
    ...(question.when === undefined ? {} : { when: inCondition(question.when) }),
    ...(question.requiredWhen === undefined ? {} : { requiredWhen: inCondition(question.requiredWhen) }),
  });
  /** Any type may name another question in its settings; a draft's may not be readable yet. */
  const settingsRenamed = (question: Question): Question => {
    const { refers, settings } = anyQuestionType(question.type);
    const read = settings.safeParse(question.settings);
    const to = read.success ? refers?.to(read.data) : undefined;
    const [member] = to?.path ?? [];
    if (to?.question !== from || member === undefined) return question;
    const next: object = { ...question, settings: { ...(question.settings as object), [member]: renamed(from) } };
    return next as Question; // the same question, with one name in its settings changed
  };
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
