import { KeyholeError, type ErrorBody } from "@keyhole/shared/errors";
import { assertNever } from "@keyhole/shared/result";

import { overlayTile, type OverlayRequest, type OverlayTile } from "../marks/overlay.ts";
import { renderRendition, type Rendition, type RenditionRequest } from "../marks/rendition.ts";
import { importImage, type ImportedImage } from "./import-image.ts";
import type { ImageLimits } from "./limits.ts";

/** What a worker can be asked to do. Every job is plain data, so that it can cross to another thread. */
export type ImageJob =
  | { readonly kind: "import"; readonly bytes: Uint8Array; readonly limits: ImageLimits }
  | { readonly kind: "render"; readonly request: RenditionRequest }
  | { readonly kind: "overlay"; readonly request: OverlayRequest };

export interface JobResults {
  readonly import: ImportedImage;
  readonly render: Rendition;
  readonly overlay: OverlayTile;
}

export type ImageResult = JobResults[ImageJob["kind"]];

/** From the pool to a worker, and back. An error crosses as its body: causes may hold what must not be kept. */
export interface JobMessage {
  readonly id: number;
  readonly job: ImageJob;
}
export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly result: ImageResult }
  | { readonly id: number; readonly ok: false; readonly error: ErrorBody; readonly detail: string };

export async function runJob(job: ImageJob): Promise<ImageResult> {
  switch (job.kind) {
    case "import":
      return importImage(job.bytes, job.limits);
    case "render":
      return renderRendition(job.request);
    case "overlay":
      return overlayTile(job.request.mark, job.request);
    default:
      return assertNever(job);
  }
}

/** The buffers that move instead of being copied: those that a view covers whole. An empty one may be moved already. */
export function movable(views: readonly Uint8Array[]): ArrayBuffer[] {
  return views.flatMap((view) =>
    view.buffer instanceof ArrayBuffer && view.byteLength > 0 && view.byteLength === view.buffer.byteLength
      ? [view.buffer]
      : [],
  );
}

export const jobViews = (job: ImageJob): Uint8Array[] => {
  switch (job.kind) {
    case "import":
      return [job.bytes];
    case "render":
      return [job.request.source];
    case "overlay":
      return [];
    default:
      return assertNever(job);
  }
};

export const resultViews = (result: ImageResult): Uint8Array[] =>
  "original" in result ? [result.original.bytes, result.preview.bytes] : [result.bytes];

export const errorBody = (error: unknown): ErrorBody =>
  error instanceof KeyholeError ? error.body : { code: "internal" };
