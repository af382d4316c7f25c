import { describe, expect, it } from "vitest";
import { parseForm } from "./form.ts";

const fields = [
  { name: "picture", kind: "image", title: "Picture" },
  { name: "talk", kind: "conversation", title: "Talk" },
];
const objects = {
  name: "objects",
  title: "Objects",
  type: "box",
  field: "picture",
  settings: { labels: ["car", "wheel"] },
};
const kind = {
  name: "kind",
  title: "Kind",
  type: "choice",
  field: "picture",
  settings: { options: ["indoor", "street"] },
};
const count = { name: "count", title: "Count", type: "number", field: "picture" };
const colour = {
  name: "colour",
  title: "Colour",
  type: "choice",
  field: "picture",
  settings: { options: ["red", "blue"] },
  each: { of: "region", question: "objects" },
};
const found = (questions: readonly object[], rules: readonly object[] = []) => {
  const read = parseForm({ v: 1, fields, questions, rules });
  return read.ok ? [] : read.failure.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("questions of each part", () => {
  it("follow the regions of a question about the same field", () => {
    expect(found([objects, colour])).toEqual([]);
    expect(found([{ ...objects, each: { of: "region", question: "colour" } }, colour])).toContain(
      "questions.0.each: form.each-draws",
    );
    expect(found([kind, { ...colour, each: { of: "region", question: "kind" } }])).toEqual([
      "questions.1.each.question: form.each-no-regions",
    ]);
    expect(found([objects, { ...colour, each: { of: "region", question: "gone" } }])).toEqual([
      "questions.1.each.question: form.each-unknown",
    ]);
    expect(found([objects, { ...colour, field: "talk" }])).toEqual(["questions.1.field: form.each-other-field"]);
    expect(found([objects, { ...colour, each: { of: "region", question: "objects", labels: ["tree"] } }])).toEqual([
      "questions.1.each.labels.0: form.label-unknown",
    ]);
  });

  it("of responses and turns need a conversation", () => {
    expect(found([{ ...kind, field: "talk", each: { of: "candidate" } }])).toEqual([]);
    expect(found([{ ...kind, each: { of: "turn" } }])).toEqual(["questions.0.each: form.each-needs-conversation"]);
  });
});

describe("conditions", () => {
  const when = (condition: object) => found([objects, kind, count, { ...colour, each: undefined, when: condition }]);

  it("look back at values, amounts and whether something is answered", () => {
    expect(when({ question: "kind", is: ["street"] })).toEqual([]);
    expect(when({ all: [{ question: "objects", from: 1 }, { not: { question: "count", answered: true } }] })).toEqual(
      [],
    );
  });

  it("that could never mean anything are refused, with the reason", () => {
    expect(when({ question: "gone", answered: true })).toEqual(["questions.3.when.question: form.condition-unknown"]);
    expect(when({ question: "colour", answered: true })).toEqual(["questions.3.when.question: form.condition-later"]);
    expect(when({ question: "kind", is: ["sea"] })).toEqual(["questions.3.when.is.0: form.label-unknown"]);
    expect(when({ question: "count", is: ["3"] })).toEqual(["questions.3.when.question: form.condition-no-values"]);
    expect(when({ any: [{ question: "count", from: 3, to: 2 }] })).toEqual([
      "questions.3.when.any.0.from: form.condition-range",
    ]);
    expect(when({ question: "count" })).toEqual(["questions.3.when: form.rule-nothing"]);
    const deep = { not: { not: { not: { not: { question: "count", answered: true } } } } };
    expect(when(deep)).toEqual(["questions.3.when: form.condition-deep"]);
  });

  it("may look at an answer for the same part only", () => {
    const after = { ...colour, name: "shade", title: "Shade", when: { question: "colour", is: ["red"] } };
    expect(found([objects, colour, after])).toEqual([]);
    expect(found([objects, colour, { ...after, each: undefined }])).toEqual([
      "questions.2.when.question: form.condition-each",
    ]);
  });

  it("a question that is required anyway needs no condition for it", () => {
    const requiredWhen = { question: "kind", is: ["street"] };
    expect(found([kind, { ...count, requiredWhen }])).toEqual(["questions.1.requiredWhen: form.required-already"]);
    expect(found([kind, { ...count, required: false, requiredWhen }])).toEqual([]);
  });
});

describe("rules", () => {
  const rule = (given: object) => found([objects, kind, count, colour], [given]);

  it("are refused where they could not be checked", () => {
    expect(rule({ kind: "count", question: "objects", labels: ["car"], min: 1 })).toEqual([]);
    expect(rule({ kind: "count", question: "kind", min: 1 })).toEqual(["rules.0.question: form.rule-no-regions"]);
    expect(rule({ kind: "count", question: "objects" })).toEqual(["rules.0: form.rule-nothing"]);
    expect(rule({ kind: "count", question: "objects", min: 2, max: 1 })).toEqual([
      "rules.0.min: settings.min-over-max",
    ]);
    expect(rule({ kind: "answered", questions: ["kind", "kind"] })).toEqual([
      "rules.0.questions.1: form.rule-question-twice",
    ]);
    expect(rule({ kind: "answered", questions: ["kind", "colour"] })).toEqual(["rules.0.questions.1: form.rule-each"]);
    expect(rule({ kind: "inside", question: "objects", parent: "gone" })).toEqual([
      "rules.0.parent: form.rule-unknown",
    ]);
  });

  it("are limited in number", () => {
    const many = Array.from({ length: 101 }, () => ({ kind: "count", question: "objects", min: 1 }));
    expect(found([objects], many)).toEqual(["rules: form.too-many-rules"]);
  });
});
