import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { importImage } from "@keyhole/server/images/import-image";
import { defaultImageLimits, type ImageLimits } from "@keyhole/server/images/limits";
import { sharp as serverSharp } from "@keyhole/server/images/sharp";
import { KeyholeError } from "@keyhole/shared/errors";
import { array, assert, asyncProperty, constantFrom, nat, tuple } from "fast-check";
import sharp from "sharp";

import { noise, photo, plain, rawPng } from "./samples.ts";

const limits = (changed: Partial<ImageLimits>): ImageLimits => ({ ...defaultImageLimits, ...changed });

/** The error's code and first message, or "imported". */
async function outcome(bytes: Uint8Array, changed: Partial<ImageLimits> = {}): Promise<string> {
  try {
    await importImage(bytes, limits(changed));
    return "imported";
  } catch (error) {
    if (!(error instanceof KeyholeError)) throw error;
    return `${error.code} ${error.body.problems?.[0]?.message ?? ""}`;
  }
}

const pixel = async (bytes: Uint8Array, x: number, y: number): Promise<number[]> => [
  ...(await sharp(bytes).extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer()),
];

describe("importImage", () => {
  it("stores a photograph as JPEG and a preview of at most 1920 pixels, both without chroma subsampling", async () => {
    const image = await importImage(await photo(2400, 1200).jpeg({ quality: 97 }).toBuffer());
    expect([image.width, image.height, image.original.mime]).toEqual([2400, 1200, "image/jpeg"]);
    expect([image.preview.width, image.preview.height]).toEqual([1920, 960]);
    for (const { bytes } of [image.original, image.preview]) {
      const header = await sharp(bytes).metadata();
      expect([header.format, header.chromaSubsampling, header.space, header.channels]).toEqual([
        "jpeg",
        "4:4:4",
        "srgb",
        3,
      ]);
    }
  });

  it("keeps drawings, palettes and transparency exactly, as PNG, and shows transparency on white", async () => {
    const drawing = await importImage(await plain(40, 30, "#1234ab").png().toBuffer());
    expect(drawing.original.mime).toBe("image/png");
    expect(await pixel(drawing.original.bytes, 7, 7)).toEqual([0x12, 0x34, 0xab]);
    const clear = {
      create: { width: 8, height: 8, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } },
    } as const;
    const transparent = await importImage(await sharp(clear).png().toBuffer());
    expect((await sharp(transparent.original.bytes).metadata()).hasAlpha).toBe(true);
    expect(await pixel(transparent.preview.bytes, 4, 4)).toEqual([255, 255, 255]);
    const palette = await importImage(await photo(60, 60).png({ palette: true, colours: 16 }).toBuffer());
    expect(palette.original.mime).toBe("image/png");
    const png = await importImage(await photo(300, 300).png().toBuffer());
    expect(png.original.mime).toBe("image/jpeg");
  });

  it("turns the picture upright and removes every kind of metadata", async () => {
    const source = await photo(120, 60)
      .withExif({ IFD0: { Copyright: "SECRET-OWNER", ImageDescription: "SECRET-PLACE" } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><SECRET-XMP/></x:xmpmeta>`)
      .withIccProfile("p3")
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(source).metadata()).orientation).toBe(6);
    const image = await importImage(source);
    expect([image.width, image.height]).toEqual([60, 120]);
    for (const bytes of [image.original.bytes, image.preview.bytes]) {
      const header = await sharp(bytes).metadata();
      expect([header.width, header.height, header.orientation]).toEqual([60, 120, undefined]);
      expect([header.exif, header.xmp, header.icc, header.iptc]).toEqual([undefined, undefined, undefined, undefined]);
      expect(Buffer.from(bytes).toString("latin1")).not.toContain("SECRET");
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("applies EXIF orientation %i as the EXIF standard says", async (orientation) => {
    // Red marks the stored top left corner.
    const data = new Uint8Array(64 * 32 * 3).fill(255);
    for (let y = 0; y < 8; y += 1) for (let x = 0; x < 8; x += 1) data.set([255, 0, 0], (y * 64 + x) * 3);
    const raw = { raw: { width: 64, height: 32, channels: 3 } } as const;
    const image = await importImage(
      await sharp(data, raw).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer(),
    );
    const turned = orientation > 4;
    expect([image.width, image.height]).toEqual(turned ? [32, 64] : [64, 32]);
    const right = [2, 3, 6, 7].includes(orientation);
    const bottom = [3, 4, 7, 8].includes(orientation);
    const at = await pixel(image.original.bytes, right ? image.width - 4 : 4, bottom ? image.height - 4 : 4);
    expect(at[0]).toBeGreaterThan(230);
    expect(at[1]).toBeLessThan(40);
  });

  it("converts CMYK, 16 bits, grey and wide colour to 8-bit sRGB", async () => {
    const cmyk = await importImage(
      await plain(50, 50, "#cc2020").toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer(),
    );
    const [red, green, blue] = await pixel(cmyk.preview.bytes, 25, 25);
    expect(red).toBeGreaterThan(150);
    expect(Math.max(green ?? 255, blue ?? 255)).toBeLessThan(90);
    const deep = new Uint16Array(40 * 40 * 3).fill(40_000);
    const sixteen = await sharp(deep, { raw: { width: 40, height: 40, channels: 3 } })
      .toColourspace("rgb16")
      .png()
      .toBuffer();
    expect((await sharp(sixteen).metadata()).depth).toBe("ushort");
    const eight = await importImage(sixteen);
    expect((await sharp(eight.original.bytes).metadata()).depth).toBe("uchar");
    for (const value of await pixel(eight.preview.bytes, 20, 20))
      expect(Math.abs(value - 40_000 / 257)).toBeLessThan(3);
    const grey = await importImage(await photo(64, 64).greyscale().jpeg().toBuffer());
    expect((await sharp(grey.preview.bytes).metadata()).channels).toBe(3);
  });

  it("takes the first frame of a GIF or WebP animation and the first page of a TIFF", async () => {
    const frames = Buffer.concat([
      await plain(20, 10, "#00ff00").raw().toBuffer(),
      await plain(20, 10, "#ff0000").raw().toBuffer(),
    ]);
    const stack = () => sharp(frames, { raw: { width: 20, height: 20, channels: 3, pageHeight: 10 } });
    const sources = [
      await stack()
        .gif({ delay: [100, 100] })
        .toBuffer(),
      await stack().webp({ lossless: true }).toBuffer(),
      await plain(20, 10, "#00ff00").tiff({ compression: "lzw" }).toBuffer(),
    ];
    expect((await sharp(sources[0]).metadata()).pages).toBe(2);
    for (const source of sources) {
      const image = await importImage(source);
      expect([image.width, image.height]).toEqual([20, 10]);
      expect((await pixel(image.original.bytes, 3, 3)).slice(0, 3)).toEqual([0, 255, 0]);
    }
  });

  it("takes a picture of one pixel, and a strip within the ratio whose preview stays at least one pixel high", async () => {
    const one = await importImage(await plain(1, 1, "#102030").png().toBuffer());
    expect([one.width, one.height, one.preview.width, one.preview.height]).toEqual([1, 1, 1, 1]);
    const strip = await importImage(await plain(9000, 90, "#808080").png().toBuffer());
    expect([strip.preview.width, strip.preview.height]).toEqual([1920, 19]);
  });

  it("refuses each limit by its own message, at the first pixel or byte above it", async () => {
    const source = await photo(300, 100).jpeg().toBuffer();
    expect(await outcome(source, { bytes: source.byteLength })).toBe("imported");
    expect(await outcome(source, { bytes: source.byteLength - 1 })).toBe("too-large image.bytes");
    expect(await outcome(source, { pixels: 30_000 })).toBe("imported");
    expect(await outcome(source, { pixels: 29_999 })).toBe("too-large image.pixels");
    expect(await outcome(source, { side: 300 })).toBe("imported");
    expect(await outcome(source, { side: 299 })).toBe("too-large image.side");
    expect(await outcome(source, { ratio: 3 })).toBe("imported");
    expect(await outcome(source, { ratio: 2.9 })).toBe("invalid image.ratio");
  });

  it("refuses a bomb by its header, before it decodes a pixel", async () => {
    const before = process.memoryUsage().rss;
    const small = new Uint8Array(1000);
    expect(await outcome(rawPng(29_000, 29_000, small))).toBe("too-large image.pixels");
    expect(await outcome(rawPng(1_000_000, 1, small))).toBe("too-large image.side");
    expect(await outcome(rawPng(20_000, 2, small))).toBe("invalid image.ratio");
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it("stops a picture that takes longer than its seconds", async () => {
    // Grey noise of 16 shades: few colours, so it is stored as PNG, and nothing that compresses quickly.
    const scanlines = randomBytes(9001 * 9000).map((value, at) => (at % 9001 === 0 ? 0 : value & 0xf0));
    const bomb = rawPng(9000, 9000, scanlines);
    expect(await outcome(bomb, { seconds: 1 })).toBe("invalid image.too-slow");
  });

  it("refuses what is cut off, damaged or lies about its size", async () => {
    const jpeg = await photo(400, 300).jpeg().toBuffer();
    const png = await photo(400, 300).png().toBuffer();
    const webp = await photo(400, 300).webp().toBuffer();
    for (const whole of [jpeg, png, webp]) {
      for (const part of [0.99, 0.5, 0.1]) {
        expect(await outcome(whole.subarray(0, Math.floor(whole.length * part)))).toBe("invalid image.damaged");
      }
    }
    expect(await outcome(rawPng(100, 100, new Uint8Array(500)))).toBe("invalid image.damaged");
    expect(await outcome(Buffer.from("\xff\xd8\xff\xe0 not a picture at all", "latin1"))).toBe("invalid image.damaged");
  });

  it("refuses text, SVG and polyglots without decoding them", async () => {
    const jpeg = await photo(50, 50).jpeg().toBuffer();
    const archive = Buffer.from("PK\x05\x06\0\0\0\0\x01\0\x01\0\0\0\0\0\0\0\0\0\0\0", "latin1");
    expect(await outcome(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBe("invalid image.type-refused");
    expect(await outcome(Buffer.concat([jpeg, archive]))).toBe("invalid image.polyglot");
    expect(await outcome(new Uint8Array(0))).toBe("invalid image.empty");
  });

  it("has no loader for documents or files in its process at all", async () => {
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`);
    await expect(serverSharp(svg).metadata()).rejects.toThrow(/unsupported image format/);
    const avif = await plain(16, 16, "#808080").avif().toBuffer();
    await expect(serverSharp(avif).metadata()).rejects.toThrow(/unsupported image format/);
    const folder = mkdtempSync(join(tmpdir(), "keyhole-loaders-"));
    const file = join(folder, "picture.png");
    writeFileSync(file, await plain(16, 16, "#808080").png().toBuffer());
    await expect(serverSharp(file).metadata()).rejects.toThrow(/unsupported image format/);
    expect((await serverSharp(readFileSync(file)).metadata()).width).toBe(16);
    rmSync(folder, { recursive: true });
    expect(await outcome(avif)).toBe("invalid image.type-refused");
  });

  it("lets none of the input's bytes through: what follows the picture's end is gone", async () => {
    const image = await importImage(
      Buffer.concat([await photo(50, 50).jpeg().toBuffer(), Buffer.from("TRAILING-SECRET")]),
    );
    expect(Buffer.from(image.original.bytes).includes("TRAILING-SECRET")).toBe(false);
  });

  it("answers any bytes with a picture or a KeyholeError, also when a real picture is damaged anywhere", async () => {
    const seeds = [await photo(32, 32).jpeg().toBuffer(), await photo(32, 32).png().toBuffer(), noise(200)];
    await assert(
      asyncProperty(
        constantFrom(...seeds),
        array(tuple(nat(4000), nat(255)), { minLength: 1, maxLength: 6 }),
        async (seed, changes) => {
          const bytes = Uint8Array.from(seed);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          expect(await outcome(bytes, { pixels: 1_000_000 })).toMatch(/^(imported|invalid image\.|too-large image\.)/);
        },
      ),
      { numRuns: 150 },
    );
  });
});
