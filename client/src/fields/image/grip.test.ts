import { describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import { keypointSettings } from "@keyhole/shared/questions/keypoint/schema";
import { boxLayer } from "../../questions/box/layer.ts";
import { keypointLayer } from "../../questions/keypoint/layer.ts";
import type { ImageQuestion } from "./drawn.ts";
import { handleWhileDrawing } from "./grip.ts";
import { handleAt, type Editable } from "./select-tool.ts";

const boxes: ImageQuestion = {
  name: "objects",
  title: "",
  settings: boxSettings.parse({ labels: ["dog"] }),
  layer: boxLayer,
};
const box = (width: number, height: number): Editable => ({
  question: boxes,
  ref: { question: "objects", region: "a" },
  region: { id: "a", label: "dog", x: 100, y: 100, width, height } as Editable["region"], // a box's own members
});

describe("what a press bends while drawing", () => {
  it("the square that is seen of a handle, no more: a press beside it draws the next region", () => {
    const large = box(142, 78);
    expect(handleWhileDrawing(large, { x: 245, y: 103 }, 6)).toBe(handleAt(large, { x: 242, y: 100 }, 6));
    for (const beside of [
      { x: 247, y: 99 },
      { x: 242, y: 94 },
      { x: 247, y: 139 },
    ]) {
      expect(handleAt(large, beside, 6)).not.toBeNull();
      expect(handleWhileDrawing(large, beside, 6)).toBeNull();
    }
  });

  it("nothing of a region that is small on the screen", () => {
    const small = box(38, 60);
    expect(handleAt(small, { x: 100, y: 100 }, 6)).not.toBeNull();
    expect(handleWhileDrawing(small, { x: 100, y: 100 }, 6)).toBeNull();
    expect(handleWhileDrawing(box(41, 60), { x: 100, y: 100 }, 6)).not.toBeNull();
    // Zoomed in, the same region is not small any more.
    expect(handleWhileDrawing(small, { x: 100, y: 100 }, 3)).not.toBeNull();
  });

  it("a point is all handle", () => {
    const settings = keypointSettings.parse({ labels: ["eye"] });
    const question: ImageQuestion = { name: "points", title: "", settings, layer: keypointLayer };
    const region = { id: "p", label: "eye", x: 50, y: 50, visible: true } as Editable["region"]; // a point's own members
    const point: Editable = { question, ref: { question: "points", region: "p" }, region };
    expect(handleWhileDrawing(point, { x: 54, y: 50 }, 6)).toBe(handleAt(point, { x: 50, y: 50 }, 6));
  });
});
