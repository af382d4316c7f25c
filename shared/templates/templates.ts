import { claimsList, documentDates, preferenceStrength, productCategory } from "./choice-templates.ts";
import { preferencePair, rankingTemplate, ratingRubric, rewrite } from "./conversation-templates.ts";
import { imageClassification, keyPoints, objectBoxes, polygons } from "./image-templates.ts";
import { captioning, pictureModeration, streetScene } from "./more-picture-templates.ts";
import {
  boxesWithDetails,
  counting,
  damageReport,
  findingOutlined,
  partsInside,
  textInPictures,
} from "./picture-details-templates.ts";
import { answerAudit, captionMatch, sameOrDifferent, transcriptCheck, usableOrNot } from "./quality-templates.ts";
import { factCheck, instructionFollowing, preferenceWithReasons, responseErrors } from "./response-templates.ts";
import {
  answerInText,
  aspectSentiment,
  intentAndSlots,
  personalData,
  severalTopics,
  textModeration,
} from "./text-details-templates.ts";
import { facts, namedEntities, textClassification } from "./text-templates.ts";
import { nextTurn, safetyReview, toolUse, turnRating } from "./turn-templates.ts";
import { summary, translation } from "./writing-templates.ts";
import { cells, defects, lanes, paintedAreas, poses, turnedObjects } from "./shape-templates.ts";
import type { TemplateForm, TemplateName } from "./template.ts";

/** What a lead starts from. */
export const templates: Readonly<Record<TemplateName, TemplateForm>> = {
  "object-boxes": objectBoxes,
  polygons,
  "key-points": keyPoints,
  "image-classification": imageClassification,
  "boxes-with-details": boxesWithDetails,
  "parts-inside": partsInside,
  "text-in-pictures": textInPictures,
  "damage-report": damageReport,
  counting,
  "finding-outlined": findingOutlined,
  "street-scene": streetScene,
  captioning,
  "picture-moderation": pictureModeration,
  "turned-objects": turnedObjects,
  cells,
  lanes,
  "painted-areas": paintedAreas,
  defects,
  poses,
  "named-entities": namedEntities,
  "text-classification": textClassification,
  "aspect-sentiment": aspectSentiment,
  "intent-and-slots": intentAndSlots,
  "personal-data": personalData,
  "several-topics": severalTopics,
  "text-moderation": textModeration,
  "answer-in-text": answerInText,
  summary,
  translation,
  "product-category": productCategory,
  "document-dates": documentDates,
  facts,
  "preference-pair": preferencePair,
  ranking: rankingTemplate,
  "rating-rubric": ratingRubric,
  rewrite,
  "preference-strength": preferenceStrength,
  "preference-with-reasons": preferenceWithReasons,
  "response-errors": responseErrors,
  "fact-check": factCheck,
  "claims-list": claimsList,
  "turn-rating": turnRating,
  "safety-review": safetyReview,
  "next-turn": nextTurn,
  "tool-use": toolUse,
  "instruction-following": instructionFollowing,
  "same-or-different": sameOrDifferent,
  "caption-match": captionMatch,
  "transcript-check": transcriptCheck,
  "usable-or-not": usableOrNot,
  "answer-audit": answerAudit,
};
