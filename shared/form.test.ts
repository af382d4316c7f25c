import { describe, expect, it } from "vitest";
import { formLimits, parseForm } from "./form.ts";

const image = { name: "image", kind: "image", title: "Image" };
const text = { name: "text", kind: "text", title: "Text" };
const box = (name: string, settings: unknown, field = "image") => ({ name, title: name, type: "box", field, settings });
const form = (fields: readonly unknown[], questions: readonly unknown[]) => ({ v: 1, fields, questions });

const problemsOf = (raw: unknown, limits = formLimits) => {
  const read = parseForm(raw, limits);
  return read.ok ? [] : read.failure.map(({ path, message }) => [path.join("."), message]);
};

describe("parseForm", () => {
  it("fills in what a minimal form leaves out", () => {
    const read = parseForm(
      form([image], [box("objects", { labels: ["traffic light", { value: "car", hotkey: "c" }] })]),
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        fields: [{ required: true }],
        questions: [
          {
            required: true,
            description: "",
            settings: {
              minSize: 1,
              maxCount: 1000,
              labels: [
                { value: "traffic light", title: "traffic light", colour: "#e69f00" },
                { value: "car", title: "car", colour: "#56b4e9", hotkey: "c" },
              ],
            },
          },
        ],
      },
    });
  });

  it("names the place inside the settings", () => {
    expect(problemsOf(form([image], [box("objects", { labels: ["a"], minSize: "big" })]))).toEqual([
      ["questions.0.settings.minSize", "schema.invalid_type"],
    ]);
    expect(problemsOf(form([image], [box("objects", { labels: ["a"], colour: 1 })]))).toEqual([
      ["questions.0.settings", "schema.unrecognized_keys"],
    ]);
    expect(problemsOf(form([image], [box("objects", { labels: [{ value: "a", colour: "red" }] })]))).toEqual([
      ["questions.0.settings.labels.0.colour", "schema.invalid_format"],
    ]);
  });

  it.each([
    [
      "no field, no question",
      form([], []),
      [
        ["fields", "form.no-field"],
        ["questions", "form.no-question"],
      ],
    ],
    [
      "a question on a missing field",
      form([text], [box("a", { labels: ["x"] })]),
      [["questions.0.field", "form.field-missing"]],
    ],
    [
      "a question on the wrong kind",
      form([text], [box("a", { labels: ["x"] }, "text")]),
      [["questions.0.field", "form.field-kind"]],
    ],
    [
      "a field twice",
      form([image, image], [box("a", { labels: ["x"] })]),
      [["fields.1.name", "form.field-name-twice"]],
    ],
    [
      "a question twice",
      form([image], [box("a", { labels: ["x"] }), box("a", { labels: ["x"] })]),
      [["questions.1.name", "form.question-name-twice"]],
    ],
    ["no labels", form([image], [box("a", {})]), [["questions.0.settings.labels", "settings.no-labels"]]],
    [
      "a label twice",
      form([image], [box("a", { labels: ["x", "x"] })]),
      [["questions.0.settings.labels.1.value", "settings.label-twice"]],
    ],
    [
      "two labels that read alike",
      form([image], [box("a", { labels: ["x", { value: "y", title: "x" }] })]),
      [["questions.0.settings.labels.1.title", "settings.title-twice"]],
    ],
    [
      "a hotkey twice in two questions",
      form(
        [image],
        [box("a", { labels: [{ value: "x", hotkey: "1" }] }), box("b", { labels: [{ value: "y", hotkey: "1" }] })],
      ),
      [["questions.1.settings.labels.0.hotkey", "form.hotkey-twice"]],
    ],
    [
      "a key the editor keeps",
      form([image], [box("a", { labels: [{ value: "x", hotkey: "?" }] })]),
      [["questions.0.settings.labels.0.hotkey", "form.hotkey-reserved"]],
    ],
    [
      "candidates asked of a picture",
      form([image], [{ name: "r", title: "r", type: "ranking", field: "image" }]),
      [["questions.0.settings.source", "settings.needs-candidates"]],
    ],
    [
      "one option only",
      form([text], [{ name: "c", title: "c", type: "choice", field: "text", settings: { options: ["a"] } }]),
      [["questions.0.settings.options", "settings.too-few-options"]],
    ],
    [
      "a scale that goes down",
      form([text], [{ name: "r", title: "r", type: "rating", field: "text", settings: { scale: { min: 5, max: 1 } } }]),
      [["questions.0.settings.scale", "settings.min-over-max"]],
    ],
    [
      "a tie among options",
      form(
        [text],
        [{ name: "c", title: "c", type: "choice", field: "text", settings: { options: ["a", "b"], tie: true } }],
      ),
      [["questions.0.settings.tie", "settings.tie-needs-candidates"]],
    ],
    [
      "steps that are no whole numbers",
      form([text], [{ name: "n", title: "n", type: "number", field: "text", settings: { integer: true, step: 0.5 } }]),
      [["questions.0.settings.step", "settings.step-not-integer"]],
    ],
  ])("refuses %s", (_name, raw, expected) => {
    expect(problemsOf(raw)).toEqual(expected);
  });

  it("refuses a hotkey that is a word, a capital or a space", () => {
    for (const hotkey of ["enter", "A", " ", ""]) {
      expect(problemsOf(form([image], [box("a", { labels: [{ value: "x", hotkey }] })]))).toHaveLength(1);
    }
  });

  it("reserves the picture editor's keys on pictures only", () => {
    const labels = [{ value: "dog", hotkey: "d" }];
    expect(problemsOf(form([image], [box("a", { labels })]))).toEqual([
      ["questions.0.settings.labels.0.hotkey", "form.hotkey-reserved"],
    ]);
    const span = { name: "a", title: "a", type: "span", field: "text", settings: { labels } };
    expect(problemsOf(form([text], [span]))).toEqual([]);
    expect(problemsOf(form([text, image], [span]))).toHaveLength(1);
  });

  it("keeps its limits, which are a parameter", () => {
    const limits = { ...formLimits, fields: 1, questions: 1, labels: 2 };
    const over = form([image, text], [box("a", { labels: ["x", "y", "z"] }), box("b", { labels: ["x", "y"] })]);
    expect(problemsOf(over, limits)).toEqual([
      ["fields", "form.too-many-fields"],
      ["questions", "form.too-many-questions"],
      ["questions.0.settings", "form.too-many-labels"],
    ]);
    expect(problemsOf(over)).toEqual([]);
    expect(formLimits).toEqual({ fields: 20, questions: 50, rules: 100, labels: 1000, nodes: 10_000 });
  });
});

describe("how a conversation is shown", () => {
  const shown = (kind: string, display: unknown) =>
    parseForm({
      v: 1,
      fields: [{ name: "talk", kind, title: "Talk", display }],
      questions: [{ name: "note", title: "Note", type: "text", field: "talk" }],
    });

  it("fills in what was not chosen, and is absent where nothing was", () => {
    const read = shown("conversation", { shuffle: true });
    expect(read.ok && read.value.fields[0]?.display).toEqual({ layout: "auto", shuffle: true, markdown: true });
    const without = shown("conversation", undefined);
    expect(without.ok && without.value.fields[0]?.display).toBe(undefined);
  });

  it("is refused on another kind of field", () => {
    const read = shown("text", { shuffle: true });
    expect(read.ok ? [] : read.failure.map(({ path, message }) => [path.join("."), message])).toEqual([
      ["fields.0.display", "form.display-needs-conversation"],
    ]);
  });
});
