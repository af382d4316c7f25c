import type { Problem } from "@keyhole/shared/errors";
import { decodeUtf8, encodingProblem, isUtf16 } from "./lines.ts";
import { type ByteSource, found } from "./record.ts";

/**
 * One element of a JSON file's outer list (`key` null), or of a list that is a member of its outer object, or a member
 * that is no list (`index` null). `text` is its JSON, not yet parsed.
 */
export interface JsonElement {
  readonly key: string | null;
  readonly index: number | null;
  readonly line: number;
  readonly text: string | null;
  readonly problem?: Problem;
}

const quote = 0x22;
const backslash = 0x5c;
const open = new Set([0x5b, 0x7b]);
const close = new Set([0x5d, 0x7d]);
const blank = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Cuts a JSON file of any length into elements as it streams, holding one at a time; the cutting looks at brackets and
 * strings only, each element is parsed by the caller. A file that ends early or is no JSON gives a last element with a
 * problem, after the elements that were whole.
 */
export async function* jsonElements(source: ByteSource, limit: number): AsyncGenerator<JsonElement> {
  const cutter = new Cutter(limit);
  let first = true;
  for await (const piece of source.read()) {
    if (first && isUtf16(piece)) {
      yield { key: null, index: null, line: 1, text: null, problem: encodingProblem() };
      return;
    }
    first = false;
    yield* cutter.push(piece);
    if (cutter.broken) return;
  }
  yield* cutter.end();
}

type State = "start" | "between" | "key" | "colon" | "value" | "done";

class Cutter {
  broken = false;
  readonly #limit: number;
  #state: State = "start";
  #outer: "list" | "object" = "list";
  /** Inside a list that is a member of the outer object. */
  #inMember = false;
  #key: string | null = null;
  #index = 0;
  #line = 1;
  #startLine = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #bytes: Uint8Array[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  *push(piece: Uint8Array): Generator<JsonElement> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (byte === 0x0a) this.#line += 1;
      if (this.#state === "value" || this.#state === "key") {
        const ended = this.#inside(byte);
        if (ended === "more") continue;
        this.#keep(piece.subarray(from, ended === "with" ? at + 1 : at));
        yield* this.#finish();
        if (this.broken) return;
        if (ended === "with") continue;
      }
      const began = this.#outside(byte);
      if (began === "broken") {
        yield this.#bad();
        return;
      }
      if (began === "value") from = at;
    }
    if (this.#state === "value" || this.#state === "key") {
      this.#keep(piece.slice(from));
    }
  }

  *end(): Generator<JsonElement> {
    if (this.#state !== "done") yield this.#bad();
  }

  #bad(): JsonElement {
    this.broken = true;
    return { key: this.#key, index: null, line: this.#line, text: null, problem: found("import.json-broken") };
  }

  #keep(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length <= this.#limit) this.#bytes.push(part);
    else this.#bytes = [];
  }

  /** A byte of a value or key: does it end it, and does it belong to it? */
  #inside(byte: number): "more" | "with" | "before" {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quote) {
        this.#inString = false;
        if (this.#depth === 0) return "with";
      }
      return "more";
    }
    if (byte === quote) this.#inString = true;
    else if (open.has(byte)) this.#depth += 1;
    else if (close.has(byte)) {
      if (this.#depth === 0) return "before";
      this.#depth -= 1;
      if (this.#depth === 0) return "with";
    } else if (this.#depth === 0 && (byte === 0x2c || blank.has(byte))) return "before";
    return "more";
  }

  /** A byte between values. */
  #outside(byte: number): "go" | "value" | "broken" {
    if (blank.has(byte)) return "go";
    switch (this.#state) {
      case "start":
        // The three bytes of a byte order mark may stand before the first bracket.
        if (byte === 0xef || byte === 0xbb || byte === 0xbf) return "go";
        if (!open.has(byte)) return "broken";
        this.#outer = byte === 0x5b ? "list" : "object";
        this.#state = "between";
        return "go";
      case "between":
        return this.#between(byte);
      case "colon":
        if (byte === 0x3a) return "go";
        if (byte === 0x5b) {
          this.#inMember = true;
          this.#index = 0;
          this.#state = "between";
          return "go";
        }
        return this.#begin("value", byte);
      default:
        return "broken";
    }
  }

  #between(byte: number): "go" | "value" | "broken" {
    if (byte === 0x2c) return "go";
    if (close.has(byte)) {
      if (this.#inMember) this.#inMember = false;
      else this.#state = "done";
      return "go";
    }
    const wantsKey = this.#outer === "object" && !this.#inMember;
    if (wantsKey && byte !== quote) return "broken";
    return this.#begin(wantsKey ? "key" : "value", byte);
  }

  #begin(state: "key" | "value", byte: number): "value" {
    this.#state = state;
    this.#startLine = this.#line;
    this.#bytes = [];
    this.#length = 0;
    this.#inString = byte === quote;
    this.#escaped = false;
    this.#depth = open.has(byte) ? 1 : 0;
    return "value";
  }

  *#finish(): Generator<JsonElement> {
    const tooLong = this.#length > this.#limit;
    const text = tooLong ? null : decodeUtf8(Buffer.concat(this.#bytes));
    const wasKey = this.#state === "key";
    this.#state = wasKey ? "colon" : "between";
    if (wasKey) {
      const key = text === null ? null : stringOf(text);
      if (key === null) yield this.#bad();
      else this.#key = key;
      return;
    }
    const list = this.#outer === "list" || this.#inMember;
    const index = list ? this.#index++ : null;
    const problem = tooLong ? found("import.record-too-large", { limit: this.#limit }) : encodingProblem();
    const place = { key: this.#key, index, line: this.#startLine };
    yield text === null ? { ...place, text, problem } : { ...place, text };
  }
}

function stringOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}
