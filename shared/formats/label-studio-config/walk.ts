import { attribute, type Notes } from "./notes.ts";
import { controlsWithoutQuestion, members, objectKinds, objectsWithoutField, visual, withoutMeaning } from "./tags.ts";
import type { XmlElement } from "./xml-reader.ts";

/** A tag that asks something, with what the tags around and before it say of it. */
export interface Control {
  readonly element: XmlElement;
  /** Its tag in lower case. */
  readonly tag: string;
  /** Itself and every `View` around it that shows only sometimes, outermost first. */
  readonly shownWhen: readonly XmlElement[];
  /** The text of the heading right before it. */
  readonly heading: string | undefined;
}

export interface Found {
  readonly objects: readonly XmlElement[];
  readonly controls: readonly Control[];
}

/** Every object and control in the order of the document; what only looks is noted. */
export function walk(root: XmlElement, notes: Notes): Found {
  const objects: XmlElement[] = [];
  const controls: Control[] = [];
  let heading: { readonly element: XmlElement; readonly text: string } | undefined;
  const dropHeading = () => {
    if (heading !== undefined) notes.add("harmless", heading.element, ["label-studio.looks", {}]);
    heading = undefined;
  };
  const visit = (element: XmlElement, around: readonly XmlElement[]): void => {
    const tag = element.name.toLowerCase();
    const shownWhen = attribute(element, "visibleWhen") === undefined ? around : [...around, element];
    if (tag === "header") {
      dropHeading();
      const text = attribute(element, "value") ?? element.text.trim();
      // A heading that shows data has no fixed words to take over.
      if (text.includes("$") || text === "") notes.add("harmless", element, ["label-studio.looks", {}]);
      else heading = { element, text };
      return;
    }
    if (visual.has(tag)) {
      if (tag !== "view") notes.add("harmless", element, ["label-studio.looks", {}]);
      if (tag === "style") return;
      for (const child of element.children) visit(child, shownWhen);
      return;
    }
    if (Object.hasOwn(objectKinds, tag) || objectsWithoutField.has(tag)) {
      dropHeading();
      objects.push(element);
      return;
    }
    if (withoutMeaning.has(tag) || controlsWithoutQuestion.has(tag)) {
      notes.add("missing", element, ["label-studio.no-tag", { tag: element.name }]);
      return;
    }
    if (members.has(tag)) {
      notes.add("missing", element, ["label-studio.stray", { tag: element.name }]);
      return;
    }
    controls.push({ element, tag, shownWhen, heading: heading?.text });
    if (heading !== undefined) notes.add("taken", heading.element, ["label-studio.heading", {}]);
    heading = undefined;
  };
  visit(root, []);
  dropHeading();
  return { objects, controls };
}
