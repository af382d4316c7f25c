import { z } from "zod";

export const dateKinds = ["date", "date-time", "time"] as const;
export const datePrecisions = ["year", "month", "day", "minute", "second"] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/**
 * `min` and `max` are written as answers are. `tolerance` is how many units of the precision (days, minutes) two people
 * may be apart and still agree in part; 0 is the same or not.
 */
export const dateSettings = z
  .strictObject({
    kind: z.enum(dateKinds).default("date"),
    precision: z.enum(datePrecisions).optional(),
    min: z.string().max(19).nullable().default(null),
    max: z.string().max(19).nullable().default(null),
    tolerance: z.number().min(0).max(1e9).default(0),
  })
  .transform((given) => ({
    ...given,
    precision: given.precision ?? (given.kind === "date" ? ("day" as const) : ("minute" as const)),
  }));
export type DateSettings = z.infer<typeof dateSettings>;

/**
 * ISO 8601 as far as the precision goes: `2024`, `2024-03`, `2024-03-05`, `2024-03-05T14:30`, `14:30:00`. Local, without
 * a zone: what is asked is what a letter or a clock in the item says, and that is the same for every worker, wherever
 * they sit. An instant would change its date with the reader's zone. null: nothing entered yet.
 */
export const dateAnswer = z.strictObject({ value: z.string().max(19).nullable() });
export type DateAnswer = z.infer<typeof dateAnswer>;
