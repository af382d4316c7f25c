import { z } from "zod";
import type { Problem } from "../errors.ts";
import { cocoRle } from "../questions/mask/coco-mask.ts";
import { problem } from "../questions/problem-keys.ts";
import { schemaProblems } from "../questions/schema-problems.ts";
import { fail, ok, type Result } from "../result.ts";

/**
 * One picture of a COCO file with what the file says about it, as raw values that `formats.parse` of box, polygon,
 * keypoint, skeleton and mask read. Labels are category names. Sizes are the file's own claim: the import checks them against the pixels.
 */
export interface CocoItem {
  readonly imageId: string;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (Named & { readonly bbox: readonly number[] })[];
  readonly polygons: readonly Omit<CocoSegmentation, "iscrowd">[];
  readonly keypoints: readonly CocoPoint[];
  /** Annotations with points whose category names them. */
  readonly skeletons: readonly CocoSkeleton[];
  /** Everything that has an area, crowds too: polygons and run lengths, as the file has them. */
  readonly masks: readonly CocoSegmentation[];
}

interface Named {
  readonly label: string;
  /** Of `attributes`, where Keyhole's own files have it. */
  readonly group?: string;
}

export interface CocoSkeleton extends Named {
  readonly points: readonly (Omit<CocoPoint, "label" | "object"> & { readonly name: string })[];
}

export interface CocoSegmentation extends Named {
  readonly segmentation: z.infer<typeof segmentation>;
  readonly iscrowd: 0 | 1;
}

/** Points of one annotation share `object`. */
export interface CocoPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly visibility: "visible" | "occluded";
  readonly object: string;
}

export interface CocoContents {
  readonly items: readonly CocoItem[];
  /** In the file's order; `keypoints` names the points of categories that have some. */
  readonly categories: readonly { readonly name: string; readonly keypoints: readonly string[] }[];
  /** What was left out and why. Paths start at the file's root. */
  readonly problems: readonly Problem[];
}

const id = z.union([z.int(), z.string().min(1)]).transform(String);
const file = z.looseObject({
  images: z.array(z.unknown()),
  annotations: z.array(z.unknown()).default([]),
  categories: z.array(z.unknown()).default([]),
});
const image = z.looseObject({
  id,
  file_name: z.string().min(1),
  width: z.int().positive(),
  height: z.int().positive(),
});
const category = z.looseObject({
  id,
  name: z.string().min(1),
  keypoints: z.array(z.string().min(1)).default([]),
});
const box = z.tuple([z.number(), z.number(), z.number().min(0), z.number().min(0)]);
const segmentation = z.union([z.array(z.array(z.number())), cocoRle]);
const annotation = z.looseObject({
  id: id.optional(),
  image_id: id,
  category_id: id,
  bbox: box.optional(),
  segmentation: segmentation.optional(),
  keypoints: z.array(z.number()).default([]),
  attributes: z
    .looseObject({ group: z.string().optional().catch(undefined) })
    .catch({})
    .default({}),
  iscrowd: z.union([z.literal(0), z.literal(1), z.boolean()]).default(0),
});

/**
 * Reads a parsed COCO file (cocodataset.org, "Data format"). Crowd regions, which stand
 * for many objects, are masks only, which is reported. What cannot be read is reported and left out. Fails only where it is not COCO at all.
 */
export function cocoToItems(raw: unknown): Result<CocoContents, readonly Problem[]> {
  const read = file.safeParse(raw);
  if (!read.success) return fail([problem("coco.not-coco", [], { expected: "images, annotations, categories" })]);
  const problems: Problem[] = [];
  const items = imagesOf(read.data.images, problems);
  const categories = categoriesOf(read.data.categories, problems);
  for (const [index, entry] of read.data.annotations.entries()) {
    const path = ["annotations", index];
    const parsed = annotation.safeParse(entry);
    if (!parsed.success) {
      problems.push(problem("coco.annotation", path, { detail: detailOf(parsed.error) }));
      continue;
    }
    const { image_id: imageId, category_id: categoryId } = parsed.data;
    const [item, kind] = [items.get(imageId), categories.get(categoryId)];
    if (item === undefined) problems.push(problem("coco.image-unknown", path, { id: imageId }));
    else if (kind === undefined) problems.push(problem("coco.category-unknown", path, { id: categoryId }));
    else problems.push(...addAnnotation(item, kind, { ...parsed.data, index }));
  }
  return ok({
    items: [...items.values()],
    categories: [...categories.values()].map(({ name, keypoints }) => ({ name, keypoints })),
    problems,
  });
}

