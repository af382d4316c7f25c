import { conversation, labels, text } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const productCategory: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "category",
      title: "Where does the product belong?",
      description: "As deep as you can tell.",
      type: "taxonomy",
      field: "text",
      settings: {
        pick: "any",
        nodes: [
          {
            value: "home",
            title: "Home",
            children: [
              {
                value: "kitchen",
                title: "Kitchen",
                children: [
                  { value: "pans", title: "Pans" },
                  { value: "knives", title: "Knives" },
                ],
              },
              { value: "lamps", title: "Lamps" },
            ],
          },
          {
            value: "clothes",
            title: "Clothes",
            children: [
              { value: "shoes", title: "Shoes" },
              { value: "coats", title: "Coats" },
            ],
          },
          { value: "other", title: "Something else" },
        ],
      },
    },
  ],
};

export const documentDates: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "dated",
      title: "Is the document dated?",
      type: "choice",
      field: "text",
      settings: { options: labels("12", { yes: "Yes", no: "No" }) },
    },
    {
      name: "date",
      title: "Date of the document",
      type: "date",
      field: "text",
      when: { question: "dated", is: ["yes"] },
      settings: {},
    },
    {
      name: "parties",
      title: "Who takes part?",
      type: "span",
      field: "text",
      required: false,
      settings: { labels: labels("qw", { sender: "Sender", receiver: "Receiver" }) },
    },
  ],
};

export const preferenceStrength: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "preference",
      title: "Which response is better, and by how much?",
      type: "pairwise",
      field: "conversation",
      settings: {
        reasons: labels("qwert", {
          correct: "More correct",
          complete: "More complete",
          clear: "Clearer",
          tone: "Better tone",
          safe: "Safer",
        }),
      },
    },
  ],
};

export const claimsList: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "claims",
      title: "Write down each claim of the response and judge it",
      type: "list",
      field: "conversation",
      settings: {
        verdicts: labels("123", { right: "Right", wrong: "Wrong", unknown: "Cannot be checked" }),
        minEntries: 1,
        source: "optional",
      },
    },
  ],
};
