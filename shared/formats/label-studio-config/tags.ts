/** Tags by what they are, in lower case: Label Studio reads tag names without regard to case. */

/** Shows data, and the kind of field that shows the same here. */
export const objectKinds: Readonly<Record<string, "text" | "image" | "conversation">> = {
  text: "text",
  hypertext: "text",
  image: "image",
  paragraphs: "conversation",
  chat: "conversation",
  list: "conversation",
};

/** Shows data that no field can show. */
export const objectsWithoutField: ReadonlySet<string> = new Set([
  "audio",
  "audioplus",
  "video",
  "timeseries",
  "table",
  "pdf",
  "object3d",
  "markdown",
]);

/** Draws on a picture with labels of its own: the type of question, and the tag that draws the same without labels. */
export const shapes = [
  { type: "box", labelled: "rectanglelabels", plain: "rectangle" },
  { type: "polygon", labelled: "polygonlabels", plain: "polygon" },
  { type: "ellipse", labelled: "ellipselabels", plain: "ellipse" },
  { type: "keypoint", labelled: "keypointlabels", plain: "keypoint" },
  { type: "mask", labelled: "brushlabels", plain: "brush" },
  { type: "mask", labelled: "bitmasklabels", plain: "bitmask" },
  { type: "polyline", labelled: "vectorlabels", plain: "vector" },
] as const;

/** Marks text with labels of its own. */
export const textLabels: ReadonlySet<string> = new Set(["labels", "hypertextlabels", "paragraphlabels"]);

/** Asks something that no question asks. */
export const controlsWithoutQuestion: ReadonlySet<string> = new Set([
  "timeserieslabels",
  "timelinelabels",
  "videorectangle",
  "videovector",
  "cubelabels",
  "magicwand",
  "chatmessage",
]);

/** Only arranges or adorns the screen. */
export const visual: ReadonlySet<string> = new Set([
  "view",
  "header",
  "style",
  "collapse",
  "panel",
  "filter",
  "shortcut",
]);

export const withoutMeaning: ReadonlySet<string> = new Set(["repeater", "reactcode"]);

/** Belongs to the tag around it. */
export const members: ReadonlySet<string> = new Set(["label", "choice", "relation", "bucket", "channel", "timeline"]);
