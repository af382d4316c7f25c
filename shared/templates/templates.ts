import { preferencePair, rankingTemplate, ratingRubric, rewrite } from "./conversation-templates.ts";
import { imageClassification, keyPoints, objectBoxes, polygons } from "./image-templates.ts";
import type { TemplateForm, TemplateName } from "./template.ts";
import { namedEntities, textClassification } from "./text-templates.ts";

/** What a lead starts from, in the order of the gallery. */
export const templates: Readonly<Record<TemplateName, TemplateForm>> = {
  "object-boxes": objectBoxes,
  polygons,
  "key-points": keyPoints,
  "image-classification": imageClassification,
  "named-entities": namedEntities,
  "text-classification": textClassification,
  "preference-pair": preferencePair,
  ranking: rankingTemplate,
  "rating-rubric": ratingRubric,
  rewrite,
};
