import type { FieldDefinition } from "../../fields/field-type.ts";
import { nameFrom, unusedName } from "../../name-from.ts";
import { attribute, inWords, type Notes } from "./notes.ts";
import { objectKinds } from "./tags.ts";
import type { XmlElement } from "./xml-reader.ts";

export interface ConfigFields {
  readonly fields: readonly FieldDefinition[];
  /** An object's name -> the name of its field and its own tag; without a field where nothing here shows the same. */
  readonly byObject: ReadonlyMap<
    string,
    { readonly field?: string; readonly tag: string; readonly element: XmlElement }
  >;
}

const validName = /^[a-z][a-z0-9_-]{0,39}$/;

/** A name as it stands where it can be one here, otherwise the nearest that can. */
export const takenName = (written: string, taken: readonly string[], fallback: string): string =>
  validName.test(written) ? unusedName(written, taken).slice(0, 40) : nameFrom(written, taken, fallback);

/** Objects as fields. Each takes the name of the data's key, so that imports of Label Studio tasks fill it. */
export function fieldsOf(objects: readonly XmlElement[], notes: Notes): ConfigFields {
  const fields: FieldDefinition[] = [];
  const byObject = new Map<string, { field?: string; tag: string; element: XmlElement }>();
  const byKey = new Map<string, string>();
  for (const element of objects) {
    const tag = element.name.toLowerCase();
    const object = attribute(element, "name") ?? `${tag} ${element.line}`;
    const kind = Object.hasOwn(objectKinds, tag) ? objectKinds[tag] : undefined;
    const value = attribute(element, "value") ?? attribute(element, "valueList") ?? "";
    if (kind === undefined) {
      notes.add("missing", element, ["label-studio.no-field", { tag: element.name }]);
      byObject.set(object, { tag, element });
      continue;
    }
    if (!value.startsWith("$")) {
      notes.add("missing", element, ["label-studio.fixed-text", {}]);
      byObject.set(object, { tag, element });
      continue;
    }
    const key = value.slice(1);
    const known = byKey.get(`${kind} ${key}`);
    const name =
      known ??
      takenName(
        key,
        Array.from(fields, (field) => field.name),
        kind,
      );
    if (known === undefined) {
      byKey.set(`${kind} ${key}`, name);
      fields.push({ name, kind, title: inWords(key) === "" ? inWords(kind) : inWords(key), required: true });
    }
    byObject.set(object, { field: name, tag, element });
    notes.add("taken", element, ["label-studio.field", { kind, name }]);
    if (name !== key) notes.add("changed", element, ["label-studio.key", { key, name }]);
    noteDifferences(element, tag, notes);
  }
  return { fields, byObject };
}

function noteDifferences(element: XmlElement, tag: string, notes: Notes): void {
  if (tag === "hypertext") notes.add("changed", element, ["label-studio.hypertext", {}]);
  if (tag === "list") notes.add("changed", element, ["label-studio.list", {}]);
  if (tag === "paragraphs" || tag === "chat") notes.add("changed", element, ["label-studio.turns", {}]);
  if (attribute(element, "valueList") !== undefined) notes.add("missing", element, ["label-studio.several", {}]);
  const lost = ["audio", "llm", "resolver"].filter((name) => attribute(element, name) !== undefined);
  for (const name of lost) notes.add("missing", element, ["label-studio.attribute", { name }]);
  if (attribute(element, "valueType")?.toLowerCase() === "url") {
    notes.add("changed", element, ["label-studio.address", {}]);
  }
}
