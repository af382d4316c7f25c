import { useSyncExternalStore } from "react";
import type { Surface } from "./surface.ts";
import type { SurfaceView } from "./surface-view.ts";

/** A part of the surface's view that is the same object while it is unchanged; renders again only when it changes. */
export function useSurface<Part>(surface: Surface, selector: (view: SurfaceView) => Part): Part {
  const read = (): Part => selector(surface.getView());
  return useSyncExternalStore(surface.subscribe, read, read);
}
