import { describe, expect, it } from "vitest";
import { boxSettings } from "@keyhole/shared/questions/box/schema";
import type { DrawEvent } from "../../fields/image/image-layer.ts";
import { at, drawContext, played } from "../draw-tool.testing.ts";
import { boxTool } from "./tool.ts";

const context = drawContext(boxSettings.parse({ labels: ["dog"], minSize: 5 }), { label: "dog" });

function run(...events: readonly DrawEvent[]) {
  const { state, ...rest } = played(boxTool, context, events);
  return { at: state.at, ...rest };
}

describe("box tool", () => {
  it("idle -> pressed -> idle: a drag makes a box, whichever way it goes", () => {
    expect(run(at("down", 10, 10), at("move", 50, 40)).at).toBe("pressed");
    const box = { id: "new", label: "dog", x: 10, y: 10, width: 40, height: 30 };
    expect(run(at("down", 10, 10), at("move", 30, 20), at("up", 50, 40))).toMatchObject({ at: "idle", added: [box] });
    expect(run(at("down", 50, 40), at("up", 10, 10)).added).toEqual([box]);
  });

  it("pressed -> placed -> idle: two clicks make a box", () => {
    const first = run(at("down", 10, 10), at("up", 11, 11));
    expect(first).toMatchObject({ at: "placed", added: [], preview: { next: { message: "editor.box.second" } } });
    const both = run(at("down", 10, 10), at("up", 11, 11), at("move", 40, 40), at("down", 60, 50), at("up", 60, 50));
    expect(both).toMatchObject({ at: "idle", added: [{ x: 10, y: 10, width: 50, height: 40 }] });
  });

  it("placed -> idle: finish ends at the last place of the pointer", () => {
    const events = [at("down", 10, 10), at("up", 10, 10), at("move", 40, 40), { type: "finish" } as const];
    expect(run(...events)).toMatchObject({ at: "idle", added: [{ width: 30, height: 30 }] });
    expect(run({ type: "finish" }).at).toBe("idle");
  });

  it.each(["cancel", "back"] as const)("%s forgets what was begun", (type) => {
    expect(run(at("down", 10, 10), at("move", 50, 40), { type })).toMatchObject({ at: "idle", added: [] });
    expect(run(at("down", 10, 10), at("up", 10, 10), { type })).toMatchObject({ at: "idle", added: [] });
  });

  it("keeps the box inside the picture", () => {
    expect(run(at("down", -50, 20), at("up", 500, 900)).added).toMatchObject([{ x: 0, y: 20, width: 200, height: 80 }]);
  });

  it("says that a box is too small instead of dropping it silently", () => {
    expect(run(at("down", 10, 10), at("up", 60, 14))).toMatchObject({
      at: "idle",
      added: [],
      notices: ["editor.box.tooSmall"],
    });
  });

  it("shift makes a square that still fits", () => {
    expect(run(at("down", 10, 10), at("up", 60, 30, { shift: true })).added).toMatchObject([{ width: 50, height: 50 }]);
    expect(run(at("down", 10, 60), at("up", 150, 70, { shift: true })).added).toMatchObject([
      { y: 60, width: 40, height: 40 },
    ]);
  });

  it("stores hundredths of a pixel", () => {
    const [box] = run(at("down", 10.123_456, 10.1), at("up", 20.987_654, 20.3)).added;
    expect(box).toMatchObject({ x: 10.12, y: 10.1, width: 10.87, height: 10.2 });
  });
});
