import type { Notice } from "../../editor/notice.ts";

/** The smallest side that the settings allow; a box without any area is never one. */
export function tooSmall(
  { width, height }: { readonly width: number; readonly height: number },
  { minSize }: { readonly minSize: number },
): Notice | null {
  const least = Math.max(minSize, 0.5);
  return width >= least && height >= least
    ? null
    : {
        message: "editor.box.tooSmall",
        values: { width: Math.round(width), height: Math.round(height), least: Math.ceil(least) },
      };
}
