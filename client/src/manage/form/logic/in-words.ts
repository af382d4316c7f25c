import type { Condition } from "@keyhole/shared/conditions";
import type { Form } from "@keyhole/shared/form";
import type { FormRule } from "@keyhole/shared/form-rules";
import { formatAll, formatAny } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { titleOf, valuesOf } from "./looked-at.ts";

const listed = (parts: readonly string[], type: "conjunction" | "disjunction"): string =>
  type === "conjunction" ? formatAll(parts) : formatAny(parts);

/** A condition as the rest of a sentence: "“Damaged?” is Yes or Unclear, and “Where?” is answered". */
export function conditionInWords(condition: Condition, form: Form): string {
  if ("all" in condition)
    return listed(
      condition.all.map((part) => conditionInWords(part, form)),
      "conjunction",
    );
  if ("any" in condition)
    return listed(
      condition.any.map((part) => conditionInWords(part, form)),
      "disjunction",
    );
  if ("not" in condition) {
    const { not } = condition;
    if ("is" in not)
      return t("manage.logic.words.isNot", { question: titleOf(form, not.question), values: titles(not, form) });
    return t("manage.logic.words.not", { condition: conditionInWords(not, form) });
  }
  const question = titleOf(form, condition.question);
  if ("answered" in condition) {
    return t(condition.answered ? "manage.logic.words.answered" : "manage.logic.words.notAnswered", { question });
  }
  if ("is" in condition) return t("manage.logic.words.is", { question, values: titles(condition, form) });
  const { from, to } = condition;
  if (from !== undefined && to !== undefined) return t("manage.logic.words.between", { question, from, to });
  if (from !== undefined) return t("manage.logic.words.from", { question, from });
  return t("manage.logic.words.to", { question, to: to ?? "…" });
}

function titles({ question, is }: { readonly question: string; readonly is: readonly string[] }, form: Form): string {
  const known = valuesOf(form.questions.find(({ name }) => name === question));
  const names = is.map((value) => known.find((each) => each.value === value)?.title ?? value);
  return names.length === 0 ? "…" : listed(names, "disjunction");
}

/** A rule as a sentence. */
export function ruleInWords(rule: FormRule, form: Form): string {
  switch (rule.kind) {
    case "count": {
      const question = titleOf(form, rule.question);
      if (rule.labels.length === 0) return t("manage.logic.words.countAll", { question, amount: amount(rule) });
      const what = titles({ question: rule.question, is: rule.labels }, form);
      return t("manage.logic.words.count", { question, what, amount: amount(rule) });
    }
    case "answered": {
      const names = listed(
        rule.questions.map((name) => `“${titleOf(form, name)}”`),
        "conjunction",
      );
      return t("manage.logic.words.ofThese", { questions: names, amount: amount(rule) });
    }
    case "inside":
      return t("manage.logic.words.inside", {
        question: titleOf(form, rule.question),
        parent: titleOf(form, rule.parent),
      });
  }
}

function amount({ min, max }: { readonly min: number; readonly max: number | null }): string {
  if (max === null) return t("manage.logic.words.atLeast", { min });
  if (min === max) return t("manage.logic.words.exactly", { min });
  return min === 0 ? t("manage.logic.words.atMost", { max }) : t("manage.logic.words.range", { min, max });
}
