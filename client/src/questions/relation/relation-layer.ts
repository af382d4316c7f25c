import { mayJoin } from "@keyhole/shared/questions/relation/check";
import { pairKey, relationKey } from "@keyhole/shared/questions/relation/ends";
import type { RelationAnswer, RelationSettings } from "@keyhole/shared/questions/relation/schema";
import type { LinkLayer } from "../../fields/text/link-layer.ts";

/** Stored relations are links as they are. What the shared check would refuse at submit is refused here at once. */
export const relationLayer: LinkLayer<RelationSettings, RelationAnswer> = {
  labels: ({ labels }) => labels,
  marksOf: ({ spans }) => spans,
  links: ({ regions }) => regions,
  withLinks: (links) => ({ regions: Array.from(links) }),
  isSymmetric: ({ symmetric }, label) => symmetric.includes(label),
  refuse(link, others, { settings, from, to }) {
    if (link.from === link.to) return { message: "questions.relation.self" };
    if (others.length >= settings.maxCount) {
      return { message: "questions.relation.tooMany", values: { maximum: settings.maxCount } };
    }
    const { label } = link;
    if (!mayJoin(settings, { label, from: from.label, to: to.label })) {
      const title = settings.labels.find(({ value }) => value === label)?.title ?? label;
      return { message: "questions.relation.notAllowed", values: { label: title, from: from.label, to: to.label } };
    }
    const key = relationKey(link, settings);
    if (others.some((each) => relationKey(each, settings) === key)) return { message: "questions.relation.twice" };
    const between = others.filter((each) => pairKey(each) === pairKey(link)).length;
    return between >= settings.maxPerPair
      ? { message: "questions.relation.pairFull", values: { maximum: settings.maxPerPair } }
      : null;
  },
};
