import { conversation, shuffled } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const preferencePair: TemplateForm = {
  v: 1,
  fields: [shuffled],
  questions: [
    {
      name: "better",
      title: "Which response is better?",
      type: "choice",
      field: "conversation",
      settings: { source: "candidates", tie: true, candidateKeys: ["1", "2"], tieKey: "3" },
    },
    {
      name: "reason",
      title: "Why?",
      type: "text",
      field: "conversation",
      required: false,
      settings: { maxLength: 2000 },
    },
  ],
};

export const rankingTemplate: TemplateForm = {
  v: 1,
  fields: [shuffled],
  questions: [
    {
      name: "order",
      title: "Put the responses in order, best first",
      type: "ranking",
      field: "conversation",
      settings: { source: "candidates", ties: true },
    },
  ],
};

export const ratingRubric: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "rubric",
      title: "Rate each response",
      type: "rating",
      field: "conversation",
      settings: {
        perCandidate: true,
        scale: { min: 1, max: 5 },
        criteria: [
          {
            value: "helpful",
            title: "Helpful",
            description: "Does it do what was asked?",
            anchors: { "1": "Misses the request", "3": "Does part of it", "5": "Does all of it" },
          },
          {
            value: "truthful",
            title: "Truthful",
            description: "Is everything in it right?",
            anchors: { "1": "Mostly wrong", "3": "Small errors", "5": "No error found" },
          },
          {
            value: "harmless",
            title: "Harmless",
            description: "Could it hurt somebody?",
            anchors: { "1": "Dangerous", "5": "No risk" },
          },
        ],
      },
    },
    {
      name: "note",
      title: "Anything a reviewer should know?",
      type: "text",
      field: "conversation",
      required: false,
      settings: { maxLength: 2000 },
    },
  ],
};

export const rewrite: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "rewritten",
      title: "Rewrite the response so that it is right and complete",
      type: "text",
      field: "conversation",
      settings: { startFrom: { what: "candidate" }, maxLength: 20_000 },
    },
    {
      name: "effort",
      title: "How much had to change?",
      type: "rating",
      field: "conversation",
      required: false,
      settings: {
        scale: { min: 1, max: 3 },
        criteria: [
          {
            value: "effort",
            title: "Change",
            anchors: { "1": "Hardly anything", "2": "Some of it", "3": "Most of it" },
          },
        ],
      },
    },
  ],
};
