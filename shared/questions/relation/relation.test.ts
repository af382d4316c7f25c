import { describe, expect, it } from "vitest";
import { agreeingParts } from "../../agreement/agreeing-parts.ts";
import { taskAgreement } from "../../agreement/agreement.ts";
import { checkAnswers, onlyAsked, toStored, type StoredAnswers } from "../../answers.ts";
import { parseForm } from "../../form.ts";
import { relation } from "./relation.ts";
import { relationSettings } from "./schema.ts";

const raw = (more: object = {}, questions?: readonly unknown[]) => ({
  v: 1,
  fields: [
    { name: "note", kind: "text", title: "Note" },
    { name: "other", kind: "text", title: "Other" },
  ],
  questions: questions ?? [
    { name: "names", title: "Names", type: "span", field: "note", settings: { labels: ["per", "org"], overlap: true } },
    joins(more),
  ],
});
const joins = (settings: object = {}, field = "note") => ({
  name: "joins",
  title: "Joins",
  type: "relation",
  field,
  settings: { spans: "names", labels: ["works for", "knows"], symmetric: ["knows"], ...settings },
});
const spans = (field = "note") => ({
  name: "names",
  title: "Names",
  type: "span",
  field,
  settings: { labels: ["per", "org"] },
});
const formOf = (value: unknown) => {
  const read = parseForm(value);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
};
const refusals = (value: unknown) => {
  const read = parseForm(value);
  return read.ok ? [] : read.failure.map(({ path, message }) => [path.join("."), message]);
};
const facts = { note: { kind: "text", codePoints: 100 }, other: { kind: "text", codePoints: 9 } } as const;

/** Spans "<id>:<label>:<start>" of five code points, and relations "<label>:<from>:<to>". */
const given = (marks: readonly string[], links: readonly string[]): StoredAnswers => ({
  v: 1,
  answers: {
    names: toStored("span", {
      regions: marks.map((each) => {
        const [id = "", label = "", start = "0"] = each.split(":");
        return { id, label, part: { kind: "text" }, start: Number(start), end: Number(start) + 5 };
      }),
    }),
    joins: toStored("relation", {
      regions: links.map((each, index) => {
        const [label = "", from = "", to = ""] = each.split(":");
        return { id: `x${index}`, label, from, to };
      }),
    }),
  },
});
const found = (answers: StoredAnswers, form = formOf(raw())) =>
  checkAnswers(answers, form, facts).map(({ path, message }) => [path.join("."), message]);

describe("a form with relations", () => {
  it("needs its spans before it, on the same field, of a type that has spans", () => {
    expect(refusals(raw())).toEqual([]);
    expect(refusals(raw({ spans: "gone" }))).toEqual([["questions.1.settings.spans", "form.refers-unknown"]]);
    expect(refusals(raw({}, [joins(), spans()]))).toEqual([["questions.0.settings.spans", "form.refers-unknown"]]);
    expect(refusals(raw({}, [spans(), joins({}, "other")]))).toEqual([
      ["questions.1.settings.spans", "form.refers-other-field"],
    ]);
    const words = { name: "names", title: "Names", type: "text", field: "note" };
    expect(refusals(raw({}, [words, joins()]))).toEqual([["questions.1.settings.spans", "form.refers-type"]]);
  });
  it("allows only pairs of labels that are there, each once", () => {
    const pair = { relation: "works for", from: "per", to: "org" };
    expect(refusals(raw({ allowed: [pair] }))).toEqual([]);
    expect(refusals(raw({ allowed: [pair, pair] }))).toEqual([
      ["questions.1.settings.allowed.1", "settings.pair-twice"],
    ]);
    expect(refusals(raw({ allowed: [{ ...pair, to: "place" }] }))).toEqual([
      ["questions.1.settings.allowed.0.to", "form.label-unknown"],
    ]);
    expect(refusals(raw({ allowed: [{ ...pair, relation: "eats" }] }))).toEqual([
      ["questions.1.settings.allowed.0.relation", "settings.relation-unknown"],
    ]);
    expect(refusals(raw({ symmetric: ["eats"] }))).toEqual([
      ["questions.1.settings.symmetric.0", "settings.relation-unknown"],
    ]);
  });
  it("does not ask for relations while the spans are not asked for", () => {
    const form = formOf(
      raw({}, [
        { name: "any", title: "Any", type: "choice", field: "note", settings: { options: ["yes", "no"] } },
        { ...spans(), when: { question: "any", is: ["yes"] } },
        joins(),
      ]),
    );
    const answers = given(["a:per:0", "b:org:10"], ["knows:a:b"]);
    const said = (value: string): StoredAnswers => ({
      v: 1,
      answers: { ...answers.answers, any: toStored("choice", { selected: [value], tie: false }) },
    });
    expect(Object.keys(onlyAsked(said("yes"), form, facts).answers).sort()).toEqual(["any", "joins", "names"]);
    expect(Object.keys(onlyAsked(said("no"), form, facts).answers)).toEqual(["any"]);
  });
});

