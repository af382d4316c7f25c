import type { Notice } from "../../editor/notice.ts";
import type { Drawn } from "./drawn.ts";
import type { Stroke } from "./image-layer.ts";
import type { Extent, Point, Sketch } from "./shapes.ts";
import type { Snapped } from "./snap.ts";
import { usualSnap } from "./snap.ts";
import type { SnapSetting } from "./snap.ts";
import type { HeldLoupe } from "./view/loupe-switch.ts";
import type { Viewport } from "./viewport.ts";

/** What the screen shows beside the stored regions. Immutable; replaced on every change. */
export interface SurfaceView {
  readonly viewport: Viewport;
  /** The surface's size in CSS pixels; null before it was laid out. */
  readonly screen: Extent | null;
  /** Regions as the gesture of the moment has them; shown in place of the stored ones. */
  readonly editing: readonly Drawn[];
  /** What a drawing tool has begun. */
  readonly preview: { readonly sketch: Sketch; readonly colour: string; readonly stroke?: Stroke } | null;
  /** The mode chosen for the question that is drawn for, by name; null for its first one. */
  readonly drawMode: string | null;
  /** Diameter of the round tip, image pixels, and where it is. */
  readonly brush: number;
  readonly brushAt: Point | null;
  /** The handle that arrow keys move. */
  readonly handle: string | null;
  /** The keyboard's drawing cursor, image pixels. */
  readonly keyCursor: Point | null;
  readonly notice: Notice | null;
  readonly snapping: SnapSetting;
  /** What the pointer sticks to at this moment. */
  readonly snapped: Snapped | null;
  /** CSS cursor over the picture. */
  readonly pointer: string;
  /** A finger was the last to press: handles are larger and gripped from farther. */
  readonly coarse: boolean;
  /** The loupe's key is down: it is shown or not against what the person set; null follows that. */
  readonly loupe: HeldLoupe | null;
}

export const firstView: SurfaceView = {
  viewport: { scale: 1, x: 0, y: 0 },
  screen: null,
  editing: [],
  preview: null,
  drawMode: null,
  brush: 0,
  brushAt: null,
  handle: null,
  keyCursor: null,
  notice: null,
  snapping: usualSnap,
  snapped: null,
  pointer: "default",
  coarse: false,
  loupe: null,
};
