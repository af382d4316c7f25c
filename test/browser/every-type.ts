// Forms that ask every type of question, with the long names that people give.

const drawn = (name: string, settings: object = {}, labels: readonly string[] = [`${name} label`]) => ({
  name: name.replaceAll("-", ""),
  type: name,
  title: `Draw every ${name} that can be seen in the picture, however small it may be`,
  field: "photo",
  required: false,
  settings: { ...settings, labels: labels.map((value) => ({ value })) },
});

export const everyDrawn = {
  v: 1,
  fields: [{ name: "photo", kind: "image", title: "Photo" }],
  questions: [
    drawn("box", {}, ["car", "A label with a name of several words"]),
    drawn("rotated-box"),
    drawn("ellipse"),
    drawn("polygon"),
    drawn("polyline"),
    drawn("keypoint"),
    drawn("skeleton", { points: [{ name: "head" }, { name: "foot" }], edges: [["head", "foot"]] }),
    drawn("mask"),
  ],
};

const said = (name: string, type: string, settings: object = {}) => ({
  name,
  type,
  title: `${type}: is this what was asked for, all in all and in every detail?`,
  field: "talk",
  required: false,
  settings,
});

export const everySaid = {
  v: 1,
  fields: [{ name: "talk", kind: "conversation", title: "Talk" }],
  questions: [
    said("tone", "choice", { options: ["kind", "An option with a name of several words that needs two lines"] }),
    said("quality", "rating", {
      criteria: [{ value: "clear", title: "Clear", anchors: { 1: "hard to follow", 5: "easy" }, notApplicable: true }],
    }),
    said("order", "ranking", { source: "options", options: ["first", "second", "third"] }),
    said("note", "text"),
    said("weight", "number", { unit: "kg", min: 0 }),
    said("kind", "taxonomy", { nodes: [{ value: "animal", children: [{ value: "dog", children: ["pug"] }, "cat"] }] }),
    said("day", "date"),
    said("better", "pairwise", { source: "candidates" }),
    said("claims", "list", { verdicts: ["true", "false"], source: "optional" }),
  ],
};
