import { describe, expect, it } from "vitest";
import { decodeEntry, encodeEntry } from "./entry-codec.ts";
import type { TrailEntry } from "./entry.ts";

const id = (letter: string): string => letter.repeat(21) + "A";

/** Tests hand in what no typed caller could. */
const encodeAny = (entry: object): Uint8Array => encodeEntry(entry as TrailEntry);

const base = { v: 1, id: id("a"), type: "session.signed-in", time: 1_700_000_000_000, outcome: "ok", actor: id("b") };
const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const bytes = (value: string): Uint8Array => Uint8Array.from(value, (letter) => letter.charCodeAt(0));

describe("encodeEntry", () => {
  it("writes sorted keys without white space", () => {
    expect(text(encodeAny(base))).toBe(
      `{"actor":"${id("b")}","id":"${id("a")}","outcome":"ok","time":1700000000000,"type":"session.signed-in","v":1}`,
    );
  });

  it("writes a list as a sorted set", () => {
    const one = encodeAny({ ...base, teams: [id("c"), id("d")] });
    expect(encodeAny({ ...base, teams: [id("d"), id("c")] })).toEqual(one);
  });

  it.each([
    ["free text as a reason", { reason: "Because the customer asked" }],
    ["a name as an actor", { actor: "Ada Lovelace" }],
    ["a name that looks like a code as a person", { subject: "ada" }],
    ["an address as a source", { source: "192.0.2.7" }],
    ["a user agent as a channel", { channel: "Mozilla/5.0" }],
    ["an e-mail address as a method", { method: "ada@example.org" }],
    ["a code of 65 characters", { reason: "a".repeat(65) }],
    ["text beyond ASCII", { reason: "gr\u00fcn" }],
    ["a quote in a code", { reason: 'a","outcome":"ok' }],
    ["text as a list member", { teams: ["the labelers"] }],
    ["text under a digest", { digests: { item: "cat.png" } }],
    ["a digest name with a space", { digests: { "my item": "A".repeat(43) } }],
    ["a digest name that is not on the list", { digests: { passport: "A".repeat(43) } }],
    ["an unknown key", { comment: "hello" }],
    ["a key of Object.prototype", { toString: "hello" }],
    ["an undefined value", { project: undefined }],
    ["a negative count", { count: -1 }],
    ["minus zero", { count: -0 }],
    ["a fraction", { count: 0.5 }],
    ["a number beyond 2^53", { count: 2 ** 53 }],
    ["text as a number", { count: "1" }],
    ["an empty list", { teams: [] }],
    ["a list that repeats", { teams: [id("c"), id("c")] }],
    ["an unknown type", { type: "session.teleported" }],
    ["an unknown outcome", { outcome: "maybe" }],
    ["another version", { v: 2 }],
    ["an object without its kind", { object: id("c") }],
    ["text as a checkpoint", { type: "trail.opened", note: "aGVsbG8" }],
    ["a time that is no integer", { time: "2024-01-01" }],
  ])("refuses %s", (_, extra) => {
    expect(() => encodeAny({ ...base, ...extra })).toThrow(/^trail entry /u);
  });

  it.each(["v", "id", "type", "time", "outcome", "actor"])("refuses an entry without %s", (key) => {
    const { [key]: _, ...rest } = base as Record<string, unknown>;
    expect(() => encodeAny(rest)).toThrow(`${key} must be present`);
  });

  it("holds a view to what exposure needs", () => {
    expect(() => encodeAny({ ...base, type: "view.opened" })).toThrow("session must be present in view.opened");
  });

  it("refuses more than 65,535 bytes, so that the length fits a 16-bit field", () => {
    const list = (count: number, letter: string): string[] =>
      Array.from({ length: count }, (_, at) => letter.repeat(17) + String(at).padStart(4, "0") + "A");
    expect(() => encodeAny({ ...base, teams: list(1001, "t") })).toThrow("1 to 1000 ids");
    expect(encodeAny({ ...base, teams: list(1000, "t"), sections: list(1000, "s") }).length).toBeLessThan(65_536);
    const roles = Array.from({ length: 300 }, (_, at) => "r".repeat(60) + String(at).padStart(4, "0"));
    expect(() => encodeAny({ ...base, teams: list(1000, "t"), sections: list(1000, "s"), roles })).toThrow(
      "65535 bytes",
    );
  });
});

describe("decodeEntry", () => {
  it("gives back what was written", () => {
    expect(decodeEntry(encodeAny({ ...base, count: 3 }))).toEqual({ ok: true, value: { ...base, count: 3 } });
  });

  it("keeps a type, purpose and digest name that a later writer may add", () => {
    const later = `{"actor":"system","digests":{"sound":"${"A".repeat(43)}"},"id":"${id("a")}","outcome":"ok","purpose":"listen","time":1,"type":"sound.played","v":1}`;
    expect(decodeEntry(bytes(later)).ok).toBe(true);
  });

  const canonical = text(encodeAny({ ...base, teams: [id("c"), id("d")] }));
  it.each([
    ["white space", canonical.replace(",", ", ")],
    ["a line end", `${canonical}\n`],
    ["an escaped letter", canonical.replace("signed", "\\u0073igned")],
    ["another number spelling", canonical.replace("1700000000000", "17e11")],
    ["a repeated key", canonical.replace('"v":1', '"v":1,"v":1')],
    ["keys out of order", canonical.replace('"actor"', '"v":1,"actor"').replace(',"v":1}', "}")],
    ["a list out of order", canonical.replace(`"${id("c")}","${id("d")}"`, `"${id("d")}","${id("c")}"`)],
    ["an unknown key", canonical.replace('"v":1', '"v":1,"w":1')],
    ["a prototype key", canonical.replace('"v":1', '"v":1,"__proto__":{}')],
    ["a list", `[${canonical}]`],
    ["null", "null"],
    ["nothing", ""],
    ["a byte beyond ASCII", canonical.replace("session", "sess\u00efon")],
  ])("refuses %s", (_, other) => {
    expect(other).not.toBe(canonical);
    expect(decodeEntry(bytes(other)).ok).toBe(false);
  });
});
