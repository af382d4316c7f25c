import type { Asked } from "./draft-question.ts";
import { labelOf } from "./label-lists.ts";
import { attribute, isOn, type Notes, numberOf } from "./notes.ts";
import type { XmlElement } from "./xml-reader.ts";

const choicesIn = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(({ name }) => name.toLowerCase() === "choice");

/** Choices inside choices: a tree, whatever the tag around it is called. */
export const hasBranches = (element: XmlElement): boolean =>
  choicesIn(element).some((choice) => choicesIn(choice).length > 0);

interface Node {
  readonly value: string;
  readonly title: string;
  readonly description?: string;
  readonly children?: readonly Node[];
}

export function taxonomy(element: XmlElement, notes: Notes): readonly Asked[] {
  const nodes = nodesIn(element, notes);
  if (nodes.length === 0) {
    notes.add("missing", element, ["label-studio.labels-from-data", {}]);
    return [];
  }
  const maximum = numberOf(element, "maxUsages");
  const isSingle =
    attribute(element, "choice")?.toLowerCase().startsWith("single") ?? element.name.toLowerCase() === "choices";
  const settings = {
    nodes,
    pick: isOn(element, "leafsOnly") ? "leaf" : "any",
    multiple: !isSingle && maximum !== 1,
    ...(maximum !== undefined && maximum > 1 ? { max: Math.trunc(maximum) } : {}),
  };
  return [{ type: "taxonomy", settings, labels: [] }];
}

function nodesIn(element: XmlElement, notes: Notes): readonly Node[] {
  return choicesIn(element).flatMap((choice): readonly Node[] => {
    const label = labelOf(choice, notes);
    if (label === undefined) return [];
    const children = nodesIn(choice, notes);
    const { value, title, description } = label;
    return [
      {
        value,
        title,
        ...(description === undefined ? {} : { description }),
        ...(children.length === 0 ? {} : { children }),
      },
    ];
  });
}
