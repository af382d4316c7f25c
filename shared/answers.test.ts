import { describe, expect, it } from "vitest";
import {
  answersLimit,
  answerTo,
  checkAnswers,
  checkDraft,
  noAnswers,
  type StoredAnswers,
  toStored,
} from "./answers.ts";
import { formDefinition } from "./form.ts";

const form = formDefinition.parse({
  v: 1,
  fields: [
    { name: "text", kind: "text", title: "Text" },
    { name: "image", kind: "image", title: "Image", required: false },
  ],
  questions: [
    { name: "mood", title: "Mood", type: "choice", field: "text", settings: { options: ["good", "bad"] } },
    { name: "note", title: "Note", type: "text", field: "text", required: false, settings: { minLength: 3 } },
    { name: "objects", title: "Objects", type: "box", field: "image", settings: { labels: ["x"] } },
  ],
});
const facts = { text: { kind: "text", codePoints: 10 } } as const;
const both = { ...facts, image: { kind: "image", width: 10, height: 10 } } as const;
const answers = (given: StoredAnswers["answers"]): StoredAnswers => ({ v: 1, answers: given });
const good = toStored("choice", { selected: ["good"], tie: false });
const found = (given: StoredAnswers, about: Parameters<typeof checkAnswers>[2]) =>
  checkAnswers(given, form, about).map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("checkAnswers", () => {
  it("accepts what is whole, and does not ask about a field the item lacks", () => {
    expect(found(answers({ mood: good }), facts)).toEqual([]);
    expect(found(answers({ mood: good }), both)).toEqual(["answers.objects: answer.required"]);
  });

  it("says what is missing, empty, unknown or of another type", () => {
    expect(found(noAnswers, facts)).toEqual(["answers.mood: answer.required"]);
    const empty = toStored("choice", { selected: [], tie: false });
    expect(found(answers({ mood: empty }), facts)).toEqual(["answers.mood: answer.required"]);
    expect(found(answers({ mood: good, gone: good }), facts)).toEqual(["answers.gone: answer.unknown-question"]);
    const other = toStored("number", { value: 1 });
    expect(found(answers({ mood: other }), facts)).toEqual(["answers.mood.type: answer.wrong-type"]);
    const objects = toStored("box", { width: 10, height: 10, regions: [] });
    expect(found(answers({ mood: good, objects }), facts)).toEqual(["answers.objects: answer.no-facts"]);
  });

  it("applies the settings, with the place of the problem", () => {
    const note = toStored("text", { text: "no" });
    expect(found(answers({ mood: good, note }), facts)).toEqual(["answers.note.value.text: answer.too-short"]);
    const broken = { type: "choice", version: 1, value: { selected: "good" } } as const;
    expect(found(answers({ mood: broken }), facts)).toEqual(["answers.mood.value.selected: schema.invalid_type"]);
  });

  it("is not fooled by names that every object has", () => {
    expect(checkAnswers(noAnswers, form, {}).length).toBe(0);
    const names = formDefinition.parse({
      v: 1,
      fields: form.fields,
      questions: [{ name: "constructor", title: "c", type: "number", field: "text" }],
    });
    expect(checkAnswers(noAnswers, names, facts).map(({ message }) => message)).toEqual(["answer.required"]);
  });
});

describe("answerTo", () => {
  it("gives the answer of the question's own type only", () => {
    expect(answerTo(answers({ mood: good }), { name: "mood", type: "choice" })).toEqual({
      selected: ["good"],
      tie: false,
    });
    expect(answerTo(answers({ mood: good }), { name: "mood", type: "box" })).toBeUndefined();
    expect(answerTo(noAnswers, { name: "toString", type: "choice" })).toBeUndefined();
  });
});

describe("checkDraft", () => {
  it("takes incomplete answers and those to questions that are gone", () => {
    const draft = answers({ gone: toStored("ranking", { groups: [["a"]] }) });
    expect(checkDraft(draft)).toEqual({ ok: true, value: draft });
    expect(checkDraft({ v: 2, answers: {} }).ok).toBe(false);
    expect(checkDraft(undefined).ok).toBe(false);
    expect(checkDraft(answers({ a: { type: "text", version: 1, value: 3 } })).ok).toBe(false);
  });

  it("takes at most 4 MiB as UTF-8, which is a parameter", () => {
    expect(answersLimit).toBe(4 * 1024 * 1024);
    const draft = answers({ a: toStored("text", { text: "ü".repeat(50) }) });
    const bytes = new TextEncoder().encode(JSON.stringify(draft)).length;
    expect(checkDraft(draft, bytes).ok).toBe(true);
    expect(checkDraft(draft, bytes - 1)).toEqual({
      ok: false,
      failure: [{ path: [], message: "answer.too-large", values: { maximum: bytes - 1, bytes } }],
    });
  });
});
