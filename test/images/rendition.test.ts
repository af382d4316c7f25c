import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { importImage } from "@keyhole/server/images/import-image";
import { defaultImageLimits } from "@keyhole/server/images/limits";
import { tileAt, tileGrid } from "@keyhole/server/images/tile-grid";
import { blendMark, tileOf } from "@keyhole/server/marks/blend";
import { renderRendition, type Mark, type RenditionTarget } from "@keyhole/server/marks/rendition";
import { createTileCache } from "@keyhole/server/marks/tile-cache";
import { inkOpacity, type MarkLevel } from "@keyhole/server/marks/visible-mark";
import { visibleText } from "@keyhole/server/marks/visible-text";
import { KeyholeError } from "@keyhole/shared/errors";
import { assert, asyncProperty, integer } from "fast-check";
import sharp from "sharp";

import { photo, plain } from "./samples.ts";

const shortCode = "K7Q2";
const text = visibleText({ name: "A. Keller", shortCode, startedAt: Date.UTC(2026, 10, 24, 6, 10) });
const markOf = (level: MarkLevel = "full"): Mark => ({ visible: { text, shortCode, level } });
const whole: RenditionTarget = { kind: "whole", longSide: 1920 };

const pixelsOf = async (bytes: Uint8Array): Promise<Uint8Array> => sharp(bytes).removeAlpha().raw().toBuffer();

async function failure(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return "no failure";
  } catch (error) {
    return error instanceof KeyholeError ? error.code : `not a KeyholeError: ${String(error)}`;
  }
}

describe("I4 nothing unmarked is shown", () => {
  it.each([
    ["black", "#000000", "full"],
    ["white", "#ffffff", "full"],
    ["grey", "#808080", "full"],
    ["black", "#000000", "faint"],
    ["white", "#ffffff", "faint"],
    ["grey", "#808080", "faint"],
  ] as const)("marks a %s picture visibly (%s, %s)", async (_name, colour, level) => {
    const source = await plain(1000, 700, colour).png().toBuffer();
    const rendition = await renderRendition({ source, target: whole, mark: markOf(level) });
    const ground = Number.parseInt(colour.slice(1, 3), 16);
    const changes = (await pixelsOf(rendition.bytes)).map((value) => Math.abs(value - ground));
    const strongest = changes.reduce((most, value) => Math.max(most, value), 0);
    const seen = changes.reduce((count, value) => count + (value >= strongest / 2 ? 1 : 0), 0) / changes.length;
    const room = colour === "#808080" ? 128 : 255;
    expect(strongest).toBeGreaterThan(inkOpacity[level].light * room * 0.8);
    expect(seen).toBeGreaterThan(0.01);
    expect(seen).toBeLessThan(0.2);
  });

  it("keeps both levels' ink between 4 and 12 percent", async () => {
    const cache = createTileCache();
    for (const level of ["full", "faint"] as const) {
      const tile = cache.tile({ text, shortCode, level }, 20);
      const strongest = tile.ink.reduce((most, ink) => Math.max(most, Math.abs(ink)), 0) / 32_768;
      expect(strongest).toBeGreaterThan(level === "full" ? 0.08 : 0.035);
      expect(strongest).toBeLessThanOrEqual(level === "full" ? 0.1201 : 0.0501);
    }
  });

  it("refuses a mark of nothing and a mark that no font can draw", async () => {
    const source = await plain(400, 400, "#808080").png().toBuffer();
    const render = (mark: Mark) => failure(renderRendition({ source, target: whole, mark }));
    expect(await render({ visible: null })).toBe("unavailable");
    expect(await render({ visible: { text: "王", shortCode: "王", level: "full" } })).toBe("internal");
    expect(await render({ visible: { text: "", shortCode: "", level: "full" } })).toBe("internal");
    expect(await render({ visible: { text: "", shortCode, level: "full" } })).toBe("no failure");
    expect(await render({ visible: { text: "   ", shortCode: " ", level: "full" } })).toBe("internal");
  });

  it("refuses when the mark misses the picture", async () => {
    const source = await plain(400, 400, "#808080").png().toBuffer();
    const blank = { tile: () => tileOf(2, 2, new Int16Array(4)), size: () => 0 };
    expect(await failure(renderRendition({ source, target: whole, mark: markOf() }, blank))).toBe("unavailable");
  });

  it("draws the short code when the text has a character without a glyph, never a box", async () => {
    const source = await plain(600, 400, "#808080").png().toBuffer();
    const render = (line: string) =>
      renderRendition({ source, target: whole, mark: { visible: { text: line, shortCode, level: "full" } } });
    const [fallen, code] = [await render("王小明 · K7Q2"), await render(shortCode)];
    expect(Buffer.compare(fallen.bytes, code.bytes)).toBe(0);
  });

  it("refuses damaged sources instead of showing a part", async () => {
    const source = (await photo(400, 300).jpeg().toBuffer()).subarray(0, 9000);
    expect(await failure(renderRendition({ source, target: whole, mark: markOf() }))).toBe("unavailable");
  });

  it("marks pictures of any size, also of one pixel, and every tile of every grid", async () => {
    await assert(
      asyncProperty(integer({ min: 1, max: 1400 }), integer({ min: 1, max: 1400 }), async (width, height) => {
        const source = await plain(width, height, "#707070").png().toBuffer();
        const picture = await renderRendition({ source, target: whole, mark: markOf() });
        expect(Math.max(picture.width, picture.height)).toBeGreaterThanOrEqual(160);
        const { columns, rows } = tileGrid(width, height);
        if (Math.min(width, height) < 40) return;
        const tile = tileAt({ width, height }, { column: columns - 1, row: rows - 1 });
        if (tile === undefined) throw new Error("a grid without its last tile");
        await renderRendition({ source, target: { kind: "tile", ...tile }, mark: markOf() });
      }),
      {
        numRuns: 40,
        examples: [
          [1, 1],
          [1, 90],
          [100, 1],
          [1, 1400],
          [1400, 14],
          [1025, 1025],
        ],
      },
    );
  });
});

