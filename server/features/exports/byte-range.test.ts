import { describe, expect, it } from "vitest";
import { spanOf } from "./byte-range.ts";

describe("byte ranges", () => {
  it("of every form are the bytes that RFC 9110 means", () => {
    expect(spanOf("bytes=0-0", 10)).toEqual({ span: [0, 1], partial: true });
    expect(spanOf("bytes=4-", 10)).toEqual({ span: [4, 10], partial: true });
    expect(spanOf("bytes=4-99", 10)).toEqual({ span: [4, 10], partial: true });
    expect(spanOf("bytes=-3", 10)).toEqual({ span: [7, 10], partial: true });
    expect(spanOf("bytes=-99", 10)).toEqual({ span: [0, 10], partial: true });
  });
  it("outside the file are refused", () => {
    for (const range of ["bytes=10-", "bytes=5-4", "bytes=-0", "bytes=99-100"]) expect(spanOf(range, 10)).toBeNull();
  });
  it("of another unit, several at once or none at all mean the whole", () => {
    for (const range of [undefined, "lines=1-2", "bytes=0-1,3-4", "bytes=-", "bytes=a-b"]) {
      expect(spanOf(range, 10)).toEqual({ span: [0, 10], partial: false });
    }
  });
});
