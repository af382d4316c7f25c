import { z } from "zod";
import type { FieldFacts } from "../fields/field-type.ts";
import type { Problem } from "../errors.ts";
import { problem } from "./problem-keys.ts";
import { coordinate, isInside, pictureProblems } from "./region.ts";

/**
 * An upright rectangle of `width` × `height` around (cx, cy), turned about that centre. `angle` is in degrees, clockwise
 * as seen on the picture (y points down), 0 up to but not including 360.
 */
export interface Frame {
  readonly cx: number;
  readonly cy: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

export type Corner = readonly [number, number];

export const centre = { cx: coordinate, cy: coordinate };
export const degrees = z.number().min(0).lt(360);

/** Any angle as 0 ≤ angle < 360; one that is so already stays exactly what it is. */
export function normalDegrees(angle: number): number {
  if (angle > 0 && angle < 360) return angle;
  const turned = ((angle % 360) + 360) % 360;
  return turned === 360 || turned === 0 ? 0 : turned;
}

/** (x, y) from the centre along the frame's own axes, as a place on the picture. */
export function fromFrame({ cx, cy, angle }: Pick<Frame, "cx" | "cy" | "angle">, x: number, y: number): Corner {
  // Quarter turns are exact, so that a box turned by 90 degrees has whole corners.
  const quarter = angle / 90;
  const [sin, cos] = Number.isInteger(quarter)
    ? ((
        [
          [0, 1],
          [1, 0],
          [0, -1],
          [-1, 0],
        ] as const
      )[quarter % 4] ?? [0, 1])
    : [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  return [cx + x * cos - y * sin, cy + x * sin + y * cos];
}

/** Left top, right top, right bottom, left bottom, as they lie before turning. */
export const cornersOf = (frame: Frame): readonly Corner[] =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([x = 0, y = 0]) => fromFrame(frame, (x * frame.width) / 2, (y * frame.height) / 2));

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A turned shape's centre lies on the picture. Its corners may lie outside, as those of an object that the border cuts
 * do, but by no more than the picture's own size.
 */
export const fitsPicture = (frame: Frame, size: Size): boolean =>
  isInside([frame.cx, frame.cy], size) &&
  cornersOf(frame).every(
    ([x, y]) => x >= -size.width && y >= -size.height && x <= 2 * size.width && y <= 2 * size.height,
  );

interface Turned {
  readonly id: string;
  readonly frame: Frame;
}

/** What every turned shape must keep; see `fitsPicture`. */
export function turnedProblems(
  shapes: readonly Turned[],
  { minSize, ...size }: Size & { readonly minSize: number },
  facts: FieldFacts,
): readonly Problem[] {
  const problems = [...pictureProblems(size, facts)];
  for (const [index, { id, frame }] of shapes.entries()) {
    const path = ["regions", index];
    if (!fitsPicture(frame, size)) problems.push(problem("answer.outside-picture", path, { id }));
    if (frame.width === 0 || frame.height === 0) problems.push(problem("answer.no-area", path, { id }));
    else if (Math.min(frame.width, frame.height) < minSize) {
      problems.push(problem("answer.too-small", path, { id, minimum: minSize }));
    }
  }
  return problems;
}
