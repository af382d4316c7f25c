import { describe, expect, it } from "vitest";
import { base32, codeAt, stepAt, stepOfCode } from "./totp.ts";

const secret = Buffer.from("12345678901234567890");

describe("RFC 6238 appendix B, SHA-1, last six digits", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %i s", (seconds, code) => {
    expect(codeAt(secret, stepAt(seconds * 1000))).toBe(code);
    expect(stepOfCode(secret, code, seconds * 1000)).toBe(stepAt(seconds * 1000));
  });
});

it("accepts one step of clock difference and no more, and only six digits", () => {
  const now = 1_234_567_890_000;
  const code = codeAt(secret, stepAt(now));
  expect(stepOfCode(secret, code, now + 30_000)).toBe(stepAt(now));
  expect(stepOfCode(secret, code, now - 30_000)).toBe(stepAt(now));
  expect(stepOfCode(secret, code, now + 90_000)).toBeNull();
  expect(stepOfCode(secret, ` ${code}`, now)).toBeNull();
  expect(stepOfCode(secret, code.slice(1), now)).toBeNull();
});

it("writes base32 as RFC 4648 does", () => {
  expect(base32(Buffer.from("foobar"))).toBe("MZXW6YTBOI");
  expect(base32(Buffer.from("fooba"))).toBe("MZXW6YTB");
  expect(base32(Buffer.from("f"))).toBe("MY");
});
