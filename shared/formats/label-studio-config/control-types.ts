import { type ConfigLabel, labelsOf } from "./label-lists.ts";
import { attribute, inWords, isOn, listOf, type Notes, numberOf } from "./notes.ts";
import { pairwise, ranker } from "./preferences.ts";
import type { Around, Asked, Target } from "./draft-question.ts";
import { relations } from "./relations.ts";
import { granularities, type Granularity } from "../../questions/span/schema.ts";
import { shapes, textLabels } from "./tags.ts";
import { hasBranches, taxonomy } from "./taxonomy.ts";
import type { Control } from "./walk.ts";
import type { XmlElement } from "./xml-reader.ts";

/** The questions a control asks, by its tag. */
export function asked(control: Control, targets: readonly Target[], around: Around): readonly Asked[] {
  const [target] = targets;
  if (target === undefined) return [];
  const { element, tag } = control;
  const { notes } = around;
  if (target.field.kind === "image") {
    const drawn = shapes.find(({ labelled, plain }) => labelled === tag || plain === tag);
    if (drawn !== undefined) return shape(control, drawn, around);
    if (tag === "labels") return labelsForShapes(control, around);
  }
  if (textLabels.has(tag)) return span(element, notes);
  switch (tag) {
    case "choices":
      return choices(element, notes);
    case "taxonomy":
      return taxonomy(element, notes);
    case "textarea":
      return textArea(element, notes);
    case "rating":
      return rating(element, notes);
    case "number":
      return number(element, notes);
    case "datetime":
      return date(element, notes);
    case "pairwise":
      return pairwise(element, targets, notes);
    case "ranker":
      return ranker(element, target, notes);
    case "relations":
      return relations(element);
    default:
      notes.add("missing", element, ["label-studio.no-tag", { tag: element.name }]);
      return [];
  }
}

type Shape = (typeof shapes)[number];

function shape({ element, tag }: Control, { type, labelled }: Shape, around: Around): readonly Asked[] {
  const { notes } = around;
  const own = labelsOf(element, "label", notes);
  const lists = around.controls.filter(
    (each) => each.tag === "labels" && attribute(each.element, "toName") === attribute(element, "toName"),
  );
  const labels = tag === labelled ? own : lists.flatMap((list) => labelsOf(list.element, "label", notes));
  if (labels.length === 0 && attribute(element, "value")?.startsWith("$") === true) {
    notes.add("missing", element, ["label-studio.labels-from-data", {}]);
    return [];
  }
  const canTurn = type === "box" && isOn(element, "canRotate");
  if (type === "box" && !canTurn && attribute(element, "canRotate") === undefined) {
    notes.add("changed", element, ["label-studio.upright", {}]);
  }
  const named: readonly ConfigLabel[] = labels.length > 0 ? labels : [{ element, value: "object", title: "Object" }];
  if (labels.length === 0) notes.add("changed", element, ["label-studio.without-labels", {}]);
  return [
    {
      type: canTurn ? "rotated-box" : type,
      settings: type === "keypoint" ? { unique: false } : {},
      labels: named,
      labelsAt: "labels",
    },
  ];
}

/** Labels beside separate shape tools belong to those; without one there is nothing to draw with. */
function labelsForShapes({ element }: Control, { controls, notes }: Around): readonly Asked[] {
  const target = attribute(element, "toName");
  const hasTool = controls.some(
    (each) => shapes.some(({ plain }) => plain === each.tag) && attribute(each.element, "toName") === target,
  );
  if (hasTool) notes.add("taken", element, ["label-studio.labels-of-shapes", {}]);
  else notes.add("missing", element, ["label-studio.no-shape", {}]);
  return [];
}

function span(element: XmlElement, notes: Notes): readonly Asked[] {
  const labels = labelsOf(element, "label", notes);
  if (labels.length === 0) {
    notes.add("missing", element, ["label-studio.labels-from-data", {}]);
    return [];
  }
  return [
    { type: "span", settings: { overlap: true, granularity: granularityOf(element) }, labels, labelsAt: "labels" },
  ];
}

