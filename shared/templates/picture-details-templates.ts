import { labels, picture, yesNo } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const boxesWithDetails: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "vehicles",
      title: "Vehicles",
      description: "Draw a box around every vehicle.",
      type: "box",
      field: "image",
      required: false,
      settings: { labels: labels("123", { car: "Car", truck: "Truck", bicycle: "Bicycle" }) },
    },
    {
      name: "moving",
      title: "Is it moving?",
      type: "choice",
      field: "image",
      each: { of: "region", question: "vehicles" },
      settings: { options: labels("qwe", { yes: "Moving", no: "Standing", unclear: "Cannot tell" }) },
    },
    {
      name: "doors",
      title: "Is a door open?",
      type: "choice",
      field: "image",
      each: { of: "region", question: "vehicles", labels: ["car", "truck"] },
      when: { question: "moving", is: ["no"] },
      settings: { options: yesNo("rt") },
    },
  ],
};

export const partsInside: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "people",
      title: "People",
      description: "Draw a box around each whole person.",
      type: "box",
      field: "image",
      settings: { labels: labels("1", { person: "Person" }) },
    },
    {
      name: "parts",
      title: "Heads and helmets",
      type: "box",
      field: "image",
      required: false,
      settings: { labels: labels("23", { head: "Head", helmet: "Helmet" }) },
    },
  ],
  rules: [
    {
      kind: "inside",
      question: "parts",
      parent: "people",
      tolerance: 5,
      message: "A head or helmet belongs to a person: draw it inside a person's box.",
    },
    { kind: "count", question: "parts", labels: ["head"], max: 50 },
  ],
};

export const textInPictures: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "lines",
      title: "Lines of text",
      description: "Outline each line, from left to right.",
      type: "polygon",
      field: "image",
      required: false,
      settings: { labels: labels("12", { printed: "Printed", handwritten: "Handwritten" }), minVertices: 4 },
    },
    {
      name: "readable",
      title: "Can it be read?",
      type: "choice",
      field: "image",
      each: { of: "region", question: "lines" },
      settings: { options: yesNo("qw") },
    },
    {
      name: "words",
      title: "What does it say?",
      type: "text",
      field: "image",
      each: { of: "region", question: "lines" },
      when: { question: "readable", is: ["yes"] },
      settings: { multiline: false, maxLength: 500 },
    },
  ],
};

export const damageReport: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "damaged",
      title: "Is anything damaged?",
      type: "choice",
      field: "image",
      settings: { options: yesNo("12") },
    },
    {
      name: "damage",
      title: "Where?",
      type: "polygon",
      field: "image",
      required: false,
      when: { question: "damaged", is: ["yes"] },
      requiredWhen: { question: "damaged", is: ["yes"] },
      settings: { labels: labels("345", { scratch: "Scratch", dent: "Dent", crack: "Crack" }) },
    },
    {
      name: "severity",
      title: "How bad is it?",
      type: "choice",
      field: "image",
      each: { of: "region", question: "damage" },
      settings: { options: labels("qwe", { minor: "Minor", repair: "Needs repair", replace: "Needs replacing" }) },
    },
  ],
};

export const counting: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "marks",
      title: "Set a point on each one",
      type: "keypoint",
      field: "image",
      required: false,
      settings: { labels: labels("12", { whole: "Whole", cut: "Cut off at the edge" }), unique: false },
    },
    {
      name: "estimate",
      title: "How many more are hidden?",
      description: "Your estimate of what the picture does not show. 0 where all can be seen.",
      type: "number",
      field: "image",
      settings: { min: 0, max: 10_000, integer: true },
    },
  ],
};

export const findingOutlined: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "finding",
      title: "What do you find?",
      type: "choice",
      field: "image",
      settings: {
        options: labels("123", { none: "Nothing unusual", benign: "Unusual, harmless", suspicious: "Suspicious" }),
      },
    },
    {
      name: "outline",
      title: "Outline the finding",
      type: "polygon",
      field: "image",
      required: false,
      when: { not: { question: "finding", is: ["none"] } },
      requiredWhen: { question: "finding", is: ["suspicious"] },
      settings: { labels: labels("4", { finding: "Finding" }) },
    },
    {
      name: "certainty",
      title: "How certain are you?",
      type: "rating",
      field: "image",
      when: { question: "finding", answered: true },
      settings: {
        criteria: [
          { value: "certainty", title: "Certainty", anchors: { "1": "A guess", "3": "Probable", "5": "Certain" } },
        ],
      },
    },
  ],
};
