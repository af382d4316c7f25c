import { z } from "zod";
import { keyMap } from "./preferences.ts";

const minutes = (least: number, most: number, usual: number) =>
  z
    .int()
    .min(least * 60_000)
    .max(most * 60_000)
    .default(usual * 60_000);

/** What a lead may set for a project. Stored as JSON; every member has a default, so that an older row still reads. */
export const projectSettings = z.strictObject({
  v: z.literal(1).default(1),
  /** Annotations that each task needs. */
  overlap: z.int().min(1).max(20).default(1),
  leaseMs: minutes(2, 24 * 60, 30),
  /** How long a slot stays reserved for its worker without a lease. */
  reservationMs: minutes(5, 7 * 24 * 60, 240),
  /** Without contact to the server content is covered after this long. */
  contactGraceMs: z.int().min(0).max(600_000).default(60_000),
  /** Whether the probable next task goes to a worker's browser ahead, sealed; the key follows when the task opens. */
  prefetch: z.boolean().default(true),
  visibleMark: z.enum(["full", "faint"]).default("full"),
  /** Own recent tasks that a labeler may open again. */
  revisitable: z.int().min(0).max(100).default(5),
  /** Whether finished tasks are reviewed: by nobody, all, or only where agreement is below the threshold. */
  review: z.enum(["none", "all", "below-threshold"]).default("below-threshold"),
  /** Agreement from 0 to 1 at which a task is accepted by rule. */
  agreementThreshold: z.number().min(0).max(1).default(0.8),
  /** Share of tasks with one annotation only, where nothing can be compared, that a reviewer sees all the same. */
  reviewSample: z.number().min(0).max(1).default(0.1),
  blindReview: z.boolean().default(true),
  /** Share of gold tasks mixed in, 0 to 0.5. */
  goldRate: z.number().min(0).max(0.5).default(0),
  /** Finished tasks after which a worker's own accuracy may change: the fewer, the more it tells about single tasks. */
  accuracyStep: z.int().min(10).max(1000).default(25),
  mustAcknowledgeGuideline: z.boolean().default(false),
  /** Metadata keys that are stored in the open and can be filtered on. */
  openMetadata: z.array(z.string().min(1).max(60)).max(20).default([]),
  /** Usual keys of actions in this project, by the action's id; each person may still choose their own. */
  keys: keyMap.default({}),
  storageBytes: z
    .int()
    .positive()
    .default(50 * 1024 ** 3),
});
export type ProjectSettings = z.infer<typeof projectSettings>;

export const defaultProjectSettings: ProjectSettings = projectSettings.parse({});

/** The settings of a stored row. */
export const parseProjectSettings = (json: string): ProjectSettings => projectSettings.parse(JSON.parse(json));
