import { picture } from "./parts.ts";
import type { TemplateForm } from "./template.ts";

export const objectBoxes: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "objects",
      title: "Objects",
      description: "Draw a box tightly around every object. Submit without boxes where there is none.",
      type: "box",
      field: "image",
      required: false,
      settings: {
        labels: [
          { value: "person", title: "Person", hotkey: "1" },
          { value: "vehicle", title: "Vehicle", hotkey: "2" },
          { value: "animal", title: "Animal", hotkey: "3" },
        ],
        minSize: 2,
      },
    },
  ],
};

export const polygons: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "outlines",
      title: "Outlines",
      description: "Follow the visible edge of each object. Submit without outlines where there is none.",
      type: "polygon",
      field: "image",
      required: false,
      settings: {
        labels: [
          { value: "building", title: "Building", hotkey: "1" },
          { value: "road", title: "Road", hotkey: "2" },
          { value: "water", title: "Water", hotkey: "3" },
        ],
      },
    },
  ],
};

export const keyPoints: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "face",
      title: "Face points",
      description: "Set each point once. Mark a point as occluded where something covers it.",
      type: "keypoint",
      field: "image",
      settings: {
        object: "face",
        labels: [
          { value: "left-eye", title: "Left eye", hotkey: "1" },
          { value: "right-eye", title: "Right eye", hotkey: "2" },
          { value: "nose", title: "Nose", hotkey: "3" },
          { value: "mouth-left", title: "Mouth, left corner", hotkey: "4" },
          { value: "mouth-right", title: "Mouth, right corner", hotkey: "5" },
        ],
      },
    },
  ],
};

export const imageClassification: TemplateForm = {
  v: 1,
  fields: [picture],
  questions: [
    {
      name: "scene",
      title: "What does the picture show?",
      type: "choice",
      field: "image",
      settings: {
        options: [
          { value: "indoor", title: "Indoor", hotkey: "1" },
          { value: "street", title: "Street", hotkey: "2" },
          { value: "nature", title: "Nature", hotkey: "3" },
          { value: "other", title: "Something else", hotkey: "4" },
        ],
      },
    },
    {
      name: "quality",
      title: "Is something wrong with the picture?",
      type: "choice",
      field: "image",
      required: false,
      settings: {
        multiple: true,
        options: [
          { value: "blurred", title: "Blurred", hotkey: "q" },
          { value: "dark", title: "Too dark", hotkey: "w" },
          { value: "cropped", title: "Cut off", hotkey: "e" },
        ],
      },
    },
  ],
};
