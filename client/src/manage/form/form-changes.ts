import type { Form, Question } from "@keyhole/shared/form";
import type { Label } from "@keyhole/shared/questions/label";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import type { Notice } from "../../editor/notice.ts";
import { formatList } from "../../i18n/format.ts";

/**
 * What publishing `next` over `before` does to work that exists, in words. Nothing of it is refused: answers stay
 * readable under the form version they were given under.
 */
export function formChanges(before: Form, next: Form): readonly Notice[] {
  const notices: Notice[] = [];
  for (const field of before.fields) {
    const after = next.fields.find(({ name }) => name === field.name);
    const title = field.title;
    if (after === undefined) notices.push({ message: "manage.form.change.fieldRemoved", values: { title } });
    else if (after.kind !== field.kind) notices.push({ message: "manage.form.change.fieldKind", values: { title } });
  }
  for (const field of next.fields) {
    const isNew = before.fields.every(({ name }) => name !== field.name);
    if (!isNew) continue;
    const message = field.required ? "manage.form.change.fieldRequired" : "manage.form.change.fieldAdded";
    notices.push({ message, values: { title: field.title } });
  }
  for (const question of before.questions) {
    const after = next.questions.find(({ name }) => name === question.name);
    notices.push(...questionChanges(question, after));
  }
  for (const question of next.questions) {
    if (before.questions.some(({ name }) => name === question.name)) continue;
    const message = question.required ? "manage.form.change.questionRequired" : "manage.form.change.questionAdded";
    notices.push({ message, values: { title: question.title } });
  }
  return notices;
}

/** Titles that a notice names; a tree may have thousands more. */
const mostTitles = 20;

/** Trees have up to 10,000 labels: looked up, not searched for. */
function without(labels: readonly Label[], others: readonly Label[]): readonly Label[] {
  const values = new Set(others.map(({ value }) => value));
  return labels.filter(({ value }) => !values.has(value));
}

const titlesOf = (labels: readonly Label[]): string =>
  formatList([...labels.slice(0, mostTitles).map(({ title }) => title), ...(labels.length > mostTitles ? ["…"] : [])]);

function questionChanges(before: Question, after: Question | undefined): readonly Notice[] {
  const values = { title: before.title };
  if (after === undefined) return [{ message: "manage.form.change.questionRemoved", values }];
  if (after.type !== before.type) return [{ message: "manage.form.change.questionType", values }];
  const notices: Notice[] = [];
  if (after.field !== before.field) notices.push({ message: "manage.form.change.questionField", values });
  if (after.required && !before.required) notices.push({ message: "manage.form.change.nowRequired", values });
  const labelsOf = (question: Question) => anyQuestionType(question.type).labels(question.settings);
  const [old, current] = [labelsOf(before), labelsOf(after)];
  const gone = without(old, current);
  if (gone.length > 0) {
    const labels = titlesOf(gone);
    notices.push({ message: "manage.form.change.labelsRemoved", values: { ...values, labels } });
  }
  const added = without(current, old);
  if (added.length > 0) {
    const labels = titlesOf(added);
    notices.push({ message: "manage.form.change.labelsAdded", values: { ...values, labels } });
  }
  if (notices.length === 0 && JSON.stringify(after) !== JSON.stringify(before)) {
    notices.push({ message: "manage.form.change.questionChanged", values });
  }
  return notices;
}