/** What a mark covers at least; it stands on the text's tag as well as on the labels'. Without one it is characters. */
function granularityOf(element: XmlElement): Granularity {
  const written = attribute(element, "granularity")?.toLowerCase();
  return granularities.find((each) => each === written) ?? "character";
}

function choices(element: XmlElement, notes: Notes): readonly Asked[] {
  if (hasBranches(element)) return taxonomy(element, notes);
  const labels = labelsOf(element, "choice", notes);
  const [only] = labels;
  if (only === undefined) {
    notes.add("missing", element, ["label-studio.labels-from-data", {}]);
    return [];
  }
  if (isOn(element, "perItem")) notes.add("changed", element, ["label-studio.per-item", {}]);
  if (attribute(element, "requiredMessage") !== undefined) notes.add("changed", element, ["label-studio.message", {}]);
  // One box to tick is a question between two answers here.
  const opposite = { element, value: `not ${only.value}`.slice(0, 100), title: `Not: ${only.title}`.slice(0, 120) };
  if (labels.length === 1) notes.add("changed", element, ["label-studio.one-choice", { title: opposite.title }]);
  const settings = { multiple: attribute(element, "choice")?.toLowerCase() === "multiple" && labels.length > 1 };
  return [{ type: "choice", settings, labels: labels.length === 1 ? [only, opposite] : labels, labelsAt: "options" }];
}

function textArea(element: XmlElement, notes: Notes): readonly Asked[] {
  const rows = numberOf(element, "rows") ?? 1;
  const placeholder = (attribute(element, "placeholder") ?? "").slice(0, 200);
  if (attribute(element, "value")?.startsWith("$") === true) {
    notes.add("changed", element, ["label-studio.prefilled", {}]);
  }
  const most = numberOf(element, "maxSubmissions") ?? 0;
  if (most > 1) {
    notes.add("changed", element, ["label-studio.text-list", {}]);
    return [{ type: "list", settings: { maxEntries: Math.min(200, Math.trunc(most)) }, labels: [] }];
  }
  if (most !== 1) notes.add("changed", element, ["label-studio.one-text", {}]);
  return [{ type: "text", settings: { multiline: rows > 1, placeholder }, labels: [] }];
}

function rating(element: XmlElement, notes: Notes): readonly Asked[] {
  const max = Math.min(100, Math.max(2, Math.trunc(numberOf(element, "maxRating") ?? 5)));
  if (attribute(element, "defaultValue") !== undefined) notes.add("changed", element, ["label-studio.preselected", {}]);
  const value = attribute(element, "name") ?? "rating";
  const criteria = [{ value: value.slice(0, 100), title: inWords(value) === "" ? "Rating" : inWords(value) }];
  return [{ type: "rating", settings: { scale: { min: 1, max }, criteria }, labels: [] }];
}

function number(element: XmlElement, notes: Notes): readonly Asked[] {
  const settings = Object.fromEntries(
    (["min", "max", "step"] as const).flatMap((name) => {
      const value = numberOf(element, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  if (attribute(element, "defaultValue") !== undefined) notes.add("changed", element, ["label-studio.preselected", {}]);
  return [{ type: "number", settings, labels: [] }];
}

function date(element: XmlElement, notes: Notes): readonly Asked[] {
  const only = listOf(attribute(element, "only")?.toLowerCase());
  const parts = only.length === 0 ? ["date"] : only;
  const has = (part: string) => parts.includes(part);
  const kind = has("time") ? (parts.length > 1 ? "date-time" : "time") : "date";
  const precision = kind !== "date" || has("date") ? {} : { precision: has("month") ? "month" : "year" };
  const bounds = ["min", "max"].flatMap((name) => {
    const written = attribute(element, name);
    return written === undefined ? [] : [[name, written.slice(0, kind === "date" ? 10 : 16)] as const];
  });
  if (attribute(element, "format") !== undefined) notes.add("changed", element, ["label-studio.date-format", {}]);
  return [{ type: "date", settings: { kind, ...precision, ...Object.fromEntries(bounds) }, labels: [] }];
}
