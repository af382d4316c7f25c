import { describe, expect, it } from "vitest";

import { overlayDensity, overlayOpacity, overlayTile, type OverlayTheme } from "@keyhole/server/marks/overlay";
import sharp from "sharp";

const visible = { text: "A. Keller · K7Q2 · 2026-11-24 06:10Z", shortCode: "K7Q2" };

/** WCAG 2.2: relative luminance of an sRGB colour, and the contrast of two. */
const luminance = (colour: readonly number[]): number => {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
};
const contrast = (one: readonly number[], other: readonly number[]): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
};
const rgb = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const under = (colour: readonly number[], shade: number, alpha: number): number[] =>
  colour.map((value) => value + (shade - value) * alpha);

const pages: readonly (readonly [OverlayTheme, string, string])[] = [
  ["light", "#1b1f24", "#ffffff"],
  ["dark", "#e6e9ef", "#14171c"],
];

describe("overlayTile", () => {
  it.each(pages)(
    "keeps text on %s pages (%s on %s) above 4.5:1 wherever the mark lies",
    async (theme, text, ground) => {
      for (const level of ["full", "faint"] as const) {
        const { bytes } = await overlayTile({ ...visible, level }, { theme });
        const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
        let strongest = 0;
        let shade = 0;
        for (let at = 0; at < data.length; at += info.channels) {
          if ((data[at + 3] ?? 0) <= strongest) continue;
          strongest = data[at + 3] ?? 0;
          shade = data[at] ?? -1;
        }
        expect(shade).toBe(theme === "light" ? 0 : 255);
        expect(strongest / 255).toBeCloseTo(overlayOpacity[theme][level], 2);
        const [clearText, clearGround] = [rgb(text), rgb(ground)];
        const [inkedText, inkedGround] = [
          under(clearText, shade, strongest / 255),
          under(clearGround, shade, strongest / 255),
        ];
        // A letter's edge may be the mark's edge: every pairing of covered and clear counts.
        for (const front of [clearText, inkedText]) {
          for (const back of [clearGround, inkedGround]) expect(contrast(front, back)).toBeGreaterThan(4.5);
        }
        // And the mark itself must be seen against the clear page.
        expect(contrast(inkedGround, clearGround)).toBeGreaterThan(level === "full" ? 1.15 : 1.05);
      }
    },
  );

  it("repeats without a seam: the last column continues in the first", async () => {
    const { bytes } = await overlayTile({ ...visible, level: "full" }, { theme: "light" });
    const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const alpha = (x: number, y: number): number => data[(y * info.width + x) * info.channels + 3] ?? 0;
    const step = (from: number, to: number): number => {
      let sum = 0;
      for (let y = 0; y < info.height; y += 1) sum += Math.abs(alpha(from, y) - alpha(to, y));
      return sum;
    };
    const inside = Array.from({ length: info.width - 1 }, (_, x) => step(x, x + 1));
    expect(step(info.width - 1, 0)).toBeGreaterThan(0);
    expect(step(info.width - 1, 0)).toBeLessThanOrEqual(Math.max(...inside));
  });

  it("says its size in CSS pixels and stays small", async () => {
    const tile = await overlayTile({ ...visible, level: "full" }, { theme: "dark" });
    const header = await sharp(tile.bytes).metadata();
    expect([header.width, header.height]).toEqual([tile.width * overlayDensity, tile.height * overlayDensity]);
    expect(tile.bytes.byteLength).toBeLessThan(40_000);
  });
});
