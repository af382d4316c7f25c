import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codePointLength, codePointSlice } from "@keyhole/shared/fields/code-points";
import { cocoToItems } from "@keyhole/shared/formats/coco-reader";
import { cocoWriter } from "@keyhole/shared/formats/coco-writer";
import { readConll } from "@keyhole/shared/formats/conll-reader";
import { conllText } from "@keyhole/shared/formats/conll-writer";
import { box } from "@keyhole/shared/questions/box/box";
import { span } from "@keyhole/shared/questions/span/span";
import { describe, expect, it } from "vitest";

/** Real data sets that stand beside a developer's checkout and are not part of the project. */
const data = (path: string): string => fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
const coco = data("coco/instances.json");
const ner = data("ner/wnut17-dev.conll");
for (const path of [coco, ner]) if (!existsSync(path)) console.warn(`NOT RUN: tests of ${path}, which is not there`);

describe("COCO train2017", () => {
  it.skipIf(!existsSync(coco))("reads every box, writes it and reads the same again", () => {
    const read = cocoToItems(JSON.parse(readFileSync(coco, "utf8")));
    if (!read.ok) throw new Error("not read");
    expect(read.value.items).toHaveLength(48);
    expect(read.value.problems.map(({ message }) => message)).toEqual(["coco.crowd", "coco.crowd"]);
    const settings = box.settings.parse({ labels: read.value.categories.map(({ name }) => name) });
    const writer = cocoWriter(box.formats.cocoCategories?.(settings) ?? [], "again");
    const answers = read.value.items.map(({ boxes, width, height }) => {
      const parsed = box.formats.parse?.(boxes, settings, { kind: "image", width, height });
      expect(parsed?.problems).toEqual([]);
      return parsed?.answer ?? { width, height, regions: [] };
    });
    expect(answers.reduce((sum, { regions }) => sum + regions.length, 0)).toBe(418);
    const images = read.value.items.map((item) => writer.image(item));
    const shapes = answers.flatMap((answer, index) =>
      (box.formats.coco?.(answer, settings) ?? []).map((shape) => writer.annotation(images[index]?.id ?? 0, shape)),
    );
    const file = [writer.header(), ...images.map(({ piece }) => piece), ...shapes, writer.footer()].join("");
    const again = cocoToItems(JSON.parse(file));
    expect(again.ok && again.value.items.map(({ fileName, boxes }) => ({ fileName, boxes }))).toEqual(
      read.value.items.map(({ fileName, boxes }) => ({ fileName, boxes })),
    );
  });
});

describe("WNUT 2017", () => {
  it.skipIf(!existsSync(ner))("reads every post and entity, which check as spans and survive writing", () => {
    const sentences = readConll(readFileSync(ner, "utf8"));
    expect(sentences).toHaveLength(1009);
    expect(sentences.flatMap(({ problems }) => problems)).toEqual([]);
    const labels = ["person", "location", "corporation", "product", "creative-work", "group"];
    const settings = span.settings.parse({ labels });
    let entities = 0;
    for (const { text, spans } of sentences) {
      const facts = { kind: "text", codePoints: codePointLength(text) } as const;
      const parsed = span.formats.parse?.(spans, settings, facts);
      expect(parsed?.problems).toEqual([]);
      const ranges = span.formats.conll?.(parsed?.answer ?? { regions: [] }, settings, { kind: "text", text }) ?? [];
      const written = conllText(text, ranges);
      expect(written.problems).toEqual([]);
      const [again] = readConll(written.piece);
      const wordsOf = (from: string, list: readonly { start: number; end: number; label: string }[]) =>
        list.map(({ start, end, label }) => `${label} ${codePointSlice(from, start, end).replaceAll(/\s/gu, "")}`);
      expect(wordsOf(again?.text ?? "", again?.spans ?? [])).toEqual(wordsOf(text, spans));
      entities += spans.length;
    }
    const tags = readFileSync(ner, "utf8").match(/\tB-/gu) ?? [];
    expect(entities).toBe(tags.length);
  });
});
