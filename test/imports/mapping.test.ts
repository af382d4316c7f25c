import { describe, expect, it } from "vitest";
import { defaultImportLimits } from "@keyhole/server/features/imports/limits";
import { makeAnswers, readings, relabelled } from "@keyhole/server/features/imports/map/answers";
import { mapRecord } from "@keyhole/server/features/imports/map/map-record";
import { columnsOf, proposePlan } from "@keyhole/server/features/imports/map/propose";
import { sniffFormat } from "@keyhole/server/features/imports/read/sniff";
import { factsByField } from "@keyhole/shared/fields/facts";
import type { FieldValue } from "@keyhole/shared/fields/field-type";
import { conversationOf, formOf, pair } from "./mapped.ts";

describe("conversations in the shapes of other tools", () => {
  it("prompt and responses in columns of their own", () => {
    const { turns, candidates } = conversationOf({ prompt: "Why?", response_a: "So.", response_b: "Thus." });
    expect(turns).toEqual([{ role: "user", text: "Why?" }]);
    expect(candidates).toEqual([
      { id: "a", text: "So." },
      { id: "b", text: "Thus." },
    ]);
  });
  it("instruction, input and outputs", () => {
    const { turns, candidates } = conversationOf({
      instruction: "Shorten.",
      input: "Long text",
      output_1: "A",
      output_2: "B",
    });
    expect(turns).toEqual([{ role: "user", text: "Shorten.\n\nLong text" }]);
    expect(candidates.map(({ id }) => id)).toEqual(["1", "2"]);
  });
  it("chosen and rejected: ids and order tell nothing, the answer is kept apart", () => {
    const records = Array.from({ length: 40 }, (_, index) => ({
      prompt: "Hi",
      chosen: `good ${index}`,
      rejected: "bad",
    }));
    const places = records.map((record) => {
      const { candidates, plan, mapped } = conversationOf(record);
      expect(candidates.map(({ id }) => id)).toEqual(["a", "b"]);
      expect(plan.chosen).toEqual({ question: "better", as: "reference" });
      const place = candidates.findIndex(({ text }) => text === record.chosen);
      expect(mapped?.answers).toEqual([{ question: "better", as: "reference", raw: [candidates[place]?.id] }]);
      return place;
    });
    expect(new Set(places)).toEqual(new Set([0, 1]));
    expect(records.map((record) => conversationOf(record).candidates[0]?.text)).toEqual(
      records.map((record) => conversationOf(record).candidates[0]?.text),
    );
  });
  it("whole message lists as chosen and rejected, without a prompt", () => {
    const say = (role: string, content: string) => ({ role, content });
    const { turns, candidates } = conversationOf({
      chosen: [say("system", "Be kind."), say("user", "Hi"), say("assistant", "Hello!")],
      rejected: [say("system", "Be kind."), say("user", "Hi"), say("assistant", "What?")],
    });
    expect(turns).toEqual([
      { role: "system", text: "Be kind." },
      { role: "user", text: "Hi" },
    ]);
    expect(candidates.map(({ text }) => text).sort()).toEqual(["Hello!", "What?"]);
  });
  it("dialogues written as one text", () => {
    const start = "\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: And?\n\nAssistant:";
    const { turns, candidates } = conversationOf({ chosen: `${start} Yes.`, rejected: `${start} No.` });
    expect(turns.map(({ role, text }) => `${role}: ${text}`)).toEqual(["user: Hi", "assistant: Hello", "user: And?"]);
    expect(candidates.map(({ text }) => text).sort()).toEqual(["No.", "Yes."]);
  });
  it("messages with from and value, content in parts, and lists of responses", () => {
    const { turns, candidates } = conversationOf({
      conversations: [
        { from: "human", value: "Hi" },
        { from: "gpt", content: [{ type: "text", text: "Hello" }] },
      ],
      completions: ["One", "Two", "Three"],
    });
    expect(turns.map(({ role, text }) => `${role}: ${text}`)).toEqual(["user: Hi", "assistant: Hello"]);
    expect(candidates.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });
  it("anything else is refused by its column", () => {
    const plan = proposePlan(columnsOf([{ prompt: "Hi" }]), pair);
    const mapped = mapRecord({ prompt: [{ who: 1 }] }, { plan, form: pair, limits: defaultImportLimits });
    expect(mapped.record).toBeNull();
    expect(mapped.problems).toMatchObject([{ message: "import.not-conversation", values: { column: "prompt" } }]);
  });
});

describe("answers of every question type", () => {
  const labels = ["cat", "dog"];
  const field = (kind: string) => ({ name: kind, kind, title: kind });
  const question = (type: string, about: string, settings: unknown = {}) => ({
    name: type,
    title: type,
    type,
    field: about,
    settings,
  });
  const form = formOf({
    v: 1,
    fields: [field("image"), field("text"), field("conversation"), { ...field("conversation"), name: "two" }],
    questions: [
      question("box", "image", { labels }),
      question("polygon", "image", { labels }),
      question("keypoint", "image", { labels }),
      question("span", "text", { labels }),
      question("relation", "text", { spans: "span", labels }),
      question("choice", "text", { options: labels, multiple: true }),
      question("rating", "text", { scale: { min: 1, max: 5 } }),
      question("ranking", "conversation"),
      question("text", "text"),
      question("number", "text"),
      question("date", "text"),
      question("pairwise", "two"),
      question("list", "text", { verdicts: labels }),
      question("taxonomy", "text", { nodes: [{ value: "animal", children: ["dog", "cat"] }], multiple: true }),
    ],
  });
  const values: Record<string, FieldValue> = {
    image: { kind: "image", blob: "AAAAAAAAAAAAAAAAAAAAAA" as never, width: 100, height: 80 },
    text: { kind: "text", text: "A cat and a dog" },
    conversation: { kind: "conversation", turns: [], candidates: ["a", "b", "c"].map((id) => ({ id, text: id })) },
    two: { kind: "conversation", turns: [], candidates: ["a", "b"].map((id) => ({ id, text: id })) },
  };
  const facts = factsByField({ v: 1, fields: values });
  const raw: Readonly<Record<string, { json: unknown; cell?: string }>> = {
    box: { json: [{ label: "cat", bbox: [1, 2, 30, 40] }], cell: '[{"label":"cat","bbox":[1,2,30,40]}]' },
    polygon: {
      json: [
        {
          label: "dog",
          points: [
            [1, 1],
            [20, 1],
            [20, 20],
          ],
        },
      ],
    },
    keypoint: { json: [{ label: "cat", x: 5, y: 6 }] },
    span: { json: [{ label: "cat", start: 2, end: 5 }] },
    choice: { json: ["cat", "dog"], cell: "cat;dog" },
    rating: { json: 4, cell: "4" },
    ranking: { json: ["b", ["a", "c"]], cell: "b>c>a" },
    text: { json: "My own words; with a semicolon", cell: "My own words; with a semicolon" },
    number: { json: 2.5, cell: "2.5" },
    date: { json: "2024-03-05", cell: "2024-03-05" },
    pairwise: { json: { chosen: "b", rejected: "a" }, cell: "b" },
    list: { json: [{ text: "A claim", verdict: "cat" }], cell: "A claim=cat" },
    relation: { json: [{ label: "cat", from: 0, to: 1 }] },
    taxonomy: { json: [["animal", "dog"]], cell: "animal > dog;animal > cat" },
  };
  /** Relations join spans that the same record brings. */
  const joined = {
    question: "span",
    as: "prediction",
    raw: [2, 12].map((start) => ({ label: "cat", start, end: start + 3 })),
  } as const;
  const made = (name: string, given: unknown) =>
    makeAnswers(
      [...(name === "relation" ? [joined] : []), { question: name, as: "prediction", raw: given }],
      { form, plan: { labels: {} } },
      facts,
    );

  it.each(Object.keys(raw))("%s from JSON and from a cell", (name) => {
    if (name === "ranking") {
      expect(made(name, ["b", "a", "c"]).suggestions?.answers[name]?.type).toBe("ranking");
      expect(made(name, raw[name]?.cell).problems).toEqual([]);
      return;
    }
    for (const given of [raw[name]?.json, raw[name]?.cell]) {
      if (given === undefined) continue;
      const { problems, suggestions } = made(name, given);
      expect(problems, JSON.stringify(given)).toEqual([]);
      expect(suggestions?.answers[name]?.type).toBe(name);
    }
    if (name === "text")
      expect(made(name, raw[name]?.cell).suggestions?.answers[name]?.value).toEqual({ text: raw[name]?.cell });
  });

  it("keeps what fits and reports the rest with its place", () => {
    const { problems, suggestions } = made("box", [
      { label: "cat", bbox: [1, 2, 30, 40] },
      { label: "bird", bbox: [1, 2, 3, 4] },
      { label: "dog", bbox: [90, 2, 30, 40] },
    ]);
    expect(problems.map(({ path, message }) => [path[0], path[1], message])).toEqual([
      ["box", 1, "answer.unknown-label"],
      ["box", 2, "answer.outside-picture"],
    ]);
    expect(suggestions?.answers["box"]?.value).toMatchObject({ regions: [{ label: "cat" }] });
  });

  it("relations whose spans the record does not have are left out, with the reason", () => {
    const list = [
      { label: "cat", from: 0, to: 1 },
      { label: "dog", from: 0, to: 7 },
    ];
    const { problems, suggestions } = made("relation", list);
    expect(problems).toMatchObject([{ message: "answer.relation-end-gone", path: ["relation", "regions", 1] }]);
    expect(suggestions?.answers["relation"]?.value).toEqual({
      regions: [{ id: "r1", label: "cat", from: "r1", to: "r2" }],
    });
    expect(made("relation", list.slice(1)).suggestions?.answers["relation"]).toBeUndefined();
  });

  it("labels of other names are renamed or dropped wherever they stand", () => {
    const names = { kitty: "cat", noise: null };
    expect(relabelled("kitty", names)).toBe("cat");
    expect(relabelled(["kitty", "noise", "dog"], names)).toEqual(["cat", "dog"]);
    expect(relabelled([{ label: "kitty", x: 1 }, { label: "noise" }], names)).toEqual([{ label: "cat", x: 1 }]);
    expect(relabelled({ regions: [{ label: "noise" }] }, names)).toEqual({ regions: [] });
    expect(relabelled("toString", names)).toBe("toString");
    expect(readings("plain")).toEqual(["plain"]);
  });
});

describe("formats are told by content", () => {
  it.each([
    ["a.bin", '{"a":1}\n{"a":2}\n', "jsonl"],
    ["a.json", '[{"a":1}]', "json"],
    ["a.json", '{"data":[{"a":1}]}', "json"],
    ["a.json", '{"info":{},"images":[{"id":1}]}', "coco"],
    ["a.txt", "EU\tB-ORG\nrejects\tO\n", "conll"],
    ["a.txt", "id,text\n1,x\n", "csv"],
    ["a.jsonl", "anything", "jsonl"],
    ["a.txt", "just words", "unknown"],
    ["evil.csv", "PK\u0003\u0004rest", "zip"],
  ])("%s %s", (name, content, format) => {
    expect(sniffFormat(name, Buffer.from(content, "latin1"))).toBe(format);
  });
});
