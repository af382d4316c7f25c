import type { Form, Question } from "@keyhole/shared/form";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { isObject, type JsonObject } from "../read/record.ts";
import { readings } from "./answers.ts";
import type { ImportPlan } from "./plan.ts";

interface Seen {
  readonly form: Form;
  /** Records that were looked at. */
  readonly values: readonly JsonObject[];
}

/** Labels that a file may call otherwise. Nodes of a tree are named by whole paths, which a renaming cannot hold. */
export function labelValues({
  type,
  settings,
}: Question): readonly { readonly value: string; readonly title: string }[] {
  const known = anyQuestionType(type);
  return known.nodes === undefined ? known.labels(settings) : [];
}

/** Every name that a raw answer could mean a label by. */
function namesIn(raw: unknown): readonly string[] {
  if (typeof raw === "string") return [raw];
  if (Array.isArray(raw)) return raw.flatMap(namesIn);
  if (!isObject(raw)) return [];
  if (typeof raw["label"] === "string") return [raw["label"]];
  return ["regions", "selected", "groups"].flatMap((list) => (Array.isArray(raw[list]) ? namesIn(raw[list]) : []));
}

/** Raw answers of a question in a record, whatever column they stand in. */
function answersIn(plan: ImportPlan, value: JsonObject, question: string): readonly unknown[] {
  return Object.entries(value).flatMap(([column, raw]) => {
    const target = Object.hasOwn(plan.columns, column) ? plan.columns[column] : undefined;
    if (target?.to === "answer") return target.question === question ? [raw] : [];
    if (target?.to !== "answers") return [];
    const object = typeof raw === "string" ? readings(raw)[0] : raw;
    return isObject(object) && Object.hasOwn(object, question) ? [object[question]] : [];
  });
}

export interface SeenLabel {
  readonly question: string;
  /** As the file calls it. */
  readonly name: string;
  readonly count: number;
  /** The form's label it becomes; null where it is left out. */
  readonly label: string | null;
}

/** Labels of the looked-at records with what becomes of them, most frequent first. */
export function labelsOf(plan: ImportPlan, seen: Seen): readonly SeenLabel[] {
  return seen.form.questions.flatMap((question) => {
    const known = new Set(labelValues(question).map(({ value }) => value));
    if (known.size === 0) return [];
    const renaming = Object.hasOwn(plan.labels, question.name) ? (plan.labels[question.name] ?? {}) : {};
    return [...counts(plan, seen, question.name)]
      .sort(([, first], [, second]) => second - first)
      .map(([name, count]) => {
        const label = Object.hasOwn(renaming, name) ? (renaming[name] ?? null) : known.has(name) ? name : null;
        return { question: question.name, name, count, label };
      });
  });
}

function counts(plan: ImportPlan, { values }: Seen, question: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const value of values) {
    for (const name of answersIn(plan, value, question).flatMap((raw) => namesIn(readings(raw)[0]))) {
      if (name.length <= 300) found.set(name, (found.get(name) ?? 0) + 1);
    }
  }
  return found;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/gu, " ");

/**
 * The plan with a proposal for every label it does not name yet: the form's label of the same name in any spelling, else
 * to leave it out. What is proposed here is shown to the lead, so it is left out without a word; a label that was not
 * among the looked-at records is reported by the run.
 */
export function withLabels(plan: ImportPlan, seen: Seen): ImportPlan {
  const labels = { ...plan.labels };
  for (const question of seen.form.questions) {
    const own = labelValues(question);
    if (own.length === 0) continue;
    const renaming = { ...(Object.hasOwn(labels, question.name) ? labels[question.name] : {}) };
    for (const name of counts(plan, seen, question.name).keys()) {
      if (Object.hasOwn(renaming, name) || own.some(({ value }) => value === name)) continue;
      const alike = own.find(({ value, title }) => plain(value) === plain(name) || plain(title) === plain(name));
      renaming[name] = alike?.value ?? null;
    }
    if (Object.keys(renaming).length > 0) labels[question.name] = renaming;
  }
  return { ...plan, labels };
}
