import type { Asked, Target } from "./draft-question.ts";
import { attribute, inWords, type Notes } from "./notes.ts";
import type { XmlElement } from "./xml-reader.ts";

/** Two fields beside each other, one of them better. */
export function pairwise(element: XmlElement, targets: readonly Target[], notes: Notes): readonly Asked[] {
  const [first, second] = targets;
  if (first === undefined || second === undefined || first.field === second.field) {
    notes.add("missing", element, ["label-studio.pairwise-two", {}]);
    return [];
  }
  notes.add("changed", element, ["label-studio.pairwise-tie", {}]);
  return [
    {
      type: "pairwise",
      settings: { steps: 1, source: "fields", first: first.field.name, second: second.field.name },
      labels: [],
    },
  ];
}

/** An order of a list's members; with buckets, the bucket of each member. */
export function ranker(element: XmlElement, { field }: Target, notes: Notes): readonly Asked[] {
  if (field.kind !== "conversation") {
    notes.add("missing", element, ["label-studio.ranker-list", {}]);
    return [];
  }
  const buckets = element.children.filter((child) => child.name.toLowerCase() === "bucket");
  if (buckets.length === 0) return [{ type: "ranking", settings: { source: "candidates" }, labels: [] }];
  notes.add("changed", element, ["label-studio.buckets", {}]);
  const labels = buckets.flatMap((bucket) => {
    const value = attribute(bucket, "name");
    if (value === undefined) return [];
    const title = attribute(bucket, "title") ?? inWords(value);
    return [{ element: bucket, value: value.slice(0, 100), title: title.slice(0, 120) }];
  });
  return [{ type: "choice", settings: {}, labels, labelsAt: "options", each: { of: "candidate" } }];
}