describe("renderRendition", () => {
  it("gives the same bytes for the same request, and others for another person, time or level", async () => {
    const source = await photo(640, 480).jpeg({ quality: 92 }).toBuffer();
    const render = async (mark: Mark) =>
      Buffer.from((await renderRendition({ source, target: whole, mark }, createTileCache())).bytes).toString("hex");
    const first = await render(markOf());
    expect(await render(markOf())).toBe(first);
    expect(await render(markOf("faint"))).not.toBe(first);
    expect(await render({ visible: { text: text.replace("06:10", "06:11"), shortCode, level: "full" } })).not.toBe(
      first,
    );
  });

  it("fits into the long side, never enlarges a picture that has room for a text, and gives JPEG without subsampling", async () => {
    const source = await photo(1600, 800).jpeg().toBuffer();
    const small = await renderRendition({ source, target: { kind: "whole", longSide: 800 }, mark: markOf() });
    expect([small.width, small.height]).toEqual([800, 400]);
    const same = await renderRendition({ source, target: whole, mark: markOf() });
    expect([same.width, same.height]).toEqual([1600, 800]);
    const header = await sharp(same.bytes).metadata();
    expect([header.format, header.chromaSubsampling, header.width]).toEqual(["jpeg", "4:4:4", 1600]);
  });

  it("cuts tiles whose marks meet: together they are the mark of the whole original", async () => {
    const [width, height] = [1500, 1100];
    const source = await plain(width, height, "#606060").png().toBuffer();
    const tile = createTileCache().tile({ text, shortCode, level: "full" }, 16);
    const expected = new Uint8Array(width * height * 3).fill(0x60);
    blendMark(expected, { width, height }, { tile, originX: 0, originY: 0 });
    const { columns, rows } = tileGrid(width, height);
    const shifted = { right: 0, down: 0, aligned: 0 };
    for (let column = 0; column < columns; column += 1) {
      for (let row = 0; row < rows; row += 1) {
        const at = tileAt({ width, height }, { column, row });
        if (at === undefined) throw new Error("no tile");
        const rendition = await renderRendition({ source, target: { kind: "tile", ...at }, mark: markOf() });
        expect([rendition.width, rendition.height]).toEqual([at.width, at.height]);
        const pixels = await pixelsOf(rendition.bytes);
        const error = (right: number, down: number): number => {
          let sum = 0;
          for (let y = 0; y < at.height - 1; y += 1) {
            for (let x = 0; x < at.width - 1; x += 1) {
              const seen = pixels[(y * at.width + x) * 3] ?? 0;
              sum += (seen - (expected[((at.y + y + down) * width + at.x + x + right) * 3] ?? 0)) ** 2;
            }
          }
          return sum;
        };
        shifted.aligned += error(0, 0);
        shifted.right += error(1, 0);
        shifted.down += error(0, 1);
      }
    }
    // What is left is what JPEG does to the expected picture too; one pixel of shift is far more.
    const raw = { raw: { width, height, channels: 3 } } as const;
    const encoded = await sharp(expected, raw).jpeg({ quality: 92, chromaSubsampling: "4:4:4" }).toBuffer();
    const asJpeg = await pixelsOf(encoded);
    const jpegError = asJpeg.reduce(
      (sum, value, at) => (at % 3 === 0 ? sum + (value - (expected[at] ?? 0)) ** 2 : sum),
      0,
    );
    expect(shifted.aligned / jpegError).toBeLessThan(1.1);
    expect(Math.min(shifted.right, shifted.down) / jpegError).toBeGreaterThan(5);
  });

  it("reads originals up to the limit that they were imported under", async () => {
    const source = await plain(300, 200, "#808080").png().toBuffer();
    const render = (pixels: number) =>
      failure(renderRendition({ source, target: whole, mark: markOf(), limits: { ...defaultImageLimits, pixels } }));
    expect(await render(60_000)).toBe("no failure");
    expect(await render(59_999)).toBe("unavailable");
  });

  it("shows transparency on white in tiles of a PNG original", async () => {
    const clear = {
      create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    } as const;
    const source = await sharp(clear).png().toBuffer();
    const target = { kind: "tile", x: 0, y: 0, width: 300, height: 300 } as const;
    const pixels = await pixelsOf((await renderRendition({ source, target, mark: markOf() })).bytes);
    expect(pixels.reduce((least, value) => Math.min(least, value), 255)).toBeGreaterThan(200);
  });

  it.each([
    { kind: "whole", longSide: 1921 },
    { kind: "whole", longSide: 0 },
    { kind: "whole", longSide: 10.5 },
    { kind: "tile", x: -1, y: 0, width: 10, height: 10 },
    { kind: "tile", x: 0, y: 0, width: 2000, height: 10 },
    { kind: "tile", x: 195, y: 0, width: 10, height: 10 },
    { kind: "tile", x: 0, y: 0, width: Number.NaN, height: 10 },
  ] as const)("refuses the target %j", async (target) => {
    const source = await plain(200, 200, "#808080").png().toBuffer();
    expect(await failure(renderRendition({ source, target, mark: markOf() }))).toBe("invalid");
  });

  it("keeps a bounded number of drawn tiles and draws each once", async () => {
    const cache = createTileCache(60_000);
    const mark = (name: string) => ({ text: `${name} · K7Q2`, shortCode, level: "full" as const });
    const first = cache.tile(mark("a"), 20);
    expect(cache.tile(mark("a"), 20)).toBe(first);
    for (const name of "bcdefghij") cache.tile(mark(name), 20);
    expect(cache.size()).toBeLessThanOrEqual(60_000);
    expect(cache.tile(mark("a"), 20)).not.toBe(first);
  });

  it("never asks libvips to composite: the server's sources do not contain the call", () => {
    const server = fileURLToPath(new URL("../../server/", import.meta.url));
    const sources = readdirSync(server, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && !file.includes("node_modules") && !file.startsWith("dist"),
    );
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((file) => /\.composite\(/.test(readFileSync(server + file, "utf8")))).toEqual([]);
  });

  it("takes what importImage made", async () => {
    const image = await importImage(await photo(2200, 1100).png().toBuffer());
    const rendition = await renderRendition({ source: image.preview.bytes, target: whole, mark: markOf() });
    expect([rendition.width, rendition.height]).toEqual([1920, 960]);
  });
});
