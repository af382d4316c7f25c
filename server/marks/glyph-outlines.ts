import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type * as Opentype from "opentype.js";

/**
 * Text as outlines, shaped in this process from the packaged Inter: the system's fonts and its font configuration are never
 * asked, because on a machine without fonts a mark drawn through them is a row of boxes, without an error.
 */
export interface TextOutline {
  /** SVG path data; the baseline starts at 0,0. */
  readonly path: string;
  /** Advance width in pixels. */
  readonly width: number;
}

const subsets = ["latin", "latin-ext", "cyrillic", "greek", "cyrillic-ext", "greek-ext", "vietnamese"] as const;
const require = createRequire(import.meta.url);
// opentype.js is CommonJS whose names Node cannot see from an import, and its types declare no default.
const { parse } = require("opentype.js") as typeof Opentype;

const loaded = new Map<string, Opentype.Font>();

function font(subset: (typeof subsets)[number]): Opentype.Font {
  const known = loaded.get(subset);
  if (known !== undefined) return known;
  const file = readFileSync(require.resolve(`@fontsource/inter/files/inter-${subset}-600-normal.woff`));
  const parsed = parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  loaded.set(subset, parsed);
  return parsed;
}

/** Letters, digits, punctuation, symbols and the plain space. Marks that combine, controls and invisibles have no place here. */
const drawable = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;

/** The first subset that has the character as a glyph with ink (or a space), so that no box is ever drawn. */
function find(character: string): { readonly font: Opentype.Font; readonly glyph: Opentype.Glyph } | undefined {
  if (!drawable.test(character)) return undefined;
  for (const subset of subsets) {
    const candidate = font(subset);
    if (!candidate.hasChar(character)) continue;
    const glyph = candidate.charToGlyph(character);
    if (character === " " || glyph.getPath(0, 0, 16).commands.length > 0) return { font: candidate, glyph };
  }
  return undefined;
}

/** True when every character of the text has a glyph. */
export const canDraw = (text: string): boolean =>
  Array.from(text.normalize("NFC")).every((character) => find(character) !== undefined);

/** The outline of one line of text at a size in pixels per em; undefined when a character has no glyph. */
export function outlineText(text: string, size: number): TextOutline | undefined {
  const parts: string[] = [];
  let x = 0;
  let before: { readonly font: Opentype.Font; readonly glyph: Opentype.Glyph } | undefined;
  for (const character of text.normalize("NFC")) {
    const found = find(character);
    if (found === undefined) return undefined;
    const scale = size / found.font.unitsPerEm;
    if (before?.font === found.font) x += found.font.getKerningValue(before.glyph, found.glyph) * scale;
    parts.push(found.glyph.getPath(x, 0, size).toPathData(2));
    x += (found.glyph.advanceWidth ?? 0) * scale;
    before = found;
  }
  return { path: parts.join(""), width: x };
}
