import { conversation, labels, shuffled, yesNo } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const preferenceWithReasons: TemplateForm = {
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
      name: "reasons",
      title: "What makes it better?",
      type: "choice",
      field: "conversation",
      when: { not: { question: "better", is: ["tie"] } },
      settings: {
        multiple: true,
        options: labels("qwert", {
          correct: "More correct",
          complete: "More complete",
          clear: "Clearer",
          short: "Shorter",
          safe: "Safer",
        }),
      },
    },
    {
      name: "alike",
      title: "Both are …",
      type: "choice",
      field: "conversation",
      when: { question: "better", is: ["tie"] },
      settings: { options: labels("as", { good: "Good", bad: "Bad" }) },
    },
  ],
};

export const responseErrors: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "errors",
      title: "Mark every error in the responses",
      type: "span",
      field: "conversation",
      required: false,
      settings: {
        labels: labels("12345", {
          fact: "Wrong fact",
          logic: "Wrong reasoning",
          invented: "Invented source",
          ignored: "Ignores the request",
          language: "Language",
        }),
        overlap: true,
      },
    },
    {
      name: "weight",
      title: "How serious is it?",
      type: "choice",
      field: "conversation",
      each: { of: "region", question: "errors" },
      settings: { options: labels("qwe", { minor: "Minor", major: "Major", critical: "Critical" }) },
    },
    {
      name: "right",
      title: "What would be right?",
      type: "text",
      field: "conversation",
      each: { of: "region", question: "errors", labels: ["fact", "logic"] },
      when: { question: "weight", is: ["major", "critical"] },
      settings: { maxLength: 1000 },
    },
  ],
};

export const factCheck: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "claims",
      title: "Mark each claim that can be checked",
      type: "span",
      field: "conversation",
      required: false,
      settings: { labels: labels("1", { claim: "Claim" }) },
    },
    {
      name: "verdict",
      title: "Is it right?",
      type: "choice",
      field: "conversation",
      each: { of: "region", question: "claims" },
      settings: {
        options: labels("qwer", { right: "Right", partly: "Partly", wrong: "Wrong", unknown: "Cannot be checked" }),
      },
    },
    {
      name: "source",
      title: "Source",
      description: "A book, a page, or how you know.",
      type: "text",
      field: "conversation",
      required: false,
      each: { of: "region", question: "claims" },
      requiredWhen: { question: "verdict", is: ["partly", "wrong"] },
      settings: { multiline: false, maxLength: 500 },
    },
  ],
};

export const instructionFollowing: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "followed",
      title: "Does the response do what was asked?",
      type: "choice",
      field: "conversation",
      each: { of: "candidate" },
      settings: { options: labels("123", { all: "All of it", some: "Some of it", none: "No" }) },
    },
    {
      name: "missed",
      title: "What did it miss?",
      type: "text",
      field: "conversation",
      each: { of: "candidate" },
      when: { question: "followed", is: ["some", "none"] },
      settings: { maxLength: 1000 },
    },
    {
      name: "doable",
      title: "Could the request be done at all?",
      type: "choice",
      field: "conversation",
      settings: { options: yesNo("qw") },
    },
  ],
};
