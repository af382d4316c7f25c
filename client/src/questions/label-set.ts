import { paletteColour } from "@keyhole/shared/questions/label";
import type { Label } from "@keyhole/shared/questions/label";
import { knownActions } from "../editor/key-catalogue.ts";

const used = new Set(knownActions.flatMap(({ keys }) => keys));
/** Digits first, then letters that no action has for itself, in the order in which hands find them. */
const offered = [
  ...Array.from("123456789"),
  ...Array.from("qwertyuiopasdfghjklzxcvbnm").filter((letter) => !used.has(letter)),
];

/** The first key that no label has: one without a key costs its people a click, in a long list a scroll too. */
function freeKey(labels: readonly Label[]): string | undefined {
  const taken = new Set(labels.map(({ hotkey }) => hotkey));
  return offered.find((key) => !taken.has(key));
}

/** A colour of the palette that no label has; after all are used, it starts again. */
function freeColour(labels: readonly Label[]): string {
  const taken = new Set(labels.map(({ colour }) => colour));
  for (let index = 0; index < labels.length + 1; index += 1) {
    const colour = paletteColour(index);
    if (!taken.has(colour)) return colour;
  }
  return paletteColour(labels.length);
}

/** An empty row with the next free colour and key. */
export function nextLabel(labels: readonly Label[], title = ""): Label {
  const hotkey = freeKey(labels);
  return { value: title, title, colour: freeColour(labels), ...(hotkey === undefined ? {} : { hotkey }) };
}

/** Labels from a pasted list of names; names that are already there are left out. */
export function labelsFrom(names: readonly string[], existing: readonly Label[]): Label[] {
  const all: Label[] = [...existing];
  for (const name of names) {
    if (!all.some(({ value }) => value === name)) all.push(nextLabel(all, name));
  }
  return all.slice(existing.length);
}

/**
 * A label under another title. While value and title are the same they change together; a stored value that came from
 * elsewhere stays, so that answers keep their meaning. The builder pins values of a published form.
 */
export const renamed = (label: Label, title: string): Label =>
  label.value === label.title ? { ...label, title, value: title } : { ...label, title };
