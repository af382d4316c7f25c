import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { ByteSpan } from "@keyhole/db/store/exports";
import { mergeSpans } from "@keyhole/db/sqlite/areas/exports-writer";
import { createPins, idsPerPart, unpackIds } from "@keyhole/server/features/exports/scan";
import { randomId } from "../harness.ts";

const spans = fc.array(
  fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]): ByteSpan => [start, start + length]),
);

it("delivered ranges cover exactly the bytes that were delivered, and never touch each other", () => {
  fc.assert(
    fc.property(spans, (added) => {
      const merged = added.reduce<readonly ByteSpan[]>(mergeSpans, []);
      for (let byte = 0; byte < 90; byte++) {
        const within = ([start, end]: ByteSpan): boolean => start <= byte && byte < end;
        expect(merged.some(within)).toBe(added.some(within));
      }
      for (const [index, [start]] of merged.entries()) {
        const before = merged[index - 1];
        if (before !== undefined) expect(before[1]).toBeLessThan(start);
      }
    }),
  );
});

it("pinned ids come back as they went in, over several parts", () => {
  const ids = Array.from({ length: idsPerPart * 2 + 3 }, () => randomId<"annotation">());
  const pins = createPins();
  for (const id of ids) pins.add(id);
  const { parts, sha256 } = pins.finish();
  expect(parts.map((part) => part.length / 16)).toEqual([idsPerPart, idsPerPart, 3]);
  expect(parts.flatMap(unpackIds)).toEqual(ids);
  const other = createPins();
  for (const id of ids.toReversed()) other.add(id);
  expect(other.finish().sha256).not.toBe(sha256);
});
