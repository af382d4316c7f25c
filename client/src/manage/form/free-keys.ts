import type { Form, Question } from "@keyhole/shared/form";
import { anyQuestionType } from "@keyhole/shared/questions/registry";
import { reservedHotkeys } from "@keyhole/shared/questions/reserved-hotkeys";

const candidates = Array.from("123456789qwertyuiopasdfghjklzxcvbnm");

const hotkeysOf = ({ type, settings }: Question) => anyQuestionType(type).hotkeys(settings);

/** The settings of a question that joins a form, its keys moved to free ones where the form's questions have them. */
export function withFreeKeys({ fields, questions }: Form, question: Question): unknown {
  const taken = new Set([
    ...reservedHotkeys(fields.map(({ kind }) => kind)),
    ...questions.flatMap((each) => hotkeysOf(each).map(({ key }) => key)),
  ]);
  let settings: unknown = question.settings;
  for (const { key, path } of hotkeysOf(question)) {
    const free = taken.has(key) ? candidates.find((each) => !taken.has(each)) : key;
    if (free === undefined) continue;
    taken.add(free);
    if (free !== key) settings = withValueAt(settings, path, free);
  }
  return settings;
}

/** A copy with another value at a path; a path that leads nowhere changes nothing. */
function withValueAt(whole: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(whole) && typeof first === "number") {
    return whole.map((each: unknown, index) => (index === first ? withValueAt(each, rest, value) : each));
  }
  if (typeof whole === "object" && whole !== null && typeof first === "string") {
    return { ...whole, [first]: withValueAt(Reflect.get(whole, first), rest, value) };
  }
  return whole;
}
