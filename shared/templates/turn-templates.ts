import { conversation, labels } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const turnRating: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "turn",
      title: "How good is this turn?",
      type: "rating",
      field: "conversation",
      each: { of: "turn", roles: ["assistant"] },
      settings: {
        criteria: [
          { value: "helpful", title: "Helpful", anchors: { "1": "Not at all", "5": "Very" } },
          { value: "right", title: "Right", anchors: { "1": "Wrong", "5": "Right" } },
        ],
      },
    },
    {
      name: "goal",
      title: "Did the person get what they came for?",
      type: "choice",
      field: "conversation",
      settings: { options: labels("123", { yes: "Yes", partly: "Partly", no: "No" }) },
    },
  ],
};

export const safetyReview: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "request",
      title: "Could the request lead to harm?",
      type: "choice",
      field: "conversation",
      settings: { options: labels("12", { no: "No", yes: "Yes" }) },
    },
    {
      name: "kinds",
      title: "What harm?",
      type: "choice",
      field: "conversation",
      when: { question: "request", is: ["yes"] },
      settings: {
        multiple: true,
        options: labels("qwerty", {
          weapons: "Weapons",
          crime: "Crime",
          self: "Self-harm",
          hate: "Hate",
          privacy: "Privacy",
          other: "Something else",
        }),
      },
    },
    {
      name: "reaction",
      title: "How does the response react?",
      type: "choice",
      field: "conversation",
      each: { of: "candidate" },
      settings: {
        options: labels("asdf", {
          helps: "Does what was asked",
          partly: "Does part of it",
          refuses: "Refuses with a reason",
          overrefuses: "Refuses without need",
        }),
      },
    },
    {
      name: "evidence",
      title: "Mark the harmful words",
      type: "span",
      field: "conversation",
      required: false,
      when: { question: "request", is: ["yes"] },
      settings: { labels: labels("3", { harmful: "Harmful" }) },
    },
  ],
};

export const nextTurn: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "reply",
      title: "Write the next reply as it should be",
      type: "text",
      field: "conversation",
      settings: { nextTurn: true, minLength: 20, maxLength: 20_000 },
    },
    {
      name: "skills",
      title: "What does a good reply need?",
      type: "choice",
      field: "conversation",
      required: false,
      settings: {
        multiple: true,
        options: labels("1234", {
          knowledge: "Knowledge",
          reasoning: "Reasoning",
          creativity: "Creativity",
          tact: "Tact",
        }),
      },
    },
  ],
};

export const toolUse: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "call",
      title: "Was this the right thing to do here?",
      description: "Asked of each turn of the assistant and each result of a tool.",
      type: "choice",
      field: "conversation",
      each: { of: "turn", roles: ["assistant", "tool"] },
      settings: { options: labels("123", { right: "Right", needless: "Needless", wrong: "Wrong" }) },
    },
    {
      name: "instead",
      title: "What should have been done?",
      type: "text",
      field: "conversation",
      each: { of: "turn", roles: ["assistant", "tool"] },
      when: { question: "call", is: ["wrong"] },
      settings: { maxLength: 1000 },
    },
    {
      name: "solved",
      title: "Was the task solved in the end?",
      type: "choice",
      field: "conversation",
      settings: { options: labels("qwe", { yes: "Yes", partly: "Partly", no: "No" }) },
    },
  ],
};
