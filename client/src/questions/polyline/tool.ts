import type { PolylineRegion, PolylineSettings } from "@keyhole/shared/questions/polyline/schema";
import { vertexTool } from "../vertex-tool.ts";
import { refuseLine, vertexOf } from "./geometry.ts";

export const polylineTool = vertexTool<PolylineSettings, PolylineRegion>({
  closed: false,
  least: 2,
  begin: () => ({ into: null }),
  finish(vertices, _into, { newId, label, settings }) {
    const region = { id: newId(), label, points: vertices.map(vertexOf) };
    const notice = refuseLine(region, settings);
    // The line stays: a person adds what is missing, or takes back what is too much.
    return notice === null ? { added: region } : { notice, stays: true };
  },
  tooMany: (most) => ({ message: "editor.polyline.tooMany", values: { most } }),
  next: (canFinish) => ({ message: canFinish ? "editor.polyline.end" : "editor.polyline.next" }),
});
