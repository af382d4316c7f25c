import { z } from "zod";
import type { Problem } from "../errors.ts";
import type { FieldFacts } from "../fields/field-type.ts";
import type { Label } from "./label.ts";
import { problem } from "./problem-keys.ts";
import type { CocoShape, Extent, Region } from "./question-type.ts";
import type { Seen } from "../conditions.ts";

/** Made once by the editor or the import and kept through every edit, so that a comment can be pinned to it. */
export const regionId = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/);

/**
 * What every drawn region has. Regions of one `group` belong together (a car and its plate): they are selected, moved,
 * hidden and deleted together, whatever question about the picture they answer. Agreement does not look at it.
 */
export const regionMembers = { id: regionId, label: z.string(), group: regionId.optional() };

/** The same in an import: an id is made where there is none, and a `group` of another shape is other people's. */
export const rawMembers = {
  id: regionId.optional(),
  label: z.string(),
  group: regionId.optional().catch(undefined),
};

interface Members {
  readonly id?: string | undefined;
  readonly label: string;
  readonly group?: string | undefined;
}

/** The members of an imported region, of which `usualId` is the id where it has none. */
export const membersOf = ({ id, label, group }: Members, usualId: string) => ({
  id: id ?? usualId,
  label,
  ...(group === undefined ? {} : { group }),
});

/** What COCO has no member for: the group, and what else a type puts among `attributes`. Nothing where there is none. */
export const cocoAttributes = (
  { group }: Members,
  own: CocoShape["attributes"] = {},
): Pick<CocoShape, "attributes"> => {
  const attributes = { ...own, ...(group === undefined ? {} : { group }) };
  return Object.keys(attributes).length === 0 ? {} : { attributes };
};

/** Float64 pixels of the original after its EXIF orientation was applied. JSON cannot hold NaN or infinities. */
export const coordinate = z.number();

/** The picture's own size, stored beside coordinates so that they mean something without the picture. */
export const pictureSize = { width: z.int().positive(), height: z.int().positive() };

/** Most regions that one answer may ever hold; a lead's `maxCount` stays under it. */
export const regionLimit = 20_000;

export const regionCounts = {
  minCount: z.int().min(0).max(regionLimit).default(0),
  maxCount: z.int().min(1).max(regionLimit).default(1000),
};

interface Counts {
  readonly minCount: number;
  readonly maxCount: number;
}

export const countProblems = ({ minCount, maxCount }: Counts): readonly Problem[] =>
  minCount > maxCount ? [problem("settings.min-over-max", ["minCount"], { minimum: minCount, maximum: maxCount })] : [];

/** What every kind of region must keep: an id of its own, a known label, and how many there may be. */
export function regionProblems(
  regions: readonly Region[],
  labels: readonly Label[],
  { minCount, maxCount }: Counts,
): readonly Problem[] {
  const problems: Problem[] = [];
  const count = regions.length;
  if (count > 0 && count < minCount)
    problems.push(problem("answer.too-few", ["regions"], { minimum: minCount, count }));
  if (count > maxCount) problems.push(problem("answer.too-many", ["regions"], { maximum: maxCount, count }));
  const known = new Set(labels.map(({ value }) => value));
  const ids = new Set<string>();
  for (const [index, { id, label }] of regions.entries()) {
    if (ids.has(id)) problems.push(problem("answer.region-id-twice", ["regions", index, "id"], { id }));
    if (!known.has(label)) problems.push(problem("answer.unknown-label", ["regions", index, "label"], { label }));
    ids.add(id);
  }
  return problems;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The answer was drawn on this picture and not on another or a re-sized one. */
export function pictureProblems({ width, height }: Size, facts: FieldFacts): readonly Problem[] {
  if (facts.kind !== "image") return [problem("answer.wrong-field-kind", [], { kind: facts.kind })];
  return width === facts.width && height === facts.height
    ? []
    : [problem("answer.other-picture", [], { width: facts.width, height: facts.height })];
}

/** Rounding of float64 arithmetic (x + width) may pass the border by less than this many pixels. */
const rounding = 1e-6;

export const isInside = ([x, y]: readonly [number, number], { width, height }: Size): boolean =>
  x >= -rounding && y >= -rounding && x <= width + rounding && y <= height + rounding;

/** The size an editor starts from; a question on pictures is never asked of anything else (the form refuses it). */
export function sizeOf(facts: FieldFacts): Size {
  if (facts.kind !== "image") throw new Error(`expected an image, got ${facts.kind}`);
  return { width: facts.width, height: facts.height };
}

/** Other tools round: up to 1 px outside the picture is drawn onto its border, more stays and is refused by the check. */
export const clampToPicture = ([x, y]: readonly [number, number], { width, height }: Size): [number, number] => [
  clamp(x, width),
  clamp(y, height),
];

const clamp = (value: number, end: number): number =>
  value < 0 && value >= -1 ? 0 : value > end && value <= end + 1 ? end : value;

/** What conditions see of an answer made of regions: the labels used and how many regions there are. */
export const seeRegions = ({ regions }: { readonly regions: readonly Region[] }): Seen => ({
  values: [...new Set(regions.map(({ label }) => label))],
  amount: regions.length,
});

/** The bounding box of points. */
export function extentOfPoints(points: readonly (readonly [number, number])[]): Extent {
  const from: [number, number] = [Infinity, Infinity];
  const to: [number, number] = [-Infinity, -Infinity];
  for (const [x, y] of points) {
    from[0] = Math.min(from[0], x);
    from[1] = Math.min(from[1], y);
    to[0] = Math.max(to[0], x);
    to[1] = Math.max(to[1], y);
  }
  return { kind: "shape", from, to };
}
