import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type * as Opentype from "opentype.js";

import type { Segment } from "./rasterise.ts";

/**
 * Text as outlines, shaped in this process from the packaged Inter: the system's fonts and its font configuration are never
 * asked, because on a machine without fonts a mark drawn through them is a row of boxes, without an error.
 */
export interface TextOutline {
  /** Closed outlines as straight lines; the baseline starts at 0,0 and y grows downwards. Empty for blanks. */
  readonly segments: readonly Segment[];
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
  const segments: Segment[] = [];
  let x = 0;
  let before: { readonly font: Opentype.Font; readonly glyph: Opentype.Glyph } | undefined;
  for (const character of text.normalize("NFC")) {
    const found = find(character);
    if (found === undefined) return undefined;
    const scale = size / found.font.unitsPerEm;
    if (before?.font === found.font) x += found.font.getKerningValue(before.glyph, found.glyph) * scale;
    segments.push(...straighten(found.glyph.getPath(x, 0, size).commands));
    x += (found.glyph.advanceWidth ?? 0) * scale;
    before = found;
  }
  return { segments, width: x };
}

/** Parts of a curve: at the sizes of marks, six stay within a twentieth of a pixel. */
const curveParts = 6;

function straighten(commands: readonly Opentype.PathCommand[]): Segment[] {
  const segments: Segment[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number): void => {
    segments.push([x, y, toX, toY]);
    [x, y] = [toX, toY];
  };
  for (const command of commands) {
    if (command.type === "M") [startX, startY, x, y] = [command.x, command.y, command.x, command.y];
    else if (command.type === "Z") lineTo(startX, startY);
    else if (command.type === "L") lineTo(command.x, command.y);
    else {
      const [fromX, fromY] = [x, y];
      for (let part = 1; part <= curveParts; part += 1) {
        const point = (from: number, controls: readonly number[]) => onCurve([from, ...controls], part / curveParts);
        if (command.type === "Q") lineTo(point(fromX, [command.x1, command.x]), point(fromY, [command.y1, command.y]));
        else {
          const { x1, y1, x2, y2 } = command;
          lineTo(point(fromX, [x1, x2, command.x]), point(fromY, [y1, y2, command.y]));
        }
      }
    }
  }
  return segments;
}

/** De Casteljau: one coordinate of a Bezier curve of any degree. */
function onCurve(points: readonly number[], at: number): number {
  const [first = 0, ...rest] = points;
  if (rest.length === 0) return first;
  return onCurve(
    rest.map((point, index) => (points[index] ?? 0) * (1 - at) + point * at),
    at,
  );
}
