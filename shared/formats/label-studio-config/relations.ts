import type { Asked, DraftQuestion } from "./draft-question.ts";
import { attribute, type Notes } from "./notes.ts";
import type { XmlElement } from "./xml-reader.ts";

/** Relations of Label Studio may have no kind; here each has one. */
const anyKind = "related";

/** Every `Relation` inside is a kind. What they join is found later, by `joined`. */
export function relations(element: XmlElement): readonly Asked[] {
  const named = element.children.flatMap((child) => {
    const value = attribute(child, "value")?.trim().slice(0, 100);
    return child.name.toLowerCase() === "relation" && value !== undefined && value !== "" ? [value] : [];
  });
  const labels = named.length === 0 ? [anyKind] : [...new Set(named)];
  return [{ type: "relation", settings: { labels }, labels: [] }];
}

/**
 * Relations with the spans that they join: those of the first question that marks spans. Label Studio joins regions of
 * any kind; here they are spans of one question, which is said, and without one there is nothing to join.
 */
export function joined(questions: readonly DraftQuestion[], notes: Notes): readonly DraftQuestion[] {
  const spans = questions.filter(({ type }) => type === "span");
  const [first] = spans;
  return questions.flatMap((question): readonly DraftQuestion[] => {
    if (question.type !== "relation") return [question];
    const { element } = question.control;
    if (first === undefined) {
      notes.add("missing", element, ["label-studio.no-spans-to-join", {}]);
      return [];
    }
    if (spans.length > 1) notes.add("changed", element, ["label-studio.joins-one-question", { name: first.name }]);
    return [{ ...question, field: first.field, settings: { ...question.settings, spans: first.name } }];
  });
}