type Building = {
  -readonly [Key in keyof CocoItem]: CocoItem[Key] extends readonly (infer Each)[] ? Each[] : CocoItem[Key];
};
type Category = z.infer<typeof category>;

function imagesOf(list: readonly unknown[], problems: Problem[]): ReadonlyMap<string, Building> {
  const items = new Map<string, Building>();
  for (const [index, entry] of list.entries()) {
    const path = ["images", index];
    const read = image.safeParse(entry);
    if (!read.success) {
      problems.push(problem("coco.image", path, { detail: detailOf(read.error) }));
      continue;
    }
    const { id: imageId, file_name: fileName, width, height } = read.data;
    if (items.has(imageId)) problems.push(problem("coco.image-twice", path, { id: imageId }));
    else
      items.set(imageId, {
        imageId,
        fileName,
        width,
        height,
        boxes: [],
        polygons: [],
        keypoints: [],
        skeletons: [],
        masks: [],
      });
  }
  return items;
}

function categoriesOf(list: readonly unknown[], problems: Problem[]): ReadonlyMap<string, Category> {
  const categories = new Map<string, Category>();
  for (const [index, entry] of list.entries()) {
    const read = category.safeParse(entry);
    if (read.success) categories.set(read.data.id, read.data);
    else problems.push(problem("coco.category", ["categories", index], { detail: detailOf(read.error) }));
  }
  return categories;
}

type Annotation = z.infer<typeof annotation> & { readonly index: number };

function addAnnotation(item: Building, { name: label, keypoints }: Category, given: Annotation): readonly Problem[] {
  const { group } = given.attributes;
  const named = { label, ...(group === undefined ? {} : { group }) };
  const isCrowd = given.iscrowd === 1 || given.iscrowd === true;
  const { segmentation: area } = given;
  if (area !== undefined && !(Array.isArray(area) && area.length === 0)) {
    item.masks.push({ ...named, segmentation: area, iscrowd: isCrowd ? 1 : 0 });
    if (!isCrowd) item.polygons.push({ ...named, segmentation: area });
  }
  if (isCrowd) {
    return [problem("coco.crowd", ["annotations", given.index], { id: given.id ?? String(given.index) })];
  }
  if (given.bbox !== undefined) item.boxes.push({ ...named, bbox: given.bbox });
  const points = pointsOf(given, keypoints);
  item.keypoints.push(...points);
  if (points.length > 0) {
    const placed = points.map(({ label: name, x, y, visibility }) => ({ name, x, y, visibility }));
    item.skeletons.push({ ...named, points: placed });
  }
  return [];
}

/** Triples x, y, v: v 0 not labelled, 1 labelled but hidden, 2 visible. */
function pointsOf({ keypoints: flat, index }: Annotation, names: readonly string[]): readonly CocoPoint[] {
  return names.flatMap((label, place) => {
    const [x, y, v] = flat.slice(3 * place, 3 * place + 3);
    if (x === undefined || y === undefined || (v !== 1 && v !== 2)) return [];
    return [{ label, x, y, visibility: v === 2 ? ("visible" as const) : ("occluded" as const), object: `a${index}` }];
  });
}

/** The first thing wrong with an entry, in the words of its place: "bbox: schema.invalid_type". */
const detailOf = (error: z.ZodError): string =>
  schemaProblems(error)
    .slice(0, 1)
    .map(({ path, message }) => `${path.join(".")}: ${message}`)
    .join("");
