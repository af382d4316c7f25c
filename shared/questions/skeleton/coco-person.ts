import type { SkeletonSettings } from "./schema.ts";

type Figure = Pick<SkeletonSettings, "points" | "edges">;

/** name, place across and down in a standing figure seen from the front, and the sigma that COCO measured. */
const body = [
  ["nose", 0.5, 0.08, 0.026],
  ["left_eye", 0.55, 0.06, 0.025],
  ["right_eye", 0.45, 0.06, 0.025],
  ["left_ear", 0.61, 0.08, 0.035],
  ["right_ear", 0.39, 0.08, 0.035],
  ["left_shoulder", 0.72, 0.22, 0.079],
  ["right_shoulder", 0.28, 0.22, 0.079],
  ["left_elbow", 0.87, 0.37, 0.072],
  ["right_elbow", 0.13, 0.37, 0.072],
  ["left_wrist", 0.95, 0.51, 0.062],
  ["right_wrist", 0.05, 0.51, 0.062],
  ["left_hip", 0.63, 0.53, 0.107],
  ["right_hip", 0.37, 0.53, 0.107],
  ["left_knee", 0.65, 0.74, 0.087],
  ["right_knee", 0.35, 0.74, 0.087],
  ["left_ankle", 0.66, 0.95, 0.089],
  ["right_ankle", 0.34, 0.95, 0.089],
] as const;

/** By the points' numbers, from 1, as in the `skeleton` of COCO's category "person". */
const lines = [
  [16, 14],
  [14, 12],
  [17, 15],
  [15, 13],
  [12, 13],
  [6, 12],
  [7, 13],
  [6, 7],
  [6, 8],
  [7, 9],
  [8, 10],
  [9, 11],
  [2, 3],
  [1, 2],
  [1, 3],
  [2, 4],
  [3, 5],
  [4, 6],
  [5, 7],
] as const;

/** The 17 points and 19 lines of a person in COCO's keypoint files (cocodataset.org, "Keypoint Evaluation"). */
export const cocoPerson: Figure = {
  points: body.map(([name, x, y, sigma]) => ({ name, place: { x, y }, sigma })),
  edges: lines.map(([from, to]) => [body[from - 1]?.[0] ?? "", body[to - 1]?.[0] ?? ""]),
};
