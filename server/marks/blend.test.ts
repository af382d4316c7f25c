import { describe, expect, it } from "vitest";

import { blendMark, tileOf, type MarkTile } from "./blend.ts";

const tile = (width: number, ink: readonly number[]): MarkTile =>
  tileOf(width, ink.length / width, Int16Array.from(ink));

describe("blendMark", () => {
  it("moves towards white above zero, towards black below, and leaves zero alone: exact values", () => {
    const pixels = Uint8Array.from([0, 100, 255, 0, 100, 255, 7, 8, 9]);
    // 0.25 = 8192/32768
    const touched = blendMark(
      pixels,
      { width: 3, height: 1 },
      { tile: tile(3, [8192, -8192, 0]), originX: 0, originY: 0 },
    );
    expect([...pixels]).toEqual([64, 139, 255, 0, 75, 191, 7, 8, 9]);
    expect(touched).toBe(2);
  });

  it("rounds to nearest and never leaves 0..255, for every value at the extremes", () => {
    for (const ink of [32_767, -32_768, 1, -1, 3932, -3932]) {
      for (let value = 0; value <= 255; value += 1) {
        const pixels = Uint8Array.from([value, value, value]);
        blendMark(pixels, { width: 1, height: 1 }, { tile: tile(1, [ink]), originX: 0, originY: 0 });
        const goal = ink > 0 ? 255 : 0;
        const exact = value + ((goal - value) * Math.abs(ink)) / 32_768;
        expect(Math.abs((pixels[0] ?? -1) - exact)).toBeLessThanOrEqual(0.5);
      }
    }
  });

  it("repeats the tile in absolute coordinates, also from a negative origin", () => {
    const four = tile(2, [32_767, 0, 0, -32_768]);
    const draw = (originX: number, originY: number): number[] => {
      const pixels = new Uint8Array(3 * 2 * 3).fill(128);
      blendMark(pixels, { width: 3, height: 2 }, { tile: four, originX, originY });
      return Array.from({ length: 6 }, (_, pixel) => pixels[pixel * 3] ?? -1);
    };
    expect(draw(0, 0)).toEqual([255, 128, 255, 128, 0, 128]);
    expect(draw(1, 0)).toEqual([128, 255, 128, 0, 128, 0]);
    expect(draw(-1, 0)).toEqual(draw(1, 0));
    expect(draw(-3, -5)).toEqual(draw(1, 1));
    expect(draw(4, 6)).toEqual(draw(0, 0));
  });

  it("counts nothing where the mark misses, and refuses sizes that do not match", () => {
    const pixels = new Uint8Array(3);
    expect(blendMark(pixels, { width: 1, height: 1 }, { tile: tile(2, [0, 9]), originX: 0, originY: 0 })).toBe(0);
    expect(() => blendMark(pixels, { width: 2, height: 1 }, { tile: tile(1, [1]), originX: 0, originY: 0 })).toThrow(
      RangeError,
    );
    expect(() => tileOf(3, 3, new Int16Array(4))).toThrow(RangeError);
    expect(() => tileOf(0, 0, new Int16Array(0))).toThrow(RangeError);
  });

  it("keeps only the pixels with ink, by row", () => {
    expect(tileOf(3, 4, Int16Array.from([0, 0, 0, 5, 0, -6, 0, 0, 0, 0, 7, 0]))).toEqual({
      width: 3,
      height: 4,
      rows: Uint32Array.from([0, 0, 2, 2, 3]),
      columns: Uint16Array.from([0, 2, 1]),
      ink: Int16Array.from([5, -6, 7]),
    });
  });
});
