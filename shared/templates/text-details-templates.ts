import { labels, text, yesNo } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const aspectSentiment: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "aspects",
      title: "What is spoken of?",
      type: "span",
      field: "text",
      required: false,
      settings: {
        labels: labels("1234", { price: "Price", quality: "Quality", service: "Service", delivery: "Delivery" }),
      },
    },
    {
      name: "opinion",
      title: "How is it spoken of?",
      type: "choice",
      field: "text",
      each: { of: "region", question: "aspects" },
      settings: { options: labels("qwe", { good: "Well", mixed: "Both", bad: "Badly" }) },
    },
  ],
};

export const intentAndSlots: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "intent",
      title: "What does the person want?",
      type: "choice",
      field: "text",
      settings: {
        options: labels("1234", {
          book: "Book",
          change: "Change a booking",
          cancel: "Cancel",
          other: "Something else",
        }),
      },
    },
    {
      name: "slots",
      title: "Details",
      type: "span",
      field: "text",
      required: false,
      when: { not: { question: "intent", is: ["other"] } },
      settings: { labels: labels("qwer", { from: "From", to: "To", date: "Date", people: "Number of people" }) },
    },
    {
      name: "want",
      title: "What do they want, in a few words?",
      type: "text",
      field: "text",
      when: { question: "intent", is: ["other"] },
      settings: { multiline: false, maxLength: 200 },
    },
  ],
};

export const personalData: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "personal",
      title: "Personal data",
      description: "Mark everything that could tell who somebody is. Submit without marks where there is none.",
      type: "span",
      field: "text",
      required: false,
      settings: {
        labels: labels("123456", {
          name: "Name",
          contact: "Address, phone or mail",
          number: "Number of a document or account",
          health: "Health",
          date: "Birthday or exact date",
          other: "Something else",
        }),
        overlap: false,
      },
    },
    {
      name: "replacement",
      title: "What could stand there instead?",
      type: "text",
      field: "text",
      required: false,
      each: { of: "region", question: "personal" },
      settings: { multiline: false, maxLength: 200 },
    },
  ],
};

export const severalTopics: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "topics",
      title: "Topics",
      description: "One to three.",
      type: "choice",
      field: "text",
      settings: {
        multiple: true,
        min: 1,
        max: 3,
        options: labels("123456", {
          politics: "Politics",
          economy: "Economy",
          science: "Science",
          culture: "Culture",
          sport: "Sport",
          other: "Something else",
        }),
      },
    },
    {
      name: "language",
      title: "Is it written in the language it should be?",
      type: "choice",
      field: "text",
      settings: { options: yesNo("qw") },
    },
  ],
};

export const textModeration: TemplateForm = {
  v: 1,
  fields: [text],
  questions: [
    {
      name: "harm",
      title: "Does the text break the rules?",
      type: "choice",
      field: "text",
      settings: { options: labels("123", { no: "No", borderline: "Borderline", yes: "Yes" }) },
    },
    {
      name: "evidence",
      title: "Mark the words that do",
      type: "span",
      field: "text",
      required: false,
      when: { question: "harm", is: ["borderline", "yes"] },
      requiredWhen: { question: "harm", is: ["yes"] },
      settings: {
        labels: labels("qwer", { insult: "Insult", threat: "Threat", hate: "Hate", spam: "Spam" }),
        overlap: true,
      },
    },
  ],
};

export const answerInText: TemplateForm = {
  v: 1,
  fields: [{ name: "question", kind: "text", title: "Question" }, text],
  questions: [
    {
      name: "answer",
      title: "Mark the shortest passage that answers the question",
      type: "span",
      field: "text",
      required: false,
      settings: { labels: labels("1", { answer: "Answer" }) },
    },
    {
      name: "unanswered",
      title: "Or say why there is none",
      type: "choice",
      field: "text",
      required: false,
      settings: { options: labels("23", { absent: "The text does not say", unclear: "The question is unclear" }) },
    },
  ],
  rules: [
    {
      kind: "answered",
      questions: ["answer", "unanswered"],
      min: 1,
      max: 1,
      message: "Mark the answer, or say why there is none: exactly one of the two.",
    },
    { kind: "count", question: "answer", max: 1, message: "Mark one passage only." },
  ],
};
