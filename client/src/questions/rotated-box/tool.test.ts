import { describe, expect, it } from "vitest";
import { rotatedBoxSettings } from "@keyhole/shared/questions/rotated-box/schema";
import type { DrawEvent } from "../../fields/image/image-layer.ts";
import { at, drawContext, played, press as click } from "../draw-tool.testing.ts";
import { rotatedBoxTool } from "./layer.ts";

const context = drawContext(rotatedBoxSettings.parse({ labels: ["ship"], minSize: 5 }), { label: "ship" });

function run(...events: readonly DrawEvent[]) {
  const { state, ...rest } = played(rotatedBoxTool, context, events);
  return { at: state.at, ...rest };
}

const region = (more: object) => ({ id: "new", label: "ship", ...more });

describe("rotated box tool", () => {
  it("idle -> pressed -> idle: a drag makes an upright box", () => {
    expect(run(at("down", 10, 10), at("move", 20, 20))).toMatchObject({ at: "pressed", added: [] });
    expect(run(at("down", 50, 40), at("up", 10, 10))).toMatchObject({
      at: "idle",
      added: [region({ cx: 30, cy: 25, width: 40, height: 30, angle: 0 })],
    });
  });

  it("pressed -> line -> across -> idle: three presses make a turned box on a side", () => {
    expect(run(...click(10, 10))).toMatchObject({ at: "line", next: "editor.rotatedBox.second" });
    expect(run(...click(10, 10), ...click(10, 50))).toMatchObject({ at: "across", next: "editor.rotatedBox.third" });
    // The side goes down, the other side lies to its left: turned by 90 degrees.
    expect(run(...click(30, 10), ...click(30, 50), ...click(10, 22))).toMatchObject({
      at: "idle",
      added: [region({ cx: 20, cy: 30, width: 40, height: 20, angle: 90 })],
    });
    expect(run(...click(30, 10), ...click(30, 50), ...click(50, 22)).added).toEqual([
      region({ cx: 40, cy: 30, width: 40, height: 20, angle: 90 }),
    ]);
  });

  it("shift keeps the side to steps of 15 degrees", () => {
    const [box] = run(...click(10, 10), ...click(60, 12, { shift: true }), ...click(10, 40)).added;
    expect(box).toMatchObject({ angle: 0, height: 30 });
  });

  it("line -> idle: finish makes an upright box to the pointer; across -> idle: finish ends there", () => {
    expect(run(...click(10, 10), at("move", 30, 40), { type: "finish" }).added).toEqual([
      region({ cx: 20, cy: 25, width: 20, height: 30, angle: 0 }),
    ]);
    const events = [...click(30, 10), ...click(30, 50), at("move", 10, 22), { type: "finish" } as const];
    expect(run(...events).added).toMatchObject([{ width: 40, height: 20, angle: 90 }]);
  });

  it("back goes one step back, cancel all the way", () => {
    const two = [...click(30, 10), ...click(30, 50)];
    expect(run(...two, { type: "back" }).at).toBe("line");
    expect(run(...two, { type: "back" }, { type: "back" }).at).toBe("idle");
    expect(run(...two, { type: "cancel" })).toMatchObject({ at: "idle", added: [] });
  });

  it("a second press at the first place sets nothing; too small a box says so", () => {
    expect(run(...click(30, 10), ...click(31, 10)).at).toBe("line");
    expect(run(...click(30, 10), ...click(30, 50), ...click(28, 20))).toMatchObject({
      at: "idle",
      added: [],
      notices: ["editor.box.tooSmall"],
    });
  });
});
