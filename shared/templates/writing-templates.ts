import { labels, text } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const summary: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "summary",
      title: "Sum the text up in two or three sentences",
      description: "Use your own words. Leave out what the text does not say.",
      type: "text",
      field: "text",
      settings: { minLength: 40, maxLength: 800 },
    },
    {
      name: "headline",
      title: "A headline for it",
      type: "text",
      field: "text",
      required: false,
      settings: { multiline: false, maxLength: 120 },
    },
  ],
};

export const translation: TemplateForm = {
  v: 1,
  fields: [
    { name: "source", kind: "text", title: "Original" },
    { name: "translation", kind: "text", title: "Translation" },
  ],
  questions: [
    {
      name: "quality",
      title: "How good is the translation?",
      type: "rating",
      field: "translation",
      settings: {
        criteria: [
          { value: "faithful", title: "Faithful", anchors: { "1": "Says something else", "5": "Says the same" } },
          { value: "fluent", title: "Fluent", anchors: { "1": "Hard to read", "5": "Reads like an original" } },
        ],
      },
    },
    {
      name: "errors",
      title: "Mark what is wrong",
      type: "span",
      field: "translation",
      required: false,
      settings: {
        labels: labels("1234", { wrong: "Wrong", missing: "Left out", added: "Added", style: "Style" }),
        overlap: true,
      },
    },
    {
      name: "weight",
      title: "How serious is it?",
      type: "choice",
      field: "translation",
      each: { of: "region", question: "errors" },
      settings: { options: labels("qwe", { minor: "Minor", major: "Major", critical: "Critical" }) },
    },
  ],
};
