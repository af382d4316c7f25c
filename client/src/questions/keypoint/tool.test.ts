import { describe, expect, it } from "vitest";
import { keypointSettings } from "@keyhole/shared/questions/keypoint/schema";
import type { KeypointRegion } from "@keyhole/shared/questions/keypoint/schema";
import type { DrawEvent } from "../../fields/image/image-layer.ts";
import { drawContext } from "../draw-tool.testing.ts";
import { keypointTool } from "./tool.ts";
import type { KeypointState } from "./tool.ts";

const labels = ["left", "right", "nose"];
const press = (x: number, alt = false): DrawEvent => ({ type: "down", point: { x, y: 5 }, shift: false, alt });
const finish: DrawEvent = { type: "finish" };

/** Plays events as the surface does: what is added joins the answer, the next label becomes the current one. */
function run(events: readonly DrawEvent[], settings = keypointSettings.parse({ labels })) {
  let state: KeypointState = keypointTool.idle;
  let label = "left";
  let ids = 0;
  const regions: KeypointRegion[] = [];
  const notices: string[] = [];
  for (const event of events) {
    const newId = () => `id${(ids += 1)}`;
    const extent = { width: 100, height: 10 };
    const context = drawContext(settings, { extent, label, regions: [...regions], newId });
    const step = keypointTool.step(state, event, context);
    state = step.state;
    if (step.added !== undefined) regions.push(step.added);
    if (step.nextLabel !== undefined) label = step.nextLabel;
    if (step.notice !== undefined) notices.push(step.notice.message);
  }
  return { regions, label, notices, object: state.object };
}

describe("key point tool", () => {
  it("goes through the names in order", () => {
    const { regions, label } = run([press(1), press(2)]);
    expect(regions.map((region) => [region.label, region.x, region.visibility])).toEqual([
      ["left", 1, "visible"],
      ["right", 2, "visible"],
    ]);
    expect(regions[0]).not.toHaveProperty("object");
    expect(label).toBe("nose");
  });

  it("says when all are placed, and places no name twice", () => {
    const { regions, notices } = run([press(1), press(2), press(3), press(4)]);
    expect(regions).toHaveLength(3);
    expect(notices).toEqual(["editor.keypoint.allPlaced", "editor.keypoint.allPlaced"]);
  });

  it("finish begins another object with its own id", () => {
    const { regions, object } = run([press(1), press(2), press(3), finish, press(4), press(5)]);
    expect(regions.map((region) => region.label)).toEqual([...labels, "left", "right"]);
    expect(new Set(regions.slice(3).map((region) => region.object))).toEqual(new Set([object]));
    expect(object).not.toBeNull();
  });

  it("finish before any point begins nothing", () => {
    expect(run([finish])).toMatchObject({ object: null, notices: [] });
  });

  it("alt places an occluded point; outside the picture it is put on the border", () => {
    expect(run([press(500, true)]).regions).toMatchObject([{ x: 100, y: 5, visibility: "occluded" }]);
  });

  it("free marks repeat their name", () => {
    const free = keypointSettings.parse({ labels, unique: false });
    expect(run([press(1), press(2), finish, press(3)], free)).toMatchObject({ label: "left", object: null });
    expect(run([press(1), press(2)], free).regions.map((region) => region.label)).toEqual(["left", "left"]);
  });
});
