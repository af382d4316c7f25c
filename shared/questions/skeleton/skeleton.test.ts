import { describe, expect, it } from "vitest";
import { cocoPerson } from "./coco-person.ts";
import { type PlacedPoint, skeletonSettings } from "./schema.ts";
import { skeleton } from "./skeleton.ts";

const settings = skeletonSettings.parse({ labels: ["person"], ...cocoPerson });
const size = { width: 640, height: 480 };
const facts = { kind: "image", ...size } as const;
const standing = (change: (point: PlacedPoint) => PlacedPoint = (point) => point) => ({
  ...size,
  regions: [
    {
      id: "r1",
      label: "person",
      points: cocoPerson.points.map(({ name, place }) =>
        change({ name, x: 100 + 200 * (place?.x ?? 0), y: 50 + 400 * (place?.y ?? 0), visibility: "visible" }),
      ),
    },
  ],
});

describe("COCO's person", () => {
  it("is a skeleton without problems, with COCO's 19 lines", () => {
    expect(skeleton.checkSettings(settings, "image")).toEqual([]);
    const [category] = skeleton.formats.cocoCategories?.(settings) ?? [];
    expect(category?.keypoints).toHaveLength(17);
    expect(category?.skeleton).toHaveLength(19);
    expect(category?.skeleton?.[0]).toEqual([16, 14]);
  });

  it("leaves as triples and comes back from them", () => {
    const answer = standing((point) => (point.name === "nose" ? { ...point, visibility: "absent" } : point));
    const [shape] = skeleton.formats.coco?.(answer, settings) ?? [];
    expect(shape?.keypoints?.slice(0, 6)).toEqual([0, 0, 0, 210, 74, 2]);
    expect(shape).toMatchObject({ num_keypoints: 16, category: "person" });
    const back = skeleton.formats.parse?.([{ label: "person", keypoints: shape?.keypoints }], settings, facts);
    expect(back?.answer?.regions[0]?.points).toHaveLength(16);
    expect(skeleton.compare(answer, back?.answer ?? standing(), settings).overall).toBe(1);
  });
});

describe("object keypoint similarity", () => {
  it("is exp(-d² / 2 s² k²), k twice the point's own sigma", () => {
    const moved = standing((point) => (point.name === "left_hip" ? { ...point, x: point.x + 30 } : point));
    // The box around the points does not change: 0.9 × 200 wide, 0.89 × 400 high.
    const area = 180 * 356;
    const hip = Math.exp(-(30 ** 2) / (2 * area * (2 * 0.107) ** 2));
    expect(skeleton.compare(standing(), moved, settings).overall).toBeCloseTo((16 + hip) / 17, 9);
  });

  it("a point that one of two labelled counts nothing, another visibility half", () => {
    const absent = standing((point) => (point.name === "left_eye" ? { ...point, visibility: "absent" } : point));
    expect(skeleton.compare(standing(), absent, settings).overall).toBeCloseTo(16 / 17, 9);
    const hidden = standing((point) => (point.name === "left_eye" ? { ...point, visibility: "occluded" } : point));
    expect(skeleton.compare(standing(), hidden, settings).overall).toBeCloseTo(16.5 / 17, 9);
  });
});

describe("settings of a skeleton", () => {
  const problems = (raw: object) =>
    skeleton
      .checkSettings(skeletonSettings.parse({ labels: ["x"], ...raw }), "image")
      .map(({ path, message }) => `${path.join(".")}: ${message}`);

  it.each([
    [{}, ["points: settings.no-points"]],
    [{ points: ["a", "a"] }, ["points.1.name: settings.point-twice"]],
    [{ points: ["a", { name: "b", place: { x: 0, y: 1 } }] }, ["points.0.place: settings.place-missing"]],
    [{ points: ["a"], edges: [["a", "b"]] }, ["edges.0.1: settings.edge-unknown"]],
    [{ points: ["a"], edges: [["a", "a"]] }, ["edges.0: settings.edge-twice"]],
    [
      {
        points: ["a", "b"],
        edges: [
          ["a", "b"],
          ["b", "a"],
        ],
      },
      ["edges.1: settings.edge-twice"],
    ],
  ])("%j", (raw, found) => {
    expect(problems(raw)).toEqual(found);
  });
});
