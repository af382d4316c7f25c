import { array, assert, constantFrom, nat, oneof, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeEntry, encodeEntry } from "@keyhole/shared/trail/entry-codec";
import { EntryScanner } from "@keyhole/shared/trail/entry-scan";
import { keysInOrder, kindOf } from "@keyhole/shared/trail/entry-keys";
import { entryOf, idOf, sampleEntry } from "./samples.ts";

const scanner = new EntryScanner();
const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "latin1"));
/** Does the scanner take exactly these bytes, with other bytes around them? */
const takes = (entry: Uint8Array): boolean => {
  const placed = Buffer.concat([Buffer.from("\0"), entry, Buffer.from('\n","z')]);
  return scanner.scan(placed, 1) === 1 + entry.length;
};

const full = entryOf({
  ...Object.fromEntries(
    keysInOrder.flatMap((key): [string, unknown][] => {
      const kind = kindOf[key];
      if (kind === "integer") return [[key, 1_790_000_000_000]];
      if (kind === "id") return [[key, idOf(key)]];
      if (kind === "code") return [[key, "a.sample-code1"]];
      if (kind === "ids") return [[key, [idOf("a"), idOf("b"), idOf("c")].sort()]];
      return kind === "hash" ? [[key, Buffer.alloc(32, 7).toString("base64url")]] : [];
    }),
  ),
  type: "view.opened",
});

describe("the scanner", () => {
  it("takes what writers write, and finds each value", () => {
    for (let at = 0; at < 300; at++) expect(takes(encodeEntry(sampleEntry(at)))).toBe(true);
    const bytes = encodeEntry(full);
    expect(takes(bytes)).toBe(true);
    expect(scanner.scan(bytes, 0)).toBe(bytes.length);
    const value = (key: (typeof keysInOrder)[number]): string => {
      const at = keysInOrder.indexOf(key);
      return Buffer.from(bytes.subarray(scanner.starts[at], scanner.ends[at])).toString("latin1");
    };
    for (const key of keysInOrder) {
      const given: unknown = full[key];
      const text = typeof given === "string" ? given : given === undefined ? "" : JSON.stringify(given);
      expect(value(key)).toBe(text);
    }
  });

  it.each(["system", "anonymous", "console"])("takes the actor %s", (actor) => {
    expect(takes(encodeEntry(entryOf({ id: idOf("x"), type: "server.started", actor })))).toBe(true);
  });

  it("takes an id that begins with a letter as actor", () => {
    const actor = `system${"A".repeat(16)}`;
    expect(takes(encodeEntry(entryOf({ id: idOf("x"), type: "server.started", actor })))).toBe(true);
  });

  it("takes nothing that the decoder refuses, whatever one or two bytes are changed to", () => {
    const texts = [full, sampleEntry(3), sampleEntry(40), sampleEntry(77)].map((entry) => encodeEntry(entry));
    const interesting = constantFrom(...Buffer.from('"{}[],:.0129-_AQgwzZab\\ \n\u00ff', "latin1"));
    const change = tuple(nat(), oneof(interesting, nat(255)), constantFrom("put", "in", "out"));
    assert(
      property(constantFrom(...texts), array(change, { minLength: 1, maxLength: 2 }), (bytes, changes) => {
        const list = [...bytes];
        for (const [place, byte, how] of changes) {
          const at = place % list.length;
          if (how === "put") list[at] = byte;
          else list.splice(at, how === "out" ? 1 : 0, ...(how === "out" ? [] : [byte]));
        }
        const changed = Uint8Array.from(list);
        expect(takes(changed) && !decodeEntry(changed).ok).toBe(false);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['"time":1767225600000', '"time":01767225600000'],
    ['"time":1767225600000', '"time":-1'],
    ['"time":1767225600000', '"time":1e3'],
    ['"time":1767225600000', '"time":9007199254740993'],
    ['"type":"server.started"', '"type":"server"'],
    ['"type":"server.started"', '"type":"server.started.twice"'],
    ['"v":1', '"v":2'],
    ['"v":1', '"v":1,"v":1'],
    ['"v":1', '"w":1'],
    ['"outcome":"ok",', ""],
    ['"outcome":"ok"', '"outcome":"okay"'],
    ['"outcome":"ok"', `"object":"${idOf("o")}","outcome":"ok"`],
    ['"outcome":"ok"', `"outcome":"ok","teams":["${idOf("a")}","${idOf("a")}"]`],
    ['"outcome":"ok"', '"outcome":"ok","teams":[]'],
    ['"actor":', '"Actor":'],
  ])("does not take %s as %s", (from, to) => {
    const text = Buffer.from(encodeEntry(entryOf({ id: idOf("x"), type: "server.started" }))).toString("latin1");
    expect(text).toContain(from);
    const changed = bytesOf(text.replace(from, to));
    expect(decodeEntry(changed).ok).toBe(false);
    expect(takes(changed)).toBe(false);
  });
});
