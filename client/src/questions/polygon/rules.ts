import type { PolygonRegion, PolygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { Notice } from "../../editor/notice.ts";
import { areaOf } from "./geometry.ts";

/** Too few or too many vertices, or nothing inside. */
export function refusePolygon(region: PolygonRegion, settings: PolygonSettings): Notice | null {
  const vertices = region.rings.reduce((count, ring) => count + ring.length, 0);
  const least = Math.max(3, settings.minVertices);
  if (vertices < least) return { message: "editor.polygon.tooFew", values: { least } };
  if (vertices > settings.maxVertices)
    return { message: "editor.polygon.tooMany", values: { most: settings.maxVertices } };
  return region.rings.some((ring) => areaOf(ring) >= 0.5) ? null : { message: "editor.polygon.noArea" };
}
