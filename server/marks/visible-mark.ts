import { KeyholeError } from "@keyhole/shared/errors";

import { sharp } from "../images/sharp.ts";
import type { MarkTile } from "./blend.ts";
import { outlineText, type TextOutline } from "./glyph-outlines.ts";
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

/** Draws the repeating tile: `fontSize` in pixels per em, `rim` in pixels around each letter. */
export async function drawCoverage(
  mark: Pick<VisibleMark, "text" | "shortCode">,
  draw: { readonly fontSize: number; readonly rim: number },
): Promise<Coverage> {
  const outline = [mark.text, mark.shortCode]
    .map((line) => outlineText(line, draw.fontSize))
    .find((line) => line !== undefined && line.path !== "");
  if (outline === undefined) {
    throw new KeyholeError("internal", { cause: new Error("neither the mark's text nor its short code can be drawn") });
  }
  const svg = tileSvg(outline, draw);
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toUint8Array();
  const coverage = new Uint8Array(info.width * info.height * 2);
  for (let pixel = 0; pixel < info.width * info.height; pixel += 1) {
    coverage[pixel * 2] = data[pixel * info.channels] ?? 0;
    coverage[pixel * 2 + 1] = data[pixel * info.channels + 1] ?? 0;
  }
  return { width: info.width, height: info.height, data: coverage };
}

/** Outlines only: red counts letters, green letters and rim. Texts that cross an edge come back in at the other side. */
function tileSvg(outline: TextOutline, draw: { readonly fontSize: number; readonly rim: number }): string {
  const { fontSize, rim } = draw;
  const layout = layoutTile(outline.width + fontSize * 3, fontSize * 5.5);
  const reach = outline.width / 2 + fontSize;
  const inside = (value: number, length: number): boolean => value > -reach && value < length + reach;
  const placed = layout.centres.flatMap(({ x, y }) =>
    [-2, -1, 0, 1, 2].flatMap((column) =>
      [-2, -1, 0, 1, 2].flatMap((row) => {
        const [left, top] = [x + column * layout.width, y + row * layout.height];
        if (!inside(left, layout.width) || !inside(top, layout.height)) return [];
        // A capital is about 0.72 em high: half of that brings its middle to the centre.
        const half = `translate(${(-outline.width / 2).toFixed(3)} ${(fontSize * 0.36).toFixed(3)})`;
        return [`translate(${left.toFixed(3)} ${top.toFixed(3)}) rotate(${layout.angle.toFixed(5)}) ${half}`];
      }),
    ),
  );
  const paths = (attributes: string): string =>
    placed.map((place) => `<path ${attributes} transform="${place}" d="${outline.path}"/>`).join("");
  const rims = rim > 0 ? `fill="#0f0" stroke="#0f0" stroke-width="${rim * 2}" stroke-linejoin="round"` : `fill="#0f0"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}">` +
    `<path fill="#000" d="M0 0H${layout.width}V${layout.height}H0Z"/>${paths(rims)}${paths(`fill="#ff0"`)}</svg>`
  );
}

/** Light letters with a dark rim: the letters read on dark ground, the rim on light ground, both on grey. */
export function inkOf(coverage: Coverage, level: MarkLevel): MarkTile {
  const { light, dark } = inkOpacity[level];
  const ink = new Int16Array(coverage.width * coverage.height);
  for (let pixel = 0; pixel < ink.length; pixel += 1) {
    const letters = (coverage.data[pixel * 2] ?? 0) / 255;
    const all = (coverage.data[pixel * 2 + 1] ?? 0) / 255;
    ink[pixel] = Math.round((letters * light - Math.max(0, all - letters) * dark) * opaque);
  }
  return { width: coverage.width, height: coverage.height, ink };
}
