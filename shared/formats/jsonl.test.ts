import { expect, it } from "vitest";
import { exportRecord, jsonlLine } from "./jsonl.ts";

it("is one line that reads back the same, and refuses a version it does not know", () => {
  const id = "AAAAAAAAAAAAAAAAAAAAAA";
  const record = exportRecord.parse({
    v: 1,
    item: id,
    externalId: "line\n1",
    metadata: { source: "web", score: 0.5, checked: true, note: null },
    content: { v: 1, fields: { text: { kind: "text", text: "two\nlines\u2028and more" } } },
    annotation: id,
    person: id,
    state: "accepted",
    submittedAt: 1_700_000_000_000,
    guidelineVersion: null,
    formVersion: 2,
    answers: { v: 1, answers: { mood: { type: "choice", version: 1, value: { selected: ["good"], tie: false } } } },
  });
  const line = jsonlLine(record);
  expect(line.indexOf("\n")).toBe(line.length - 1);
  expect(exportRecord.parse(JSON.parse(line))).toEqual(record);
  expect(exportRecord.safeParse({ ...record, v: 2 }).success).toBe(false);
  expect(exportRecord.safeParse({ ...record, name: "Anna" }).success).toBe(false);
});
