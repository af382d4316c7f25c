import { createHash } from "node:crypto";
import { exportFormats } from "@keyhole/db/store/exports";
import { idOf, type ExportId, type ProjectId } from "@keyhole/shared/ids";
import type { AnnotationState } from "@keyhole/shared/vocabulary";
import { canonicalJson } from "@keyhole/shared/trail/canonical-json";
import { z } from "zod";

/** Numbers that bound one export; tests pass smaller ones. */
export const exportLimits = {
  /** Annotations in one file. */
  rows: 5_000_000,
  /** Items that the live count looks at before it says "at least". */
  countedItems: 100_000,
  /** Requests of one project that wait for a decision at the same time. */
  waiting: 20,
  /** How long a request waits for its second person. */
  waitingMs: 7 * 24 * 3_600_000,
  /** How long an approval stays good for a build that a freeze or a full disk holds up. */
  approvalMs: 24 * 3_600_000,
  /** Pictures in one file, where they are asked for. */
  pictures: 100_000,
  /** How long the finished file can be fetched. */
  readyMs: 3_600_000,
};

export const exportFilters = z.strictObject({
  /** Accepted annotations only, or also those that nobody has judged yet. */
  states: z.enum(["accepted", "accepted-and-submitted"]).default("accepted"),
  /** Submitted at or after `from`, before `to`; milliseconds UTC. */
  from: z.int().min(0).nullable().default(null),
  to: z.int().min(0).nullable().default(null),
  /** Every pair must hold; keys are ones that the project keeps in the open. */
  metadata: z
    .array(z.strictObject({ key: z.string().min(1).max(60), value: z.string().max(200) }))
    .max(10)
    .default([]),
  /** Names of the questions to include; null for every question that the format can hold. */
  questions: z.array(z.string().max(40)).min(1).max(50).nullable().default(null),
  /** JSONL only: also the texts and conversations that were labeled. */
  content: z.boolean().default(true),
});
export type ExportFilters = z.infer<typeof exportFilters>;

/** The states that the filter lets through, at the request and again at the build. */
export const statesOf = ({ states }: Pick<ExportFilters, "states">): readonly AnnotationState[] =>
  states === "accepted" ? ["accepted"] : ["accepted", "submitted"];

export const exportFormat = z.enum(exportFormats);

/** Everything that the approval is about; sealed, because recipient and purpose are a person's words. */
export const exportTerms = z.strictObject({
  v: z.literal(1),
  format: exportFormat,
  filters: exportFilters,
  recipient: z.string(),
  purpose: z.string(),
  rows: z.int(),
  items: z.int(),
  /** Items of the project at that time, of which `items` is a part. */
  totalItems: z.int(),
  people: z.int(),
  /** Names of the questions and fields whose answers and content leave. */
  questions: z.array(z.string()),
  fields: z.array(z.string()),
  /** CSV: the item metadata that gets a column, as the project kept it in the open when this was asked. */
  metadataKeys: z.array(z.string()),
  /** Original pictures that leave with the answers and their bytes as stored; null where none were asked for. */
  pictures: z.strictObject({ count: z.int(), bytes: z.int() }).nullable(),
  /** Forms that the pinned annotations were made under, oldest version first. */
  forms: z.array(idOf<"form">()),
  /** SHA-256 of the pinned annotation ids, 16 bytes each in their order; hexadecimal. */
  pins: z.string(),
});
export type ExportTerms = z.infer<typeof exportTerms>;

/** What an approver binds themselves to: SHA-256, base64url, of the canonical JSON of the request and its pinned list. */
export const termsDigest = (of: { exportId: ExportId; projectId: ProjectId }, terms: ExportTerms): string =>
  createHash("sha256")
    .update(canonicalJson({ export: of.exportId, project: of.projectId, terms }))
    .digest("base64url");
