import { describe, expect, it } from "vitest";

import { sniffImage } from "./sniff.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
const jpeg = "\xff\xd8\xff\xe0\0\x10JFIF\0";
const png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const gif = "GIF89a";
const refusal = (text: string) => {
  const result = sniffImage(bytes(text));
  return result.ok ? result.value : { message: result.failure.message, ...result.failure.values };
};

describe("sniffImage", () => {
  it.each([
    ["jpeg", jpeg],
    ["png", png],
    ["webp", "RIFF\x10\0\0\0WEBPVP8 "],
    ["gif", gif],
    ["gif", "GIF87a"],
    ["tiff", "II*\0"],
    ["tiff", "MM\0*"],
    ["tiff", "II+\0"],
  ])("lets %s in by its signature", (type, text) => {
    expect(sniffImage(bytes(text))).toEqual({ ok: true, value: type });
  });

  it.each([
    ["SVG", `<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"/>`],
    ["SVG", `<svg onload="alert(1)">`],
    ["HTML", "<!DOCTYPE html><title>x</title>"],
    ["HTML", "\n\n<script>alert(1)</script>"],
    ["XML", `<?xml version="1.0"?><x/>`],
    ["PDF", "%PDF-1.7"],
    ["PDF", "junk\n%PDF-1.4"],
    ["BMP", "BM\x46\0\0\0\0\0\0\0\x36"],
    ["AVIF", "\0\0\0\x20ftypavif"],
    ["HEIC", "\0\0\0\x18ftypheic"],
    ["HEIC", "\0\0\0\x18ftypmif1"],
    ["MP4", "\0\0\0\x18ftypisom"],
    ["JPEG XL", "\xff\x0a"],
    ["JPEG 2000", "\0\0\0\x0cjP  "],
    ["ICO", "\0\0\x01\0\x01\0"],
    ["PSD", "8BPS\0\x01"],
    ["ZIP", "PK\x03\x04"],
  ])("refuses %s by name", (found, text) => {
    expect(refusal(text)).toEqual({ message: "image.type-refused", found });
  });

  it("refuses nothing at all, noise, and an almost-PNG", () => {
    expect(refusal("")).toEqual({ message: "image.empty" });
    expect(refusal("hello")).toEqual({ message: "image.type-unknown" });
    expect(refusal("\x89PNG\r\n\x1a\n\0\0\0\x04CgBI")).toEqual({ message: "image.type-unknown" });
  });

  it.each([
    ["PDF", `${jpeg}\xff\xfe\0\x20%PDF-1.5\n1 0 obj`],
    ["HTML", `${gif}/*<script>alert(1)</script>*/=1`],
    ["HTML", `${png}tEXt<HTML><body onload=x>`],
    ["SVG", `${jpeg}\xff\xfe<svg xmlns="x">`],
    ["PHP", `${gif}<?php system($_GET[0]);`],
    ["ZIP", `${jpeg}${"x".repeat(9000)}PK\x05\x06\0\0\0\0\x01\0\x01\0${"\0".repeat(10)}`],
    ["ZIP", `${png}PK\x05\x06\0\0\0\0\x01\0\x01\0${"\0".repeat(8)}\x04\0junk`],
  ])("refuses a picture that is also %s", (found, text) => {
    expect(refusal(text)).toEqual({ message: "image.polyglot", found });
  });

  it("does not take the four bytes of a ZIP record in compressed data for an archive", () => {
    expect(refusal(`${jpeg}PK\x05\x06\x8f\x11\x03\x7aabcdefgh`)).toBe("jpeg");
  });
});
