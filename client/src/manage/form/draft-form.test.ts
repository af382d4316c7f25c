import { checkForm } from "@keyhole/shared/form";
import { nameFrom } from "@keyhole/shared/name-from";
import { formOf } from "@keyhole/shared/templates/template";
import { templates } from "@keyhole/shared/templates/templates";
import { describe, expect, it } from "vitest";
import {
  addField,
  addQuestion,
  changeField,
  changeQuestion,
  draftOf,
  draftOver,
  emptyDraft,
  formOfDraft,
  moved,
} from "./draft-form.ts";
import { formChanges } from "./form-changes.ts";
import { problemsOf } from "./form-problems.ts";

const boxes = formOf(templates["object-boxes"]);
const scene = formOf(templates["image-classification"]);
const choiceSettings = scene.questions[0]?.settings;

describe("names", () => {
  it("come from titles in latin letters, unique and never empty", () => {
    expect(nameFrom("Über die Straße!", [], "field")).toBe("uber-die-stra-e");
    expect(nameFrom("2 cars", [], "field")).toBe("cars");
    expect(nameFrom("図", [], "field")).toBe("field");
    expect(nameFrom("Cars", ["cars", "cars-2"], "field")).toBe("cars-3");
    expect(nameFrom("a".repeat(80), [], "field")).toHaveLength(36);
  });

  it("follow the title until the lead chooses one, and never once published", () => {
    const added = addField(emptyDraft, "text", { key: "k", title: "Text" });
    const renamed = changeField(added, "k", { title: "Letter" });
    expect(renamed.fields[0]?.value.name).toBe("letter");
    const own = changeField(changeField(renamed, "k", { name: "body" }), "k", { title: "Message" });
    expect(own.fields[0]?.value).toMatchObject({ name: "body", title: "Message" });
    const published = changeField(draftOf(boxes), "field image", { title: "Photo" });
    expect(published.fields[0]?.value).toMatchObject({ name: "image", title: "Photo" });
  });

  it("of a field are followed by the questions about it", () => {
    const draft = addQuestion(addField(emptyDraft, "image", { key: "f", title: "Image" }), {
      key: "q",
      title: "Scene",
      type: "choice",
      settings: choiceSettings,
    });
    expect(changeField(draft, "f", { title: "Photo" }).questions[0]?.value.field).toBe("photo");
  });

  it("of an older version stay free where the published form does not have them", () => {
    const draft = draftOver(scene, boxes);
    expect(draft.fields[0]?.isPinned).toBe(true);
    expect(draft.questions.every(({ isPinned }) => !isPinned)).toBe(true);
  });
});

it("a question that joins a form takes keys that are free", () => {
  const settings = boxes.questions[0]?.settings;
  const draft = addQuestion(draftOf(boxes), { key: "q", title: "More objects", type: "box", settings });
  expect(checkForm(formOfDraft(draft))).toEqual([]);
});

it("a published label that is renamed keeps its stored value; a new label's follows its name", () => {
  const draft = draftOf(formOf(templates["object-boxes"]));
  const before = draft.questions[0]?.value;
  if (before?.type !== "box") throw new Error("not boxes");
  const bike = { value: "bike", title: "bike", colour: "#112233" };
  const withBike = { ...before.settings, labels: [...before.settings.labels, bike] };
  const grown = changeQuestion(draft, "question objects", { settings: withBike });
  // What the label table does while value and title are the same: it changes both.
  const rename = (value: string, title: string) => {
    const labels = withBike.labels.map((label) => (label.value === value ? { ...label, value: title, title } : label));
    const after = changeQuestion(grown, "question objects", { settings: { ...withBike, labels } }).questions[0]?.value;
    if (after?.type !== "box") throw new Error("not boxes");
    return after.settings.labels.find((label) => label.title === title);
  };
  expect(rename("bike", "Bicycle")).toMatchObject({ title: "Bicycle", value: "Bicycle" });
  expect(rename("person", "Pedestrian")).toMatchObject({ title: "Pedestrian", value: "person" });
});

it("moves an entry to a place", () => {
  const list = ["a", "b", "c"].map((key) => ({ key }));
  const keys = (key: string, to: number) =>
    moved(list, key, to)
      .map((entry) => entry.key)
      .join("");
  expect([keys("a", 2), keys("c", 0), keys("b", 1), keys("x", 1), keys("a", -1)]).toEqual([
    "bca",
    "cab",
    "abc",
    "abc",
    "abc",
  ]);
});

it("shows the problems of readable questions beside those of an unreadable one, each at its place", () => {
  const [question] = boxes.questions;
  if (question === undefined) throw new Error("no question");
  const untitled = { ...question, title: "", settings: { ...question.settings, labels: [] } } as typeof question;
  const misplaced = { ...question, name: "other", field: "nowhere" };
  const problems = problemsOf({ ...boxes, questions: [untitled, misplaced] });
  const at = problems.map(({ path, message }) => `${path.join(".")} ${message}`);
  expect(at).toContain("questions.0.title schema.too_small");
  expect(at).toContain("questions.0.settings.labels settings.no-labels");
  expect(at).toContain("questions.1.field form.field-missing");
});

it("says what publishing does to work that exists", () => {
  const [question] = boxes.questions;
  if (question?.type !== "box") throw new Error("not boxes");
  const labels = question.settings.labels.slice(1);
  const next = { ...boxes, questions: [{ ...question, required: true, settings: { ...question.settings, labels } }] };
  expect(formChanges(boxes, next).map(({ message }) => message)).toEqual([
    "manage.form.change.nowRequired",
    "manage.form.change.labelsRemoved",
  ]);
  expect(formChanges(boxes, { ...boxes, questions: [] }).map(({ message }) => message)).toEqual([
    "manage.form.change.questionRemoved",
  ]);
  expect(formChanges(boxes, boxes)).toEqual([]);
});

it("a label that joins takes a key that no other question has", () => {
  const labels = (hotkeys: readonly string[]) =>
    hotkeys.map((hotkey, index) => ({ value: `l${index}`, title: `L ${index}`, colour: "#0072b2", hotkey }));
  const settings = { ...boxes.questions[0]?.settings, labels: [] };
  const draft = addQuestion(draftOf(boxes), { key: "q", title: "More objects", type: "box", settings });
  const one = changeQuestion(draft, "q", { settings: { ...settings, labels: labels(["1"]) } });
  expect(one.questions[1]?.value.settings).toMatchObject({ labels: [{ hotkey: "4" }] });
  // What the lead types is left as typed: the form says what is wrong with it.
  const typed = changeQuestion(one, "q", { settings: { ...settings, labels: labels(["2"]) } });
  expect(typed.questions[1]?.value.settings).toMatchObject({ labels: [{ hotkey: "2" }] });
  expect(problemsOf(formOfDraft(typed))).toMatchObject([
    { message: "form.hotkey-twice", values: { other: "Objects" } },
  ]);
});
