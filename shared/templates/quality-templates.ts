import { conversation, labels, picture, text } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const sameOrDifferent: TemplateForm = {
  v: 1,
  fields: [
    { name: "first", kind: "text", title: "First" },
    { name: "second", kind: "text", title: "Second" },
  ],
  questions: [
    {
      name: "same",
      title: "Do both mean the same?",
      type: "choice",
      field: "second",
      settings: { options: labels("123", { same: "The same", similar: "Similar", different: "Different" }) },
    },
    {
      name: "difference",
      title: "Mark what the second says differently",
      type: "span",
      field: "second",
      required: false,
      when: { question: "same", is: ["similar"] },
      requiredWhen: { question: "same", is: ["similar"] },
      settings: { labels: labels("qwe", { added: "Added", changed: "Changed", vague: "Less exact" }) },
    },
  ],
};

export const captionMatch: TemplateForm = {
  v: 1,
  fields: [picture, { name: "caption", kind: "text", title: "Caption" }],
  questions: [
    {
      name: "fit",
      title: "Does the caption fit the picture?",
      type: "rating",
      field: "caption",
      settings: {
        scale: { min: 1, max: 5 },
        criteria: [{ value: "fit", title: "Fit", anchors: { "1": "Something else", "3": "Partly", "5": "Exactly" } }],
        hotkeys: true,
      },
    },
    {
      name: "wrong",
      title: "Mark what the picture does not show",
      type: "span",
      field: "caption",
      required: false,
      settings: { labels: labels("qw", { absent: "Is not there", different: "Is different" }) },
    },
  ],
};

export const transcriptCheck: TemplateForm = {
  v: 1,
  fields: [picture, { name: "transcript", kind: "text", title: "Transcript" }],
  questions: [
    {
      name: "correct",
      title: "Is the transcript right?",
      type: "choice",
      field: "transcript",
      settings: { options: labels("123", { yes: "Yes", no: "No", unreadable: "The picture cannot be read" }) },
    },
    {
      name: "corrected",
      title: "What does it say?",
      type: "text",
      field: "image",
      when: { question: "correct", is: ["no"] },
      settings: { maxLength: 5000 },
    },
  ],
};

export const usableOrNot: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "usable",
      title: "Is this item fit for use?",
      type: "choice",
      field: "text",
      settings: { options: labels("12", { yes: "Fit", no: "Unfit" }) },
    },
    {
      name: "reasons",
      title: "What is wrong with it?",
      type: "choice",
      field: "text",
      when: { question: "usable", is: ["no"] },
      settings: {
        multiple: true,
        options: labels("qwert", {
          duplicate: "Repeats itself",
          language: "Wrong language",
          broken: "Broken characters",
          boilerplate: "Menus and notices",
          private: "Personal data",
        }),
      },
    },
  ],
};

export const answerAudit: TemplateForm = {
  v: 1,
  fields: [conversation],
  questions: [
    {
      name: "reward",
      title: "Points for the response",
      description: "As the rubric of the guideline says.",
      type: "number",
      field: "conversation",
      settings: { min: 0, max: 100, integer: true },
    },
    {
      name: "passed",
      title: "Which checks does it pass?",
      type: "choice",
      field: "conversation",
      required: false,
      settings: {
        multiple: true,
        options: labels("1234", { format: "Form", facts: "Facts", safety: "Safety", style: "Style" }),
      },
    },
    {
      name: "reason",
      title: "Why so few points?",
      type: "text",
      field: "conversation",
      required: false,
      when: { question: "reward", to: 49 },
      requiredWhen: { question: "reward", to: 49 },
      settings: { maxLength: 2000 },
    },
  ],
};
