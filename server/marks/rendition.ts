import { KeyholeError } from "@keyhole/shared/errors";

import { defaultImageLimits, previewLongSide, type ImageLimits } from "../images/limits.ts";
import { sharp } from "../images/sharp.ts";
import type { PixelRectangle } from "../images/tile-grid.ts";
import { blendMark } from "./blend.ts";
import { createTileCache, type TileCache } from "./tile-cache.ts";
import type { VisibleMark } from "./visible-mark.ts";

/** Everything one view's pixels must carry. Later marks stand beside the visible one; a mark of nothing is refused. */
export interface Mark {
  readonly visible: VisibleMark | null;
}

/**
 * What of the picture is wanted. `whole`: all of it, fitted into `longSide` pixels (never more than 1920, never enlarged,
 * except that a picture too small for any text grows by a whole factor). `tile`: a rectangle of the original at scale 1.
 */
export type RenditionTarget =
  | { readonly kind: "whole"; readonly longSide: number }
  | ({ readonly kind: "tile" } & PixelRectangle);

export interface RenditionRequest {
  /** Stored bytes made by `importImage`: the preview for `whole`, the original for `tile`. */
  readonly source: Uint8Array;
  readonly target: RenditionTarget;
  readonly mark: Mark;
  /** The limits that the picture was imported under, where they are not the defaults. */
  readonly limits?: ImageLimits;
}

export interface Rendition {
  readonly bytes: Uint8Array;
  readonly mime: "image/jpeg";
  readonly width: number;
  readonly height: number;
}

/** Whole pictures below this size are enlarged, so that the short code fits. */
const smallest = 160;
/** Below this width only the short code is drawn: the full text would never be whole. */
const roomForText = 320;
/** Pixels per em in tiles at scale 1: one for all, so that the texts meet across tile borders. */
const tileFontSize = 16;

const tiles = createTileCache();

/**
 * Decodes, scales, blends the mark in one pass over raw pixels, and encodes (JPEG quality 92, no chroma subsampling).
 * The same request gives the same bytes. Throws rather than return a picture without its mark: bad targets "invalid",
 * everything else "unavailable", with the cause.
 */
export async function renderRendition(request: RenditionRequest, cache: TileCache = tiles): Promise<Rendition> {
  checkTarget(request.target);
  try {
    const { data, width, height } = await pixelsOf(request);
    applyMark(data, { width, height, request, cache });
    const encoded = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
      .toUint8Array();
    return { bytes: encoded.data, mime: "image/jpeg", width, height };
  } catch (error) {
    if (error instanceof KeyholeError) throw error;
    throw new KeyholeError("unavailable", { cause: error });
  }
}

function checkTarget(target: RenditionTarget): void {
  const whole = target.kind === "whole";
  const sides = whole ? [target.longSide] : [target.width, target.height];
  const corners = whole ? [] : [target.x, target.y];
  const good = sides.every((side) => Number.isInteger(side) && side >= 1 && side <= previewLongSide);
  if (good && corners.every((value) => Number.isInteger(value) && value >= 0)) return;
  throw new KeyholeError("invalid", {
    problems: [{ path: ["target"], message: "rendition.target", values: { limit: previewLongSide } }],
  });
}

async function pixelsOf(request: RenditionRequest): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { source, target, limits = defaultImageLimits } = request;
  const image = sharp(source, {
    failOn: "error",
    limitInputPixels: limits.pixels,
    sequentialRead: true,
  }).timeout({ seconds: limits.seconds });
  const header = await image.metadata();
  if (target.kind === "tile") {
    if (target.x + target.width > header.width || target.y + target.height > header.height) {
      throw new KeyholeError("invalid", { problems: [{ path: ["target"], message: "rendition.outside" }] });
    }
    image.extract({ left: target.x, top: target.y, width: target.width, height: target.height });
  } else {
    const long = Math.max(header.width, header.height);
    const factor = Math.ceil(smallest / long);
    if (factor > 1) image.resize({ width: header.width * factor, height: header.height * factor, kernel: "nearest" });
    else if (long > target.longSide) image.resize({ width: target.longSide, height: target.longSide, fit: "inside" });
  }
  if (header.hasAlpha) image.flatten({ background: "#ffffff" });
  const { data, info } = await image.toColourspace("srgb").raw().toUint8Array();
  if (info.channels !== 3) throw new Error(`expected 3 channels, got ${info.channels}`);
  return { data, width: info.width, height: info.height };
}

function applyMark(
  pixels: Uint8Array,
  on: { width: number; height: number; request: RenditionRequest; cache: TileCache },
): void {
  const { width, height, request, cache } = on;
  const visible = request.mark.visible;
  if (visible === null) throw new Error("a rendition needs a mark");
  const whole = request.target.kind === "whole";
  const narrow = whole && width < roomForText;
  const tile = cache.tile(
    narrow ? { ...visible, text: visible.shortCode } : visible,
    whole ? fontSizeFor(Math.max(width, height)) : tileFontSize,
  );
  // A whole picture has a text in its middle, so that even a small one shows it. Tiles share the original's plane.
  const origin =
    request.target.kind === "whole"
      ? { originX: -Math.floor(width / 2), originY: -Math.floor(height / 2) }
      : { originX: request.target.x, originY: request.target.y };
  const touched = blendMark(pixels, { width, height }, { tile, ...origin });
  if (touched === 0) throw new Error("the mark missed the picture");
}

/** Pixels per em, in few steps so that tiles are shared: 11 for thumbnails to 20 for 1920 pixels. */
function fontSizeFor(long: number): number {
  if (long <= 320) return 11;
  if (long <= 700) return 14;
  if (long <= 1100) return 16;
  return long <= 1500 ? 18 : 20;
}
