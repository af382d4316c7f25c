import type { z } from "zod";
import { type Form, type formDefinition, parseForm } from "../form.ts";

/** What a template is for; the gallery shows it by these, in this order. */
export const templateGroups = {
  pictures: [
    "object-boxes",
    "polygons",
    "key-points",
    "image-classification",
    "boxes-with-details",
    "parts-inside",
    "text-in-pictures",
    "damage-report",
    "counting",
    "finding-outlined",
    "street-scene",
    "captioning",
    "picture-moderation",
    "turned-objects",
    "cells",
    "lanes",
    "painted-areas",
    "defects",
    "poses",
  ],
  texts: [
    "named-entities",
    "text-classification",
    "aspect-sentiment",
    "intent-and-slots",
    "personal-data",
    "several-topics",
    "text-moderation",
    "answer-in-text",
    "summary",
    "translation",
    "product-category",
    "document-dates",
    "facts",
  ],
  conversations: [
    "preference-pair",
    "ranking",
    "rating-rubric",
    "rewrite",
    "preference-strength",
    "preference-with-reasons",
    "response-errors",
    "fact-check",
    "claims-list",
    "turn-rating",
    "safety-review",
    "next-turn",
    "tool-use",
    "instruction-following",
  ],
  quality: ["same-or-different", "caption-match", "transcript-check", "usable-or-not", "answer-audit"],
} as const;
export type TemplateGroup = keyof typeof templateGroups;
export type TemplateName = (typeof templateGroups)[TemplateGroup][number];

/** The names of the templates a lead starts from; title and description stand in the client's catalogue by this name. */
export const templateNames: readonly TemplateName[] = Object.values(templateGroups).flat();

/** A form as a lead would write it: defaults are left out. */
export type TemplateForm = z.input<typeof formDefinition>;

/** The whole form of a template. A template that does not parse is a bug, which a test finds first. */
export function formOf(template: TemplateForm): Form {
  const form = parseForm(template);
  if (!form.ok) throw new Error(`template: ${JSON.stringify(form.failure)}`);
  return form.value;
}
