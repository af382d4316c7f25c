import { afterAll, beforeAll, expect, it } from "vitest";
import type { RawItem } from "@keyhole/server/features/imports/make-item";
import { exportRecord } from "@keyhole/shared/formats/jsonl";
import { refusal, startHarness, type Harness } from "../harness.ts";
import {
  addItems,
  castOf,
  fetchFile,
  labelAll,
  picture,
  untilReady,
  type Cast,
  type Submitted,
} from "../exports/fixture.ts";
import { answersFor, form, hostile } from "../exports/every-type.ts";
import { parseCsv } from "../exports/parse-csv.ts";

let harness: Harness;
let cast: Cast;
let submitted: Submitted[];

beforeAll(async () => {
  harness = await startHarness();
  cast = await castOf(harness, { form, openMetadata: ["=split", "size"] });
  const raws: RawItem[] = [];
  for (const index of hostile.keys()) {
    raws.push({
      fields: {
        photo: { kind: "picture", bytes: await picture(64 + index, 48) },
        note: { kind: "text", text: `Ana lives in Berlin, no. ${index}` },
        talk: {
          kind: "conversation",
          turns: [{ role: "user", text: "Hi" }],
          candidates: [
            { id: "a", text: "one" },
            { id: "b", text: "two" },
          ],
        },
      },
      metadata: { "=split": index < 4 ? "=train" : "test", size: index, secret: `s${index}` },
      externalId: `@photo-${index}.png`,
    });
  }
  await addItems(harness, { projectId: cast.projectId, openMetadata: ["=split", "size"] }, raws);
  submitted = await labelAll(cast.labeler, cast.projectId, ({ fields }) => {
    const { width } = fields["photo"] as { width: number };
    return answersFor(width - 64);
  });
  expect(submitted).toHaveLength(hostile.length);
});
afterAll(() => harness.close());

type Filters = Parameters<Cast["lead"]["client"]["exports"]["count"]["query"]>[0]["filters"];

async function exported(format: "jsonl" | "coco" | "conll" | "csv", filters: Filters = {}): Promise<string> {
  const { client } = cast.lead;
  const { exportId, requestId, digest } = await client.exports.request.mutate({
    projectId: cast.projectId,
    format,
    filters: { states: "accepted-and-submitted", ...filters },
    recipient: "Training",
    purpose: "A test",
  });
  await cast.admin.client.requests.decide.mutate({ requestId, digest, decision: "approved" });
  expect((await untilReady(cast.lead, cast.projectId, exportId)).phase).toBe("ready");
  const { ticket } = await client.exports.ticket.mutate({ exportId });
  return (await fetchFile(cast.lead, ticket)).text();
}

const bySubmission = new Map<string, Submitted>();
const submissionOf = (annotationId: unknown): Submitted => {
  for (const each of submitted) bySubmission.set(each.annotationId, each);
  const found = bySubmission.get(String(annotationId));
  if (found === undefined) throw new Error("an annotation that nobody submitted");
  return found;
};
const valueOf = ({ answers }: Submitted, name: string): Record<string, unknown> =>
  answers[name]?.value as Record<string, unknown>;

it("JSONL holds every answer, the content and the metadata as they are, not escaped", async () => {
  const lines = (await exported("jsonl")).trimEnd().split("\n");
  expect(lines).toHaveLength(hostile.length);
  for (const line of lines) {
    const record = exportRecord.parse(JSON.parse(line));
    const { answers, itemId } = submissionOf(record.annotation);
    expect(record.answers).toEqual({ v: 1, answers });
    expect(record.item).toBe(itemId);
    const index = Number(record.metadata["size"]);
    expect(record.externalId).toBe(`@photo-${index}.png`);
    expect(record.metadata).toEqual({ "=split": index < 4 ? "=train" : "test", size: index, secret: `s${index}` });
    expect(record.content?.fields["note"]).toEqual({ kind: "text", text: `Ana lives in Berlin, no. ${index}` });
    expect(record.answers.answers["why"]?.value).toEqual({ text: hostile[index] });
  }
});

it("filters leave out what was not asked for: questions, content, metadata, time", async () => {
  const metadata = [{ key: "=split", value: "=train" }];
  const text = await exported("jsonl", { metadata, questions: ["count"], content: false });
  const records = text
    .trimEnd()
    .split("\n")
    .map((line) => exportRecord.parse(JSON.parse(line)));
  expect(records).toHaveLength(4);
  for (const record of records) {
    expect(Object.keys(record.answers.answers)).toEqual(["count"]);
    expect(record.content).toBeUndefined();
    expect(record.metadata).not.toHaveProperty("secret");
  }
  const { count } = cast.lead.client.exports;
  const projectId = cast.projectId;
  const states = "accepted-and-submitted";
  expect((await count.query({ projectId, filters: { states, from: harness.now() } })).rows).toBe(0);
  expect((await count.query({ projectId, filters: { states, to: harness.now() } })).rows).toBe(hostile.length);
  const closed = count.query({ projectId, filters: { states, metadata: [{ key: "secret", value: "s1" }] } });
  expect((await refusal(closed)).problems?.[0]?.message).toBe("export.metadata-key");
  const nothing = exported("jsonl", { states: "accepted" });
  expect((await refusal(nothing)).problems?.[0]?.message).toBe("export.nothing");
  const wrong = exported("coco", { questions: ["why"] });
  expect((await refusal(wrong)).problems?.[0]?.message).toBe("export.no-question");
  const half = exported("coco", { questions: ["why", "things"] });
  expect((await refusal(half)).problems?.[0]?.message).toBe("export.question-not-held");
});

