import { simpleConditions } from "../../conditions.ts";
import type { Problem } from "../../errors.ts";
import type { FieldDefinition } from "../../fields/field-type.ts";
import { type Form, parseForm } from "../../form.ts";
import { anyQuestionType } from "../../questions/registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { isType } from "./conditions.ts";
import type { DraftQuestion } from "./draft-question.ts";
import type { Notes } from "./notes.ts";

/** The names that a question looks back at: it must stand after them. */
const looksAt = ({ when, each, type, settings }: DraftQuestion): readonly string[] => [
  ...(type === "relation" && typeof settings["spans"] === "string" ? [settings["spans"]] : []),
  ...(when === undefined ? [] : simpleConditions(when).map(({ condition }) => condition.question)),
  ...(each?.of === "region" ? [each.question] : []),
];

/** The same questions in the same order, but each after those it looks back at. A circle keeps the order written. */
export function inOrder(questions: readonly DraftQuestion[], notes: Notes): readonly DraftQuestion[] {
  const waiting = Array.from(questions);
  const placed: DraftQuestion[] = [];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const at = waiting.findIndex((each) => looksAt(each).every((name) => name === each.name || !names.has(name)));
    const [next] = waiting.splice(Math.max(0, at), 1);
    if (next === undefined) break;
    if (at > 0) notes.add("changed", next.control.element, ["label-studio.moved", {}]);
    placed.push(next);
  }
  return placed;
}

/** Without the questions whose type does not exist. */
export const ofKnownTypes = (questions: readonly DraftQuestion[], notes: Notes): readonly DraftQuestion[] =>
  questions.filter(({ type, control }) => {
    if (isType(type)) return true;
    notes.add("missing", control.element, ["label-studio.no-type-yet", { type }]);
    return false;
  });

/**
 * The form, without what its rules refuse: a condition that cannot be asked is taken off its question, anything else
 * takes the question along. Each such loss is a note. The failure is what is wrong with a form that has nothing left.
 */
export function settled(
  all: readonly DraftQuestion[],
  fields: readonly FieldDefinition[],
  notes: Notes,
): Result<Form, readonly Problem[]> {
  let questions = Array.from(all);
  for (;;) {
    const used = new Set(questions.map(({ field }) => field));
    // A field that nothing asks about is shown all the same: it is what the question is judged by.
    const form = parseForm({
      v: 1,
      fields: used.size === 0 ? [] : fields,
      questions: questions.map(raw),
      rules: rulesOf(questions),
    });
    if (form.ok) {
      for (const question of questions) told(question, notes);
      return ok(form.value);
    }
    const [problem] = form.failure;
    const [part, index, member] = problem?.path ?? [];
    const bad = part === "questions" && typeof index === "number" ? questions[index] : undefined;
    if (problem === undefined || bad === undefined) return fail(form.failure);
    const { control, type } = bad;
    if (member === "when") {
      notes.add("missing", control.element, ["label-studio.condition-refused", {}]);
      questions = questions.map((each) => (each === bad ? withoutCondition(each) : each));
    } else {
      notes.add("missing", control.element, ["label-studio.refused", { type }]);
      notes.addProblem("missing", control.element, problem);
      questions = questions.filter((each) => each !== bad);
    }
  }
}

function withoutCondition({ when: _when, ...question }: DraftQuestion): DraftQuestion {
  return question;
}

const raw = ({ name, title, description, type, field, required, settings, each, when }: DraftQuestion) => ({
  name,
  title,
  description,
  type,
  field,
  required,
  settings,
  ...(each === undefined ? {} : { each }),
  ...(when === undefined ? {} : { when }),
});

/** A label that may be used a number of times is a rule between the answers here. */
const rulesOf = (questions: readonly DraftQuestion[]) =>
  questions.flatMap(({ name, labels, type }) =>
    isType(type) && anyQuestionType(type).extents !== undefined
      ? labels.flatMap(({ value, most }) =>
          most === undefined ? [] : [{ kind: "count", question: name, labels: [value], max: most }],
        )
      : [],
  );

function told({ control, type, name }: DraftQuestion, notes: Notes): void {
  notes.add("taken", control.element, ["label-studio.question", { type, name }]);
}
