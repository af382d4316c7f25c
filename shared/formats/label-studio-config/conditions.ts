import type { Condition } from "../../conditions.ts";
import { anyQuestionType } from "../../questions/registry.ts";
import { type QuestionTypeName, questionTypeNames } from "../../vocabulary.ts";
import { unusedName } from "../../name-from.ts";
import { attribute, isOn, listOf, type Notes } from "./notes.ts";
import type { DraftQuestion } from "./draft-question.ts";
import type { XmlElement } from "./xml-reader.ts";

export const isType = (type: string): type is QuestionTypeName =>
  (questionTypeNames as readonly string[]).includes(type);

const draws = ({ type }: DraftQuestion): boolean => isType(type) && anyQuestionType(type).draws;

/** The questions with what `perRegion` and the `visibleWhen` attributes on and around their tags say. */
export function withConditions(questions: readonly DraftQuestion[], notes: Notes): readonly DraftQuestion[] {
  const result: DraftQuestion[] = [];
  for (const question of questions) {
    const asked = { ...question, ...whenOf(question, questions, notes) };
    const isPart = isOn(question.control.element, "perRegion") && question.each === undefined && !draws(question);
    if (isPart) result.push(...perRegion(asked, { questions, result, notes }));
    else result.push(asked);
  }
  return result;
}

interface Place {
  readonly questions: readonly DraftQuestion[];
  readonly result: readonly DraftQuestion[];
  readonly notes: Notes;
}

/** One question for each question whose regions it follows; in a chat without regions, one for each turn. */
function perRegion(question: DraftQuestion, { questions, result, notes }: Place): readonly DraftQuestion[] {
  const { element, shownWhen } = question.control;
  const about = shownWhen.find((each) => attribute(each, "visibleWhen")?.toLowerCase() === "region-selected");
  const tag = about === undefined ? undefined : attribute(about, "whenTagName");
  const parents = questions.filter(
    (each) => draws(each) && each.field === question.field && (tag === undefined || tagOf(each) === tag),
  );
  const wanted = about === undefined ? [] : listOf(attribute(about, "whenLabelValue"));
  const roles = about === undefined ? [] : listOf(attribute(about, "whenRole")).filter(isRole);
  if (parents.length === 0) {
    const turns: DraftQuestion = {
      ...question,
      each: { of: "turn", roles: roles.length > 0 ? Array.from(roles) : ["assistant"] },
    };
    notes.add("changed", element, ["label-studio.per-turn", {}]);
    return [turns];
  }
  if (parents.length > 1) notes.add("changed", element, ["label-studio.several-parents", {}]);
  return parents.map((parent, index) => {
    const taken = [...questions, ...result].map(({ name }) => name);
    return {
      ...question,
      name: index === 0 ? question.name : unusedName(question.name.slice(0, 37), taken),
      each: { of: "region", question: parent.name, labels: valuesOf(parent, wanted, [element, notes]).slice() },
    };
  });
}

const isRole = (role: string): role is "system" | "user" | "assistant" | "tool" =>
  ["system", "user", "assistant", "tool"].includes(role);

const tagOf = ({ control }: DraftQuestion): string | undefined => attribute(control.element, "name");

function whenOf(
  question: DraftQuestion,
  questions: readonly DraftQuestion[],
  notes: Notes,
): { readonly when?: Condition } {
  const parts = question.control.shownWhen.flatMap((element) => {
    const condition = conditionOf(element, question, { questions, notes });
    return condition === undefined ? [] : [condition];
  });
  const [only, ...more] = parts;
  return only === undefined ? {} : { when: more.length === 0 ? only : { all: parts } };
}

function conditionOf(
  element: XmlElement,
  question: DraftQuestion,
  { questions, notes }: Pick<Place, "questions" | "notes">,
): Condition | undefined {
  const mode = attribute(element, "visibleWhen")?.toLowerCase() ?? "";
  const isRegion = mode === "region-selected";
  // `perRegion` says the same by itself, see above.
  if (isRegion && isOn(question.control.element, "perRegion")) return undefined;
  if (!isRegion && mode !== "choice-selected" && mode !== "choice-unselected") {
    notes.add("changed", element, ["label-studio.shown-always", { mode }]);
    return undefined;
  }
  const tag = attribute(element, "whenTagName");
  const before = questions.filter((each) => each !== question && each.name !== question.name);
  const possible = before.filter((each) =>
    isRegion ? draws(each) : each.type === "choice" || each.type === "taxonomy",
  );
  const other = tag === undefined ? possible.at(0) : possible.find((each) => tagOf(each) === tag);
  if (other === undefined) {
    notes.add("missing", element, ["label-studio.condition", { name: tag ?? "" }]);
    return undefined;
  }
  if (isRegion) notes.add("changed", element, ["label-studio.region-shown", {}]);
  const written = listOf(attribute(element, isRegion ? "whenLabelValue" : "whenChoiceValue"));
  const is = valuesOf(other, written, [element, notes]);
  const condition: Condition =
    is.length > 0 ? { question: other.name, is: Array.from(is) } : { question: other.name, answered: true };
  return mode === "choice-unselected" ? { not: condition } : condition;
}

/** Stored values of labels that a condition names by their words or their alias. */
function valuesOf(
  { labels, name }: DraftQuestion,
  written: readonly string[],
  [element, notes]: readonly [XmlElement, Notes],
): readonly string[] {
  return written.flatMap((word) => {
    const label = labels.find(({ value, title }) => value === word || title === word);
    if (label === undefined) notes.add("missing", element, ["label-studio.condition-value", { value: word, name }]);
    return label === undefined ? [] : [label.value];
  });
}
