import { type ReactNode, useLayoutEffect, useRef } from "react";
import styles from "./marked-overlay.module.css";

export interface MarkedOverlayProps {
  /** A `blob:` address of the server's mark picture for this view. Required: nothing unmarked is shown (I4). */
  readonly mark: string;
  /** CSS pixels of one tile; the picture may have more pixels, for dense screens. */
  readonly tile: { readonly width: number; readonly height: number };
  readonly children: ReactNode;
}

/**
 * Tiles a view's mark over text, moving with it. The mark's own transparency decides how strong it is; the server keeps
 * it weak enough for text under it to keep a contrast of 4.5:1.
 */
export function MarkedOverlay({ mark, tile, children }: MarkedOverlayProps) {
  const overlay = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = overlay.current;
    if (element === null) return;
    // Set on the element: the browser policy allows no style attribute in markup.
    element.style.backgroundImage = mark.startsWith("blob:") ? `url("${mark}")` : "none";
    element.style.backgroundSize = `${tile.width}px ${tile.height}px`;
  }, [mark, tile.width, tile.height]);

  return (
    <div className={styles.frame} data-protected="">
      {mark.startsWith("blob:") && children}
      <div ref={overlay} className={styles.overlay} aria-hidden="true" />
    </div>
  );
}
