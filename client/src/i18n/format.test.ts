import { describe, expect, it } from "vitest";
import {
  formatAny,
  formatBytes,
  formatDuration,
  formatList,
  formatRelative,
  formatShare,
  formatUtc,
} from "./format.ts";
import { showLanguage } from "./language.ts";

describe("formats", () => {
  it("writes UTC the same everywhere", () => {
    expect(formatUtc(Date.UTC(2026, 10, 24, 6, 9, 31))).toBe("2026-11-24 06:09:31 UTC");
  });
  it("writes durations in two units", () => {
    expect(formatDuration(9_400)).toBe("9s");
    expect(formatDuration(250_000)).toBe("4m 10s");
    expect(formatDuration(7_500_000)).toBe("2h 5m");
  });
  it("writes sizes in decimal units", () => {
    expect(formatBytes(0)).toBe("0 byte");
    expect(formatBytes(1_500_000)).toBe("1.5 MB");
  });
  it("writes lists in the order of the language, each part in its own", async () => {
    expect(formatAny(["Ada", "Noor"])).toBe("Ada or Noor");
    expect(formatList(["a", "b"])).toBe("a, b");
    await showLanguage("ar");
    expect(formatAny(["Ada", "مسؤول"])).toBe("\u2068Ada\u2069 أو \u2068مسؤول\u2069");
    expect(formatList(["a", "b"])).toBe("\u2068a\u2069، \u2068b\u2069");
    expect(formatUtc(0)).toBe("\u20661970-01-01 00:00:00 UTC\u2069");
    await showLanguage("en");
  });
  it("writes shares and distances", () => {
    expect(formatShare(0.255)).toBe("25.5%");
    expect(formatRelative(0, 3 * 3_600_000)).toBe("3 hours ago");
    expect(formatRelative(10_000, 0)).toBe("now");
  });
});
