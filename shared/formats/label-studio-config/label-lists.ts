import { attribute, isOn, type Notes } from "./notes.ts";
import { hexColour } from "./colours.ts";
import type { XmlElement } from "./xml-reader.ts";

/** A label or choice as a form's settings hold it, with every word that the config may call it by. */
export interface ConfigLabel {
  readonly element: XmlElement;
  readonly value: string;
  readonly title: string;
  readonly colour?: string;
  /** As written; which keys can stay is decided when all questions are known. */
  readonly hotkey?: string;
  readonly description?: string;
  /** How many regions may have it, where the config limits that. */
  readonly most?: number;
}

const maximum = { value: 100, title: 120, description: 2000 };

/** The labels directly inside a control, without what is there twice. `tag` is `label` or `choice`. */
export function labelsOf(control: XmlElement, tag: "label" | "choice", notes: Notes): readonly ConfigLabel[] {
  const labels: ConfigLabel[] = [];
  for (const element of control.children) {
    if (element.name.toLowerCase() !== tag) continue;
    const label = labelOf(element, notes);
    if (label === undefined) continue;
    const twice = labels.some(({ value, title }) => value === label.value || title === label.title);
    if (twice) notes.add("changed", element, ["label-studio.label-twice", { value: label.title }]);
    else labels.push(label);
  }
  return labels;
}

/** One label; undefined where it has no words that can be stored. */
export function labelOf(element: XmlElement, notes: Notes): ConfigLabel | undefined {
  const written = attribute(element, "value");
  // Results hold the alias where there is one.
  const stored = attribute(element, "alias") ?? written;
  if (written === undefined || stored === undefined || written.startsWith("$")) {
    notes.add("missing", element, ["label-studio.no-words", {}]);
    return undefined;
  }
  const value = oneLine(stored, maximum.value);
  if (value !== stored) notes.add("changed", element, ["label-studio.shortened", { value }]);
  const colour = colourOf(element, notes);
  const hotkey = attribute(element, "hotkey");
  const description = attribute(element, "hint") ?? attribute(element, "html");
  const most = Number(attribute(element, "maxUsages") ?? Number.NaN);
  if (isOn(element, "selected")) notes.add("changed", element, ["label-studio.preselected", {}]);
  if (attribute(element, "html") !== undefined) notes.add("changed", element, ["label-studio.html", {}]);
  return {
    element,
    value,
    title: oneLine(written, maximum.title),
    ...(colour === undefined ? {} : { colour }),
    ...(hotkey === undefined ? {} : { hotkey }),
    ...(description === undefined ? {} : { description: description.slice(0, maximum.description) }),
    ...(Number.isInteger(most) && most > 0 ? { most } : {}),
  };
}

function colourOf(element: XmlElement, notes: Notes): string | undefined {
  const written = attribute(element, "background");
  if (written === undefined) return undefined;
  const colour = hexColour(written);
  if (colour === undefined) notes.add("changed", element, ["label-studio.colour", { colour: written.slice(0, 40) }]);
  return colour;
}

const oneLine = (text: string, length: number): string =>
  Array.from(text.replaceAll(/\s+/g, " ")).slice(0, length).join("").trim();
