import { text } from "./parts.ts";
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
