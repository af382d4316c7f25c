import type { Problem } from "@keyhole/shared/errors";
import { checkForm, formDefinition, type Form } from "@keyhole/shared/form";
import { schemaProblems } from "@keyhole/shared/questions/schema-problems";

/** Everything that keeps a form from being published, as it stands on the screen now. */
export function problemsOf(form: Form): readonly Problem[] {
  const read = formDefinition.safeParse(form);
  if (read.success) return checkForm(read.data);
  const shape = schemaProblems(read.error);
  // The rules beyond the schema are asked too, of the parts that can be read: one look shows all there is to mend.
  // They look at names and settings: only settings that cannot be read must be kept from them.
  const unreadable = new Set(
    shape.flatMap(({ path: [part, index, member] }) =>
      part === "questions" && member === "settings" ? [String(index)] : [],
    ),
  );
  const said = new Set(shape.map(({ path }) => path.join("/")));
  const readable = checkForm({
    ...form,
    questions: form.questions.filter((_question, index) => !unreadable.has(String(index))),
  });
  const places = form.questions.flatMap((_question, index) => (unreadable.has(String(index)) ? [] : [index]));
  const more = readable
    .filter(({ message }) => message !== "form.no-question")
    .map((problem) => moveBack(problem, places))
    .filter(({ path }) => !said.has(path.join("/")));
  return [...shape, ...more];
}

/** A path into the readable questions as one into the form's own. */
function moveBack(problem: Problem, places: readonly number[]): Problem {
  const [part, index, ...rest] = problem.path;
  if (part !== "questions" || typeof index !== "number") return problem;
  return { ...problem, path: [part, places[index] ?? index, ...rest] };
}
