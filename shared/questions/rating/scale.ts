import type { RatingSettings } from "./schema.ts";

type Scale = RatingSettings["scale"];

/** How many points the scale has; `max` is the last only where it lies a whole number of steps from `min`. */
export const scaleSteps = ({ min, max, step }: Scale): number => Math.floor((max - min) / step + 1e-9) + 1;

/** The points in order, free of the drift of repeated addition (0.1 + 0.2). */
export const scalePoints = (scale: Scale): readonly number[] =>
  Array.from({ length: Math.max(0, scaleSteps(scale)) }, (_, index) =>
    Number((scale.min + index * scale.step).toPrecision(12)),
  );
