import type { JsonPath } from "./json-text.ts";

/** What is being typed at the caret: the path of its object or value, what stands so far, and where that begins. */
export interface CaretPlace {
  readonly kind: "key" | "value";
  /** Of the object for a key, of the value for a value. */
  readonly path: JsonPath;
  readonly typed: string;
  readonly from: number;
  /** Keys the object has before the caret. */
  readonly taken: readonly string[];
}

interface Level {
  readonly isObject: boolean;
  readonly keys: string[];
  /** The key whose value comes; null where a key comes. */
  key: string | null;
  index: number;
}

/**
 * Reads the text up to the caret, which need not be whole: while something is typed it rarely is. Null where nothing
 * could be completed, such as after a finished value.
 */
export function caretPlace(text: string, caret: number): CaretPlace | null {
  const levels: Level[] = [];
  const token = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+|\s+/gy;
  let last: { readonly text: string; readonly from: number } = { text: "", from: 0 };
  let isDone = false;
  for (let match = token.exec(text.slice(0, caret)); match !== null; match = token.exec(text.slice(0, caret))) {
    const [found] = match;
    if (/^\s/.test(found)) {
      last = { text: "", from: match.index + found.length };
      continue;
    }
    last = { text: found, from: match.index };
    const level = levels.at(-1);
    if (found === "{" || found === "[") {
      levels.push({ isObject: found === "{", keys: [], key: null, index: 0 });
      isDone = false;
    } else if (found === "}" || found === "]") {
      levels.pop();
      isDone = true;
    } else if (found === ",") {
      if (level !== undefined) {
        level.key = null;
        level.index += 1;
      }
      isDone = false;
    } else if (found === ":") isDone = false;
    else if (found.startsWith('"') && level?.isObject === true && level.key === null && isWhole(found)) {
      level.key = found.slice(1, -1);
      level.keys.push(level.key);
    } else isDone = isWhole(found);
  }
  return placeFrom(levels, { last, isDone, caret });
}

const isWhole = (token: string): boolean => !token.startsWith('"') || (token.length > 1 && token.endsWith('"'));

function placeFrom(
  levels: readonly Level[],
  {
    last,
    isDone,
    caret,
  }: {
    readonly last: { readonly text: string; readonly from: number };
    readonly isDone: boolean;
    readonly caret: number;
  },
): CaretPlace | null {
  const level = levels.at(-1);
  if (level === undefined) return null;
  const around = levels.slice(0, -1).map((each) => (each.isObject ? (each.key ?? "") : each.index));
  const isPunctuation = /^[{}[\],:]$/.test(last.text);
  const typed = isPunctuation ? "" : last.text;
  const from = typed === "" ? caret : last.from;
  if (level.isObject && level.key === null) return { kind: "key", path: around, typed, from, taken: level.keys };
  if (isDone && (typed === "" || typed.startsWith('"'))) return null;
  // A key that is just finished: its colon comes next.
  if (level.isObject && typed === `"${level.key}"`) return null;
  const path = [...around, level.isObject ? (level.key ?? "") : level.index];
  return { kind: "value", path, typed, from, taken: [] };
}
