import { z } from "zod";
import { labelValue } from "../label.ts";

/** Most points one scale may have. */
export const scaleLimit = 101;

const criterion = z.preprocess(
  (raw) => (typeof raw === "string" ? { value: raw } : raw),
  z
    .strictObject({
      value: labelValue,
      title: z.string().min(1).max(120).optional(),
      description: z.string().max(2000).optional(),
      /** What a point of the scale means: {"1": "Wrong or harmful", "5": "Right and complete"}. */
      anchors: z.record(z.string(), z.string().max(300)).default({}),
      required: z.boolean().default(true),
      /** Its share of the overall score against the other criteria. */
      weight: z.number().positive().max(1000).default(1),
      /** Whether "not applicable" can be answered; the criterion is then left out of the score. */
      notApplicable: z.boolean().default(false),
    })
    .transform((given) => ({ ...given, title: given.title ?? given.value })),
);

/**
 * One scale for all criteria of a rubric. `perCandidate`: each candidate response is rated by itself. `hotkeys`: digits
 * rate, possible where there is one criterion, one thing to rate and a scale of single digits.
 */
export const ratingSettings = z.strictObject({
  scale: z
    .strictObject({
      min: z.number().default(1),
      max: z.number().default(5),
      step: z.number().positive().default(1),
    })
    .prefault({}),
  criteria: z.array(criterion).max(50).prefault(["overall"]),
  perCandidate: z.boolean().default(false),
  hotkeys: z.boolean().default(false),
});
export type RatingSettings = z.infer<typeof ratingSettings>;
export type Criterion = RatingSettings["criteria"][number];

/** One point given. `candidate` is null where the field as a whole is rated. */
export const rating = z.strictObject({
  criterion: z.string(),
  candidate: z.string().nullable().default(null),
  value: z.union([z.number(), z.literal("not-applicable")]),
});
export type Rating = z.infer<typeof rating>;

export const ratingAnswer = z.strictObject({ ratings: z.array(rating) });
export type RatingAnswer = z.infer<typeof ratingAnswer>;
