import { cocoPerson } from "../questions/skeleton/coco-person.ts";
import { labels, picture } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const turnedObjects: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "objects",
      title: "Ships and vehicles from above",
      description: "Turn each box so that it lies along the object.",
      type: "rotated-box",
      field: "image",
      required: false,
      settings: { labels: labels("123", { ship: "Ship", plane: "Plane", vehicle: "Vehicle" }), minSize: 3 },
    },
  ],
};

export const cells: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "cells",
      title: "Cells",
      type: "ellipse",
      field: "image",
      required: false,
      settings: { labels: labels("12", { healthy: "Healthy", dividing: "Dividing" }) },
    },
    {
      name: "focus",
      title: "Is the picture in focus?",
      type: "choice",
      field: "image",
      settings: { options: labels("qw", { yes: "Yes", no: "No" }) },
    },
  ],
};

export const lanes: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "lanes",
      title: "Lane markings",
      description: "Follow the middle of each marking, from near to far.",
      type: "polyline",
      field: "image",
      required: false,
      settings: { labels: labels("123", { solid: "Solid", dashed: "Dashed", kerb: "Kerb" }) },
    },
    {
      name: "own",
      title: "Does it bound the lane driven in?",
      type: "choice",
      field: "image",
      each: { of: "region", question: "lanes" },
      settings: { options: labels("qwe", { left: "On the left", right: "On the right", no: "No" }) },
    },
  ],
};

export const paintedAreas: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "areas",
      title: "What covers the ground",
      description: "Paint every pixel with what it shows. Fill takes areas of one colour at once.",
      type: "mask",
      field: "image",
      settings: {
        kind: "semantic",
        labels: labels("12345", { water: "Water", forest: "Forest", field: "Field", road: "Road", roof: "Roof" }),
      },
    },
  ],
};

export const defects: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "defects",
      title: "Defects",
      description: "Paint each one by itself, as far as it can be seen. Enter begins the next one.",
      type: "mask",
      field: "image",
      required: false,
      settings: { minArea: 4, labels: labels("123", { scratch: "Scratch", dent: "Dent", rust: "Rust" }) },
    },
    {
      name: "severity",
      title: "How bad is it?",
      type: "choice",
      field: "image",
      each: { of: "region", question: "defects" },
      settings: {
        options: labels("qwe", { light: "Only seen up close", clear: "Clearly seen", broken: "Must be mended" }),
      },
    },
  ],
};

export const poses: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "people",
      title: "People and how they stand",
      description: "Drag a box around a person, then move each point. O: occluded, then not to be seen.",
      type: "skeleton",
      field: "image",
      required: false,
      settings: { labels: labels("1", { person: "Person" }), points: cocoPerson.points, edges: cocoPerson.edges },
    },
  ],
};
