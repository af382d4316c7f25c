/** What a detail object may hold: JSON without fractions, so that every language writes the same numbers. */
export type PlainJson = null | boolean | number | string | readonly PlainJson[] | { readonly [key: string]: PlainJson };

export const maxDetailDepth = 16;

/** In a `u` pattern only a surrogate without its other half is of category Cs. */
const halfPair = /\p{Cs}/u;

/**
 * RFC 8785 text of a value. Throws a TypeError for what would have no or more than one spelling: numbers other than safe
 * integers, half surrogate pairs, undefined, class instances, more than `maxDetailDepth` levels.
 */
export const canonicalJson = (value: PlainJson, depth = 0): string => {
  if (depth > maxDetailDepth) throw new TypeError(`details are at most ${maxDetailDepth} levels deep`);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") {
    if (halfPair.test(value)) throw new TypeError("text holds half of a surrogate pair");
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError("details hold whole numbers only");
    return String(value);
  }
  if (isList(value)) return `[${value.map((member) => canonicalJson(member, depth + 1)).join(",")}]`;
  if (typeof value !== "object" || !isPlain(value)) throw new TypeError("details hold plain JSON only");
  const members = Object.keys(value)
    .sort() // by UTF-16 code units, as RFC 8785 section 3.2.3 demands
    .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key] ?? null, depth + 1)}`);
  return `{${members.join(",")}}`;
};

/** `Array.isArray` does not narrow a readonly array away. */
const isList = (value: PlainJson): value is readonly PlainJson[] => Array.isArray(value);

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === Object.prototype || prototype === null;
  return plain && Object.values(value).every((member) => member !== undefined);
};
