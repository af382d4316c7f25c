import type { PolygonRegion, PolygonSettings } from "@keyhole/shared/questions/polygon/schema";
import type { DrawContext } from "../../fields/image/image-layer.ts";
import type { Point } from "../../fields/image/shapes.ts";
import type { Notice } from "../../editor/notice.ts";
import { vertexTool } from "../vertex-tool.ts";
import type { Finished } from "../vertex-tool.ts";
import { isWithin, vertexOf } from "./geometry.ts";
import { refusePolygon } from "./rules.ts";

type Context = DrawContext<PolygonSettings, PolygonRegion>;

function outline(vertices: readonly Point[], { newId, label, settings }: Context): Finished<PolygonRegion> {
  const region: PolygonRegion = { id: newId(), label, rings: [vertices.map(vertexOf)] };
  const notice = refusePolygon(region, settings);
  // The outline stays: a person adds what is missing, or takes back what is too much.
  return notice === null ? { added: region } : { notice, stays: true };
}

function hole(vertices: readonly Point[], into: string, { regions, settings }: Context): Finished<PolygonRegion> {
  const polygon = regions.find(({ id }) => id === into);
  // Deleted while the hole was being drawn: there is nothing left to cut.
  if (polygon === undefined) return { notice: { message: "editor.polygon.cutNone" }, stays: false };
  const ring = vertices.map(vertexOf);
  const cutOut = { ...polygon, rings: [...polygon.rings, ring] };
  const least = Math.max(3, settings.minVertices);
  const notice: Notice | null =
    ring.length < least
      ? { message: "editor.polygon.tooFew", values: { least } }
      : isWithin(ring, polygon)
        ? refusePolygon(cutOut, settings)
        : { message: "editor.polygon.cutOutside" };
  if (notice !== null) return { notice, stays: true };
  const replaced = regions.map((region) => (region.id === polygon.id ? cutOut : region));
  return { replaced: { regions: replaced, select: polygon.id } };
}

/** While cutting, the outline becomes a hole of the polygon that was selected when it was begun. */
export const polygonTool = vertexTool<PolygonSettings, PolygonRegion>({
  closed: true,
  least: 3,
  begin({ mode, selected }) {
    if (mode !== "cut") return { into: null };
    return selected === null ? { notice: { message: "editor.polygon.cutNone" } } : { into: selected.id };
  },
  finish: (vertices, into, context) => (into === null ? outline(vertices, context) : hole(vertices, into, context)),
  tooMany: (most) => ({ message: "editor.polygon.tooMany", values: { most } }),
  next(canFinish, into) {
    if (!canFinish) return { message: "editor.polygon.next" };
    return { message: into === null ? "editor.polygon.close" : "editor.polygon.closeHole" };
  },
});
