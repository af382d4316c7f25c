import { labels, picture } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const streetScene: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "areas",
      title: "Areas",
      description: "Outline what can be driven or walked on.",
      type: "polygon",
      field: "image",
      required: false,
      settings: { labels: labels("123", { road: "Road", pavement: "Pavement", crossing: "Crossing" }) },
    },
    {
      name: "users",
      title: "Road users",
      type: "box",
      field: "image",
      required: false,
      settings: {
        labels: labels("4567", { pedestrian: "Pedestrian", cyclist: "Cyclist", car: "Car", truck: "Truck" }),
        minSize: 4,
      },
    },
    {
      name: "light",
      title: "Light",
      type: "choice",
      field: "image",
      settings: { options: labels("qwe", { day: "Day", dusk: "Dusk or dawn", night: "Night" }) },
    },
  ],
};

export const captioning: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "caption",
      title: "Describe the picture in one sentence",
      description: "Say what is there, not what it might mean.",
      type: "text",
      field: "image",
      settings: { minLength: 15, maxLength: 300, multiline: false },
    },
    {
      name: "details",
      title: "Describe it in detail",
      type: "text",
      field: "image",
      required: false,
      settings: { maxLength: 3000 },
    },
  ],
};

export const pictureModeration: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "verdict",
      title: "May this picture be shown?",
      type: "choice",
      field: "image",
      settings: { options: labels("123", { yes: "Yes", no: "No", unsure: "Somebody else should decide" }) },
    },
    {
      name: "grounds",
      title: "What is against it?",
      type: "choice",
      field: "image",
      when: { question: "verdict", is: ["no", "unsure"] },
      settings: {
        multiple: true,
        options: labels("qwert", {
          violence: "Violence",
          nudity: "Nudity",
          hate: "Hate",
          minors: "Minors",
          other: "Something else",
        }),
      },
    },
    {
      name: "note",
      title: "Why?",
      type: "text",
      field: "image",
      required: false,
      when: { question: "verdict", is: ["no", "unsure"] },
      requiredWhen: { question: "grounds", is: ["other"] },
      settings: { maxLength: 1000 },
    },
  ],
};
