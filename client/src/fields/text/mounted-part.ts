import type { SpanPart } from "@keyhole/shared/questions/span/schema";
import type { BlockMarks } from "./block-marks.ts";
import type { TextDocument } from "./text-document.ts";
import type { TextSurface } from "./text-surface.ts";

/** A text on screen that can be worked on. */
export interface MountedPart {
  readonly part: SpanPart;
  readonly document: TextDocument;
  readonly surface: TextSurface;
  readonly marks: BlockMarks;
}
