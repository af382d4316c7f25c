/** Where a value of a JSON text stands: offsets of its first and after its last character; for members also of the key. */
export interface JsonPlace {
  readonly from: number;
  readonly to: number;
}

export interface JsonRead {
  /** undefined where the text is no JSON. */
  readonly value: unknown;
  /** Offset of the first character that cannot stand there; null for a whole text. */
  readonly errorAt: number | null;
  /** Place of every value by its path, written as JSON. */
  readonly places: ReadonlyMap<string, JsonPlace>;
}

export type JsonPath = readonly (string | number)[];
export const placeKey = (path: JsonPath): string => JSON.stringify(path);

/** How deep values may stand inside each other. */
const deepest = 64;

/** Reads JSON (RFC 8259) and says where each value stands, which `JSON.parse` does not. */
export function readJson(text: string): JsonRead {
  const places = new Map<string, JsonPlace>();
  let at = 0;

  const space = () => {
    while (/[ \t\r\n]/.test(text[at] ?? "")) at += 1;
  };
  const expect = (character: string) => {
    if (text[at] !== character) throw new NotJson(at);
    at += 1;
  };
  const string = (): string => {
    const match = matchAt(/"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy, text, at);
    if (match === null) throw new NotJson(at);
    at += match.length;
    return String(JSON.parse(match));
  };
  const members = (end: string, member: () => void) => {
    at += 1;
    space();
    if (text[at] === end) {
      at += 1;
      return;
    }
    for (;;) {
      member();
      space();
      if (text[at] === end) break;
      expect(",");
      space();
    }
    at += 1;
  };
  const value = (path: JsonPath): unknown => {
    if (path.length > deepest) throw new NotJson(at);
    const from = at;
    const read = inner(path);
    places.set(placeKey(path), { from, to: at });
    return read;
  };
  const inner = (path: JsonPath): unknown => {
    const first = text[at];
    if (first === "{") {
      const entries = new Map<string, unknown>();
      members("}", () => {
        const key = string();
        space();
        expect(":");
        space();
        entries.set(key, value([...path, key]));
      });
      return Object.fromEntries(entries);
    }
    if (first === "[") {
      const list: unknown[] = [];
      members("]", () => list.push(value([...path, list.length])));
      return list;
    }
    if (first === '"') return string();
    const word = matchAt(/true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y, text, at);
    if (word === null) throw new NotJson(at);
    at += word.length;
    const read: unknown = JSON.parse(word);
    return read;
  };

  try {
    space();
    const read = value([]);
    space();
    if (at < text.length) throw new NotJson(at);
    return { value: read, errorAt: null, places };
  } catch (reason) {
    if (!(reason instanceof NotJson)) throw reason;
    return { value: undefined, errorAt: reason.at, places };
  }
}

class NotJson extends Error {
  readonly at: number;
  constructor(at: number) {
    super("not JSON");
    this.at = at;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Where the value at a path stands, or the nearest one around it that is there. */
export function placeOf(places: JsonRead["places"], path: JsonPath): JsonPlace {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = places.get(placeKey(path.slice(0, length)));
    if (found !== undefined) return found;
  }
  return { from: 0, to: 0 };
}

/** Line and column of an offset, both from 1. */
export function lineAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
