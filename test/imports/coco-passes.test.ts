import { expect, it } from "vitest";
import { importLimits } from "@keyhole/server/features/imports/limits";
import { readCoco } from "@keyhole/server/features/imports/read/coco";
import type { ReadRecord } from "@keyhole/server/features/imports/read/record";

/** Annotations of picture 1 to 7 mixed, one of a picture that is not there, and the pictures behind them. */
const annotations = Array.from({ length: 40 }, (_, index) => ({
  id: index,
  image_id: 1 + (index % 7),
  category_id: 1,
  bbox: [index, 0, 5, 5],
}));
const file = JSON.stringify({
  annotations: [...annotations, { id: 99, image_id: 8, category_id: 1, bbox: [0, 0, 1, 1] }, "no object"],
  categories: [{ id: 1, name: "car" }],
  images: Array.from({ length: 7 }, (_, index) => ({
    id: index + 1,
    file_name: `${index}.jpg`,
    width: 90,
    height: 60,
  })),
});

async function read(cocoHeld: number): Promise<{ records: ReadRecord[]; passes: number }> {
  let passes = 0;
  const source = {
    name: "a.json",
    bytes: file.length,
    async *read() {
      passes += 1;
      for (let at = 0; at < file.length; at += 100) yield Buffer.from(file.slice(at, at + 100));
    },
  };
  const records: ReadRecord[] = [];
  for await (const record of readCoco(source, importLimits.parse({ cocoHeld }))) records.push(record);
  return { records, passes };
}

it("gives the same records however few annotations it may hold at once, with one pass more for each part", async () => {
  const whole = await read(100_000);
  expect(whole.passes).toBe(2);
  const boxes = whole.records.flatMap(({ value }) => (value?.["boxes"] ?? []) as { bbox: number[] }[]);
  expect(boxes.map(({ bbox }) => bbox[0]).sort((a = 0, b = 0) => a - b)).toEqual(annotations.map(({ id }) => id));
  const problems = whole.records.flatMap(({ problems: found = [] }) => found.map(({ message }) => message));
  expect(problems).toEqual(["import.not-object", "import.coco-image-missing"]);
  // Five or six annotations a picture: two pictures, and one even where that is too many.
  expect(await read(12)).toEqual({ ...whole, passes: 1 + 4 });
  expect(await read(1)).toEqual({ ...whole, passes: 1 + 7 });
});