describe("answers with relations", () => {
  const marks = ["a:per:0", "b:org:10", "c:per:20"];
  it("are refused where an end is gone, with the reason and the place", () => {
    expect(found(given(marks, ["works for:a:b", "knows:a:c"]))).toEqual([]);
    expect(found(given(["a:per:0"], ["works for:a:b"]))).toEqual([
      ["answers.joins.value.regions.0", "answer.relation-end-gone"],
    ]);
  });
  it("are refused between labels that must not be joined; a relation without direction goes either way", () => {
    const form = formOf(
      raw({
        allowed: [
          { relation: "works for", from: "per", to: "org" },
          { relation: "knows", from: "per", to: "org" },
        ],
      }),
    );
    expect(found(given(marks, ["works for:a:b", "knows:b:a"]), form)).toEqual([]);
    expect(found(given(marks, ["works for:b:a"]), form)).toEqual([
      ["answers.joins.value.regions.0", "answer.relation-not-allowed"],
    ]);
  });
  it("are refused to themselves, twice, and beyond the most of a pair", () => {
    const messages = (links: readonly string[], more: object = {}) =>
      found(given(marks, links), formOf(raw(more))).map(([, message]) => message);
    expect(messages(["knows:a:a"])).toEqual(["answer.relation-self"]);
    expect(messages(["works for:a:b", "works for:b:a"])).toEqual([]);
    expect(messages(["works for:a:b", "works for:a:b"])).toEqual(["answer.relation-twice"]);
    expect(messages(["knows:a:b", "knows:b:a"])).toEqual(["answer.relation-twice"]);
    expect(messages(["works for:a:b", "knows:b:a"], { maxPerPair: 1 })).toEqual(["answer.relation-pair-full"]);
  });
});

describe("agreement on relations", () => {
  it("matches ends that mark the same, whatever their ids", () => {
    const form = formOf(raw());
    const one = given(["a:per:0", "b:org:10", "c:per:20"], ["works for:a:b", "knows:a:c"]);
    const other = given(["b:per:0", "a:org:10", "z:per:20"], ["works for:b:a", "knows:z:b"]);
    expect(taskAgreement([one, other], form)).toMatchObject({ joins: 1 });
    // The same ids, but other ends.
    const turned = given(["a:per:0", "b:org:10", "c:per:20"], ["works for:b:a", "knows:a:c"]);
    expect(taskAgreement([one, turned], form)).toMatchObject({ joins: 0.5 });
    // Spans that nobody else marked are nobody else's ends.
    const elsewhere = given(["a:per:40", "b:org:50", "c:per:60"], ["works for:a:b", "knows:a:c"]);
    expect(taskAgreement([one, elsewhere], form)).toMatchObject({ joins: 0 });
  });
  it("starts an adjudication from the relations that all drew, between the first person's spans", () => {
    const form = formOf(raw());
    const one = given(["a:per:0", "b:org:10", "c:per:20"], ["works for:a:b", "knows:a:c"]);
    const other = given(["b:per:0", "a:org:10"], ["works for:b:a"]);
    const start = agreeingParts(form, [one, other]);
    expect(start.answers["joins"]?.value).toEqual({ regions: [{ id: "x0", label: "works for", from: "a", to: "b" }] });
    expect(found(start, form)).toEqual([]);
  });
});

describe("relations of an import", () => {
  const settings = relationSettings.parse({ spans: "names", labels: ["knows"] });
  const facts = { kind: "text", codePoints: 9 } as const;
  it("name their spans by id, or by place", () => {
    expect(relation.formats.parse?.([{ label: "knows", from: "a", to: "b" }], settings, facts).answer).toEqual({
      regions: [{ id: "r1", label: "knows", from: "a", to: "b" }],
    });
    expect(relation.formats.parse?.([{ label: "knows", from: 0, to: 2 }], settings, facts).answer).toEqual({
      regions: [{ id: "r1", label: "knows", from: "r1", to: "r3" }],
    });
  });
  it("keep what fits and report the rest with its place", () => {
    const list = [
      { label: "knows", from: 1, to: 1 },
      { label: "knows", from: 0, to: 1 },
    ];
    const parsed = relation.formats.parse?.(list, settings, facts);
    expect(parsed?.problems).toMatchObject([{ message: "answer.relation-self", path: [0] }]);
    expect(parsed?.answer?.regions).toHaveLength(1);
  });
});
