import { asked } from "./control-types.ts";
import type { Around, DraftQuestion, Target } from "./draft-question.ts";
import { takenName } from "./fields.ts";
import { attribute, inWords, isOn, listOf } from "./notes.ts";
import type { Control } from "./walk.ts";

/** Every question that a control asks: none where nothing here asks the same, several where one tag draws several shapes. */
export function questionsOf(around: Around): readonly DraftQuestion[] {
  const questions: DraftQuestion[] = [];
  for (const control of around.controls) {
    const { element } = control;
    const targets = targetsOf(control, around);
    const [target] = targets;
    if (target === undefined) continue;
    const written = attribute(element, "name") ?? control.tag;
    for (const made of asked(control, targets, around)) {
      const name = takenName(
        written,
        questions.map((each) => each.name),
        made.type,
      );
      if (name !== written) around.notes.add("changed", element, ["label-studio.name", { name }]);
      questions.push({
        control,
        name,
        ...words(control, written),
        field: target.field.name,
        required: isRequired(control),
        ...made,
      });
    }
  }
  return questions;
}

/** The fields asked about; notes what is asked about nothing that can be shown. */
function targetsOf({ element, tag }: Control, { found, notes }: Around): readonly Target[] {
  const names = listOf(attribute(element, "toName"));
  // A dialogue's or list's own control may leave it out where there is one object only.
  const wanted = names.length === 0 && found.byObject.size === 1 ? Array.from(found.byObject.keys()) : names;
  const targets = wanted.flatMap((name): readonly Target[] => {
    const object = found.byObject.get(name);
    const field = found.fields.find((each) => each.name === object?.field);
    return object === undefined || field === undefined ? [] : [{ field, tag: object.tag }];
  });
  if (targets.length === 0) {
    if (tag !== "relations") notes.add("missing", element, ["label-studio.no-target", { name: wanted.join(", ") }]);
    const [only] = found.fields;
    return tag === "relations" && only !== undefined ? [{ field: only, tag }] : [];
  }
  if (targets.length > 1 && tag !== "pairwise") {
    notes.add("changed", element, ["label-studio.several-targets", { field: targets[0]?.field.name ?? "" }]);
  }
  return targets;
}

function words({ heading }: Control, name: string): { readonly title: string; readonly description: string } {
  if (heading === undefined) return { title: inWords(name) === "" ? "?" : inWords(name), description: "" };
  return heading.length <= 120
    ? { title: heading, description: "" }
    : { title: inWords(name) === "" ? "?" : inWords(name), description: heading.slice(0, 2000) };
}

const isRequired = ({ element }: Control): boolean => isOn(element, "required");
