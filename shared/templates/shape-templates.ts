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
