import { KeyholeError } from "@keyhole/shared/errors";

import { tileOf, type MarkTile } from "./blend.ts";
import { outlineText, type TextOutline } from "./glyph-outlines.ts";
import { fillOutlines, grow, type Bitmap, type Segment } from "./rasterise.ts";
import { layoutTile } from "./tile-layout.ts";

export type MarkLevel = "full" | "faint";

export interface VisibleMark {
  /** From `visibleText`. */
  readonly text: string;
  /** Stands alone where the picture has no room for the text, or no font has one of its characters. */
  readonly shortCode: string;
  readonly level: MarkLevel;
}

/** Opacity of light letters and of their dark rims, as parts of 1. */
export const inkOpacity: Readonly<Record<MarkLevel, { readonly light: number; readonly dark: number }>> = {
  full: { light: 0.12, dark: 0.12 },
  faint: { light: 0.05, dark: 0.05 },
};

/** What `blend.ts` counts as opaque. */
const opaque = 32_768;

export interface Coverage {
  readonly width: number;
  readonly height: number;
  /** Two bytes per pixel: coverage of the letters, coverage of letters and rim. */
  readonly data: Uint8Array;
}

export interface TileDrawing {
  /** Pixels per em. */
  readonly fontSize: number;
  /** Pixels around each letter. */
  readonly rim: number;
  /** From one row of texts to the next, in em. */
  readonly rowGap: number;
}

/** Draws the repeating tile. Pure but for the packaged fonts. Throws "internal" when not even the short code can be drawn. */
export function drawCoverage(mark: Pick<VisibleMark, "text" | "shortCode">, draw: TileDrawing): Coverage {
  const inked = (line: string): TextOutline | undefined => {
    const drawn = outlineText(line, draw.fontSize);
    return drawn === undefined || drawn.segments.length === 0 ? undefined : drawn;
  };
  const outline = inked(mark.text) ?? inked(mark.shortCode);
  if (outline === undefined) {
    throw new KeyholeError("internal", { cause: new Error("neither the mark's text nor its short code can be drawn") });
  }
  const layout = layoutTile(outline.width + draw.fontSize * 3, draw.fontSize * draw.rowGap);
  const letters = drawSlanted(outline, { ...draw, angle: layout.angle });
  const all = grow(letters, draw.rim);
  const { width, height } = layout;
  const data = new Uint8Array(width * height * 2);
  // Every text is the same stamp at a whole pixel; what crosses an edge comes back in at the other side.
  for (const centre of layout.centres) {
    const left = Math.round(centre.x) - (letters.width >> 1) + width * 4;
    const top = Math.round(centre.y) - (letters.height >> 1) + height * 4;
    for (let at = 0; at < all.data.length; at += 1) {
      const covered = all.data[at] ?? 0;
      if (covered === 0) continue;
      const x = (left + (at % all.width)) % width;
      const y = (top + Math.floor(at / all.width)) % height;
      const to = (y * width + x) * 2;
      data[to] = Math.max(data[to] ?? 0, letters.data[at] ?? 0);
      data[to + 1] = Math.max(data[to + 1] ?? 0, covered);
    }
  }
  return { width, height, data };
}

/** The text turned about its middle, which becomes the middle of the bitmap; with room for the rim on every side. */
function drawSlanted(outline: TextOutline, draw: TileDrawing & { readonly angle: number }): Bitmap {
  const radians = (draw.angle * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  const halfText = outline.width / 2;
  // A capital is about 0.72 em high: its middle lies half of that above the baseline.
  const rise = draw.fontSize * 0.36;
  const margin = draw.fontSize + draw.rim + 2;
  const halfWidth = Math.ceil(halfText * cosine + margin);
  const halfHeight = Math.ceil(halfText * Math.abs(sine) + margin);
  const turn = (x: number, y: number): readonly [number, number] => [
    (x - halfText) * cosine - (y + rise) * sine + halfWidth,
    (x - halfText) * sine + (y + rise) * cosine + halfHeight,
  ];
  const turned = outline.segments.map(([x0, y0, x1, y1]): Segment => [...turn(x0, y0), ...turn(x1, y1)]);
  return fillOutlines(turned, halfWidth * 2, halfHeight * 2);
}

/** Light letters with a dark rim: the letters read on dark ground, the rim on light ground, both on grey. */
export function inkOf(coverage: Coverage, level: MarkLevel): MarkTile {
  const { light, dark } = inkOpacity[level];
  const ink = new Int16Array(coverage.width * coverage.height);
  for (let pixel = 0; pixel < ink.length; pixel += 1) {
    const all = coverage.data[pixel * 2 + 1] ?? 0;
    if (all === 0) continue;
    const letters = coverage.data[pixel * 2] ?? 0;
    ink[pixel] = Math.round(((letters * light - Math.max(0, all - letters) * dark) * opaque) / 255);
  }
  return tileOf(coverage.width, coverage.height, ink);
}
