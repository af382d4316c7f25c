/**
 * Offsets count code points; JavaScript strings count UTF-16 units. A lone surrogate counts as one code point, as string
 * iteration has it, so that any string can be addressed.
 */
export function codePointLength(text: string): number {
  let length = 0;
  for (let unit = 0; unit < text.length; unit += unitsAt(text, unit)) length++;
  return length;
}

const unitsAt = (text: string, unit: number): 1 | 2 => ((text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1);

/** The text between two code-point offsets, end exclusive. */
export const codePointSlice = (text: string, start: number, end: number): string => {
  const from = unitOffset(text, start);
  return text.slice(from, from + unitOffset(text.slice(from), end - start));
};

/** Code-point offset -> UTF-16 offset. Past the end it is the end. */
export function unitOffset(text: string, codePoint: number): number {
  let unit = 0;
  for (let left = codePoint; left > 0 && unit < text.length; left--) unit += unitsAt(text, unit);
  return unit;
}

/** UTF-16 offset -> code-point offset. Inside a pair of surrogates it is the pair's start. */
export function codePointOffset(text: string, unit: number): number {
  let codePoint = 0;
  for (let at = 0; at < text.length; codePoint++) {
    const units = unitsAt(text, at);
    if (at + units > unit) break;
    at += units;
  }
  return codePoint;
}

/** Bytes in UTF-8; a lone surrogate is written as U+FFFD, 3 bytes, as TextEncoder does. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let unit = 0; unit < text.length;) {
    const point = text.codePointAt(unit) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    unit += point > 0xffff ? 2 : 1;
  }
  return bytes;
}