interface Coco {
  readonly images: { id: number; file_name: string; width: number; height: number }[];
  readonly categories: { id: number; name: string; keypoints?: string[] }[];
  readonly annotations: {
    image_id: number;
    category_id: number;
    bbox: number[];
    segmentation: number[][];
    keypoints?: number[];
    attributes: { annotation: string; question: string };
  }[];
}

it("COCO holds what was drawn, with the ids in the order of the labels", async () => {
  const coco = JSON.parse(await exported("coco")) as Coco;
  expect(coco.categories.map(({ name }) => name)).toEqual(["car", "=cmd|' /C calc'!A0", "roof", "dog"]);
  expect(coco.categories.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(coco.images).toHaveLength(hostile.length);
  expect(coco.annotations).toHaveLength(hostile.length * 3);
  for (const { attributes, image_id, category_id, bbox, segmentation, keypoints } of coco.annotations) {
    const image = coco.images.find(({ id }) => id === image_id);
    const submission = submissionOf(attributes.annotation);
    const value = valueOf(submission, attributes.question) as { width: number; regions: Record<string, never>[] };
    expect(image?.width).toBe(value.width);
    expect(image?.file_name).toBe(`@photo-${value.width - 64}.png`);
    const [region = {}] = value.regions;
    const { label, x, y, width, height, rings } = region as Record<string, unknown>;
    const category = coco.categories.find(({ id }) => id === category_id)?.name;
    if (attributes.question === "things") {
      expect([category, bbox]).toEqual([label, [x, y, width, height]]);
    } else if (attributes.question === "shape") {
      expect([category, segmentation]).toEqual(["roof", (rings as number[][][]).map((ring) => ring.flat())]);
    } else {
      expect([category, keypoints]).toEqual(["dog", [0, 0, 0, 5, 6, 1]]);
    }
  }
});

it("CoNLL holds the spans, one block for each annotation", async () => {
  const text = await exported("conll");
  const blocks = text.trimEnd().split("\n\n");
  expect(blocks).toHaveLength(hostile.length);
  for (const block of blocks) {
    const [comment = "", ...tokens] = block.split("\n");
    expect(comment).toMatch(/^# item \S+ annotation \S+ question names$/);
    expect(tokens.slice(0, 4)).toEqual(["Ana\tB-PER", "lives\tO", "in\tO", "Berlin\tB-LOC"]);
    expect(submissionOf(comment.split(" ")[4]).itemId).toBe(comment.split(" ")[2]);
  }
});

it("I13 CSV holds the answers; no text of a person can run as a formula", async () => {
  const [header = [], ...rows] = parseCsv(await exported("csv"));
  expect(header).toEqual(
    [
      "item",
      "external_id",
      "annotation",
      "person",
      "state",
      "submitted_at",
      "guideline_version",
      "form_version",
    ].concat([
      "metadata.=split",
      "metadata.size",
      "better",
      "better.tie",
      "rubric.clear",
      "rubric.true",
      "rubric.score",
      "order",
      "why",
      "count",
      "day",
      "much",
      "much.strength",
      "much.reasons",
      "claims",
      "kind",
    ]),
  );
  expect(rows).toHaveLength(hostile.length);
  for (const row of rows) {
    const cell = (name: string) => row[header.indexOf(name)];
    for (const [place, text] of row.entries()) {
      const isNumber = ["metadata.size", "count"].includes(header[place] ?? "");
      expect(/^[=+\-@\t\r]/u.test(text) && !isNumber, `${header[place]}: ${text}`).toBe(false);
    }
    // An id may start with "-": it is escaped like any text.
    const submission = submissionOf(cell("annotation")?.replace(/^'/, ""));
    const index = Number(cell("metadata.size"));
    const { text: why } = valueOf(submission, "why");
    expect([why, `'${String(why)}`]).toContain(cell("why"));
    expect(cell("count")).toBe(String(3 - index));
    expect([cell("better"), cell("better.tie")]).toEqual(index % 3 === 0 ? ["", "1"] : ["a", "0"]);
    expect([cell("rubric.clear"), cell("rubric.true"), cell("order")]).toEqual(["4", "2", "b>a"]);
    expect(cell("day")).toBe("2024-03-05");
    expect([cell("much"), cell("much.strength"), cell("much.reasons")]).toEqual(["b", "2", "true"]);
    expect(cell("claims")).toBe(String.raw`\=HYPERLINK("http://evil.example","x");+1+1`);
    expect(cell("kind")).toBe(String.raw`\=1+1 > a\;b`);
    expect(cell("external_id")).toBe(`'@photo-${index}.png`);
    expect(cell("metadata.=split")).toBe(index < 4 ? "'=train" : "test");
  }
});
