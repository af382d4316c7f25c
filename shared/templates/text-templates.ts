import { labels, text } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const namedEntities: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "entities",
      title: "Names",
      description: "Mark every name, without the words around it.",
      type: "span",
      field: "text",
      required: false,
      settings: {
        labels: [
          { value: "person", title: "Person", hotkey: "1" },
          { value: "organisation", title: "Organisation", hotkey: "2" },
          { value: "location", title: "Location", hotkey: "3" },
          { value: "product", title: "Product", hotkey: "4" },
        ],
      },
    },
  ],
};

export const textClassification: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "sentiment",
      title: "How does the writer feel?",
      type: "choice",
      field: "text",
      settings: {
        options: [
          { value: "positive", title: "Positive", hotkey: "1" },
          { value: "neutral", title: "Neutral", hotkey: "2" },
          { value: "negative", title: "Negative", hotkey: "3" },
        ],
      },
    },
  ],
};

export const facts: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "entities",
      title: "Who and what",
      type: "span",
      field: "text",
      required: false,
      settings: { labels: labels("123", { person: "Person", organisation: "Organisation", location: "Location" }) },
    },
    {
      name: "facts",
      title: "What the text says about them",
      description: "Join two marks, from who does it to whom or what.",
      type: "relation",
      field: "text",
      required: false,
      settings: {
        spans: "entities",
        labels: labels("qwe", { works_for: "Works for", lives_in: "Lives in", married: "Is married to" }),
        symmetric: ["married"],
        allowed: [
          { relation: "works_for", from: "person", to: "organisation" },
          { relation: "lives_in", from: "person", to: "location" },
          { relation: "married", from: "person", to: "person" },
        ],
      },
    },
  ],
};
